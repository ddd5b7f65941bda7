"""Taking a broadcast item back in the open: how, and the reason that everybody reads (R13)."""

from enum import StrEnum

from siman_bot.domain.refusals import Invalid


class Removal(StrEnum):
    """What becomes of the messages: marked as withdrawn where they stand, or deleted."""

    MARK = "mark"
    DELETE = "delete"


class WithdrawalReason(StrEnum):
    """Why an item was taken back. One person decides that, so the words are ours and not theirs (R3)."""

    WRONG_CONTENT = "wrong-content"
    WRONG_SOURCE = "wrong-source"
    WRONG_TARGET = "wrong-target"
    EXPIRED = "expired"
    CHANGED = "changed"
    UNSAFE = "unsafe"


def read_reason(raw: str) -> WithdrawalReason:
    """The reason of a withdrawal.

    Raises:
        Invalid: `reason-not-listed`: words of one's own, or of another version of the program.
    """
    try:
        return WithdrawalReason(raw)
    except ValueError:
        raise Invalid("reason-not-listed") from None
