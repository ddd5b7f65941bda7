"""Nothing is destroyed by one tap: it asks first, or can be taken back, or destroys nothing."""

from typing import Final

from handlers.edge.intake import UNSURE
from handlers.routes import ROUTES
from siman_bot.domain.post_link import Platform
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from tests.sharing import make_account, make_item, make_shares, recorded
from tests.town import Town

ASKED_ON_A_SCREEN: Final = frozenset(
    {"account_drop", "group-leave", "data_erase_yes", "write-drop", "item-drop", "withdraw-yes", "ticket-withdraw"}
    | {"bc-cancel", "bc-all-here", "bc-all-missing", "bc-all-again", "stop-all", "mem_why"}
)
"""They stand on a screen that asks, and that a tap of another name leads to."""
TAKEN_BACK: Final = frozenset({"bc-pause", "bc-resume", "plan-pin", "closing-agree", "queue-refer"})
"""Another tap on the screen that follows undoes them, or somebody else looks once more."""
LEAVES: Final = frozenset(
    {"cancel", "account_cancel", "share_close", "hand-drop", "report-drop", "decline", "queue-drop-code"}
)
"""They end a question, or take one answer out of it; what was sent stands in the chat above."""
DECIDES: Final = frozenset(
    {"mem_ok", "mem_undo", "account_ok", "account_keep", "account_contest", "closing-reopen", "queue-confirm"}
    | {"verdict-approve", "verdict-yes", "verdict-answer", "verdict-return", "explained-yes", "explained-why"}
    | {"review-approve", "review-approve-tell", "review-yes", "review-all", "review-answer", "bc-here", "bc-missing"}
    | {"bc-again", "bc-retry", "resume-all", "relay", "explained-answer"}
)
"""What they decide on stands on their own screen, and stays."""
MAKES: Final = frozenset(
    {"agree", "language", "reg_pick", "reg_send", "account_declare", "account_kind", "share_as", "group-bind"}
    | {"group-quiet", "write-new", "write-last", "write-aim", "write-way", "plan-at", "write-answer", "write-send"}
    | {"item-edit", "explain", "explain-answer", "explain-send", "withdraw-how", "withdraw-why", "report-send"}
    | {"queue-write", "queue-skip", "queue-send", "queue-rewrite", "answer-fix", "answer-correct", "hand-add"}
    | {"hand-record", "hand-report", "sure", "again", "resume", "register", "attach", "plan"}
)
"""They add something, or fill in a question."""
LOOKS: Final = frozenset(
    {"accounts", "account_add", "account_remove", "accounts_waiting", "account_look", "share_items", "share_item"}
    | {"records", "group-list", "group-open", "group-check", "group-place", "group-at", "group-pick", "home"}
    | {"group-quiet-ask", "group-release", "consent", "reg_page", "reg_back", "mem_all", "mem_page", "mem_open"}
    | {
        "mem_no",
        "data",
        "data_part",
        "data_export",
        "data_erase",
        "contents",
        "content",
        "content-share",
        "check-code",
        "desk",
    }
    | {
        "write-resume",
        "write-change",
        "plan-menu",
        "write-field",
        "write-places",
        "write-drop-ask",
        "attach-see-draft",
        "attach-see",
    }
    | {"attach-see-public", "attach-see-offer", "item-own", "item-drop-ask", "review-list", "review"}
    | {"review-return", "offers", "offer", "withdraw", "explained", "explained-return", "tickets", "ticket"}
    | {
        "ticket-answer",
        "ticket-weigh",
        "queue",
        "queue-files",
        "queue-outcomes",
        "queue-close",
        "queue-open",
        "closings",
        "answer-read",
        "verdict",
    }
    | {"broadcasts", "broadcast", "bc-cancel-ask", "bc-doubts", "bc-all-here-ask", "bc-all-missing-ask"}
    | {"bc-all-again-ask", "bc-export", "stop-look", "recap", "recap_places", "recap_items", "recap_item"}
    | {"recap_shares", "hand-check"}
)
"""They change nothing, or only which question is open."""


def test_every_tap_says_what_it_may_destroy() -> None:
    """A new one fails here until it asks first, or is one of those that needn't."""
    groups = (ASKED_ON_A_SCREEN, TAKEN_BACK, LEAVES, DECIDES, MAKES, LOOKS, frozenset(ROUTES.unsure))
    assert sum(map(len, groups)) == len(frozenset().union(*groups)), "each in one group"
    assert frozenset().union(*groups) == ROUTES.taps.keys()


def test_the_screens_of_those_that_ask_wait_with_the_tap() -> None:
    assert ROUTES.unsure.keys() == UNSURE


async def listed(town: Town) -> tuple[Person, Shown]:
    """A member with one record, who looks at it."""
    rina = await town.member("Rina")
    item = await make_item(town, "Imunisasi")
    await make_shares(town, item, await make_account(town, rina, Platform.X, "rina_humas"), 1)
    await rina.send("/sebar")
    await rina.tap(item.code)
    await rina.send("https://x.com/rina_humas/status/77")
    await rina.tap("Catatan saya")
    return rina, await rina.expect("Catatan sebaran Anda")


async def test_what_is_about_to_be_destroyed_stays_in_sight_and_a_no_leads_back(town: Town) -> None:
    rina, shown = await listed(town)
    await rina.tap("Hapus catatan 1")
    asked = await rina.expect("Hapus catatan 1? Sesudah itu tidak dapat dikembalikan.")
    assert shown.text in asked.text
    assert asked.message_id == shown.message_id
    await rina.tap("Tidak jadi")
    assert (await rina.expect("Catatan sebaran Anda")).labels == shown.labels
    assert len(await recorded(town)) == 2


async def test_a_yes_does_what_was_tapped(town: Town) -> None:
    rina, _ = await listed(town)
    await rina.tap("Hapus catatan 1")
    await rina.tap("Ya, lanjutkan")
    await rina.expect("Catatan sebaran Anda")
    assert len(await recorded(town)) == 1


async def test_a_forged_yes_does_no_more_than_the_tap_itself(town: Town) -> None:
    _, shown = await listed(town)
    budi = await town.member("Budi")
    await budi.send("/bantuan")
    screen = await budi.expect("/batal")
    forged = shown.button("Hapus catatan 1")["callback_data"]
    for data in (f"sure:{forged}", "sure:", "sure:sure:sure", "sure:sure"):
        assert (await budi.tap(message=screen, data=data)).alert
    assert len(await recorded(town)) == 2
