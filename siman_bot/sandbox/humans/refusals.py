class CannotDoError(Exception):
    """A person tried what Telegram's apps would not let them do; the text says what."""
