"""Lists of words, written as words."""


def words(text: str) -> frozenset[str]:
    """The words of a text, which white space parts."""
    return frozenset(text.split())
