"""What each of Telegram's errors means for a delivery."""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from handlers.edge.transport import NotSent
from siman_bot.domain.sending.delivery import FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind

_PASSING = frozenset({OutcomeKind.NOT_SENT, OutcomeKind.RETRY_AFTER, OutcomeKind.UNDECIDED, OutcomeKind.STOP})

# For a flood answer that names no time.
_UNTOLD_WAIT = timedelta(seconds=5)
_SHORTEST_WAIT = timedelta(seconds=1)


def _refusal(reason: FailureReason) -> Outcome:
    return Outcome(kind=OutcomeKind.REFUSED, reason=reason)


_OTHER_FORM = ("there is no text in the message to edit", "there is no caption in the message to edit")

_MEANINGS: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    # First, because this text goes on with words out of ours.
    (_refusal(FailureReason.CONTENT_REFUSED), ("can't parse",)),
    (Outcome(kind=OutcomeKind.ALREADY_THERE), ("message is not modified", "query is too old")),
    (
        Outcome(kind=OutcomeKind.TARGET_GONE),
        (
            "message to edit not found",
            "message to delete not found",
            "message to reply not found",
            "message to be replied not found",
            "replied message not found",
            "message to forward not found",
            "message to copy not found",
            "message to pin not found",
            "message_id_invalid",
        ),
    ),
    # It stands, but it is too old or somebody else's.
    (_refusal(FailureReason.CANT_CHANGE), ("message can't be edited", "message can't be deleted")),
    (_refusal(FailureReason.BLOCKED), ("blocked by the user", "user_is_blocked")),
    (_refusal(FailureReason.KICKED), ("bot was kicked",)),
    (_refusal(FailureReason.DEACTIVATED), ("user is deactivated", "user_deactivated")),
    (_refusal(FailureReason.NOT_MEMBER), ("bot is not a member",)),
    (_refusal(FailureReason.GROUP_DELETED), ("group chat was deleted", "group chat was deactivated")),
    (
        _refusal(FailureReason.CHAT_NOT_FOUND),
        (
            "chat not found",
            "peer_id_invalid",
            "can't initiate conversation",
            # Without the new id: with it the error is ChatMigrated.
            "upgraded to a supergroup",
        ),
    ),
    (_refusal(FailureReason.NO_RIGHT_TO_PIN), ("manage pinned messages",)),
    (
        _refusal(FailureReason.NO_RIGHT_TO_MEDIA),
        (
            "rights to send photos",
            "rights to send videos",
            "rights to send documents",
            "chat_send_media",
            "chat_send_photos",
            "chat_send_videos",
            "chat_send_docs",
        ),
    ),
    (
        _refusal(FailureReason.NO_RIGHT_TO_WRITE),
        (
            "not enough rights",
            "no rights to",
            "need administrator rights",
            "chat_write_forbidden",
            "chat_send_",
            "chat_restricted",
            "chat_admin_required",
        ),
    ),
    (_refusal(FailureReason.TOPIC_CLOSED), ("topic_closed",)),
    (_refusal(FailureReason.THREAD_NOT_FOUND), ("message thread not found", "topic_deleted")),
    (
        _refusal(FailureReason.FILE_REFUSED),
        (
            "wrong file",
            "wrong remote file",
            "wrong type of file",
            "can't use file of type",
            "file is too big",
            "file must be non-empty",
            "file_part",
            "photo_",
            "image_process",
            "http url content",
            "type of the web page content",
        ),
    ),
)


def outcome_of(error: Exception) -> Outcome:
    """Read what a failed call means for the delivery.

    Takes any exception, because an answer that is JSON but not Telegram's breaks the library's parser in its own
    ways. Whatever isn't recognised may have left us, and counts as undecided.
    """
    match error:
        case NotSent():
            return Outcome(kind=OutcomeKind.NOT_SENT)
        case RetryAfter():
            return _too_fast(error.retry_after)
        case ChatMigrated():
            return Outcome(kind=OutcomeKind.MIGRATED, migrate_to=error.new_chat_id)
        case InvalidToken() | Conflict():
            return Outcome(kind=OutcomeKind.STOP)
        case Forbidden():
            return _refused(error.message, otherwise=FailureReason.NO_RIGHT_TO_WRITE)
        # Raised for a token that was revoked since the start, too; the answer behind it tells which.
        case EndPointNotFound() if str(error.__cause__).casefold().startswith("unauthorized"):
            return Outcome(kind=OutcomeKind.STOP)
        case BadRequest() | EndPointNotFound():
            return _refused(error.message, otherwise=FailureReason.CONTENT_REFUSED)
        # The library has no class for these two statuses and hands on Telegram's description alone.
        case NetworkError() if error.message.casefold().startswith("too many requests"):
            return _too_fast(_UNTOLD_WAIT)
        case NetworkError() if error.message.casefold().startswith("request entity too large"):
            return _refusal(FailureReason.FILE_REFUSED)
        case _:
            return Outcome(kind=OutcomeKind.UNDECIDED)


def passes(error: Exception) -> bool:
    """Whether a call about a chat failed for now only; else Telegram refused it, as where the chat is gone."""
    return outcome_of(error).kind in _PASSING


def has_other_form(error: Exception) -> bool:
    """Whether words were to be changed as a text and stand there as a caption, or the other way round."""
    return isinstance(error, BadRequest) and any(words in error.message.casefold() for words in _OTHER_FORM)


def _too_fast(wait: float | timedelta) -> Outcome:
    exactly = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
    return Outcome(kind=OutcomeKind.RETRY_AFTER, retry_after=max(exactly, _SHORTEST_WAIT))


def _refused(message: str, *, otherwise: FailureReason) -> Outcome:
    # The library capitalises some of Telegram's descriptions, lower-casing the rest of them.
    said = message.casefold()
    for outcome, fragments in _MEANINGS:
        if any(fragment in said for fragment in fragments):
            return outcome
    return _refusal(otherwise)
