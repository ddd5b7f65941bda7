"""The way on from a refusal: which command does what its words tell the person to do."""

from collections.abc import Mapping
from typing import Final

from handlers.edge.intake import AGAIN
from handlers.screen import HOME, Button, tap
from handlers.tasks import BENEATH, to_command, to_home
from siman_bot.texts.catalogue import Texts

OF_REFUSAL: Final[Mapping[str, str]] = {
    "account-gone": "akun",
    "account-one-per-platform": "akun",
    "account-taken": "cek",
    "account-too-many": "akun",
    "account-unconfirmed": "akun",
    "account-yours": "akun",
    "question-gone": HOME,
    "wish-gone": HOME,
    "already-agreed": "start",
    "already-done": HOME,
    "already-resumed": "hentikan",
    "already-stopped": "hentikan",
    "button-expired": HOME,
    "draft-gone": "buat",
    "explanation-unanswered": "tinjau",
    "group-changed": "grup",
    "group-gone": "grup",
    "handed-in-gone": HOME,
    "home-unknown": "daftar",
    "institution-unknown": "daftar",
    "item-elsewhere": "sebar",
    "item-not-open": "sebar",
    "link-is-profile": "akun",
    "member-changed": "anggota",
    "member-unknown": "anggota",
    "no-account-on-platform": "akun",
    "no-own-groups": "grup",
    "not-allowed": HOME,
    "not-found": "cek",
    "place-unknown": "grup",
    "record-gone": "sebar",
    "relay-cancelled": "teruskan",
    "relay-ended": "teruskan",
    "relay-paused": "teruskan",
    "report-closed": "tiket",
    "report-open": "tiket",
    "review-unanswered": "tinjau",
    "ticket-not-found": "tiket",
    "title-unknown": "sebar",
    "too-many-reports": "tiket",
    "unregistered-account": "akun",
    "verdict-moved-on": "antrean",
    "verdict-waits": "antrean",
    "wrong-role": HOME,
    "wrong-scope": HOME,
}
"""By the refusal's key the command, or the start screen. After these the person has to go elsewhere; after all others
the screen or question that they stand in goes on: another button, or the same answer in other words."""
AFTER_A_TAP: Final = frozenset(
    {
        "account-one-per-platform",
        "account-too-many",
        "button-expired",
        "no-account-on-platform",
        "no-own-groups",
    }
)
"""Of these, what leads on from a tap as well: the screen that was tapped has no button for it."""
MISSING_ACCOUNT: Final = frozenset({"no-account-on-platform", "unregistered-account"})
"""After these the account is registered, and the post that was sent recorded."""


def lead_on(texts: Texts, refusal: str) -> Button | None:
    """The button beneath a refusal, where it has to lead elsewhere."""
    if refusal in MISSING_ACCOUNT:
        return tap(texts.plain("button-add-account"), "account_add", AGAIN)
    command = OF_REFUSAL.get(refusal)
    if command is None:
        return None
    return to_home(texts, BENEATH) if command == HOME else to_command(texts, command)
