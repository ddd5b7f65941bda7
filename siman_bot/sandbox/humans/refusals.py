class CannotDoError(Exception):
    """A person tried what Telegram's apps would not let them do; the text says what.

    `key` names the sentence for it among the page's texts, where there is one (as "cannot-<key>").
    """

    def __init__(self, text: str, *, key: str = "") -> None:
        super().__init__(text)
        self.key = key
