"""What stands in another scope is answered as if it weren't there, by every button that there is.

The table names each tap with what it says of an object. A tap that a capability adds has to be put into it.
"""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from handlers.routes import ROUTES
from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.transaction import Caller
from storage.amplification.tables import accounts, amplifications
from storage.groups.tables import groups
from storage.people.tables import members, people
from storage.publishing import items as stored
from storage.publishing.tables import drafts, explanations, items, relays
from storage.reports.tables import reports
from storage.sending.tables import broadcasts, deliveries
from storage.tables import audit
from tests.patience import HANGING
from tests.sharing import make_account, make_shares
from tests.town import Town, helped
from tests.writing import approve, approved, bound_group, drafted, in_review

BALI, JAKARTA = Scope.parse("province:51"), Scope.parse("province:31")
UNKNOWN: Final = 999_999

OF_NOTHING: Final = frozenset(
    {
        *("account_add", "account_cancel", "account_declare", "account_kind", "accounts", "accounts_waiting"),
        *("agree", "consent", "data", "data_erase", "data_erase_yes", "data_export", "data_part", "decline", "home"),
        *("again", "cancel", "resume", "sure"),
        *("language", "reg_back", "reg_page", "reg_pick", "reg_send", "register"),
        *("broadcasts", "stop-all", "stop-look", "resume-all"),
        *("contents", "desk", "offers", "review-list", "write-new", "withdraw-why", "explain-answer"),
        *("group-list", "mem_all", "mem_page", "records", "share_close", "share_items"),
        *("queue", "closings", "queue-leave", "queue-send", "queue-skip", "report-drop", "report-send", "tickets"),
        *("check-code", "queue-drop-code"),
        *("recap", "recap_places"),
        *("hand-add", "hand-check", "hand-drop", "hand-record", "hand-report"),
    }
)
"""Lists of what the person may see, the own data, and forms of one's own, which are named by a key drawn for them."""
OF_AN_OBJECT: Final = {
    "group-open": "{group}",
    "group-check": "{group}",
    "group-place": "{group}:{group_revision}",
    "group-at": "{group}:{group_revision}:province:31:0",
    "group-pick": "{group}:{group_revision}:province:31",
    "group-bind": "{group}:{group_revision}:province:31",
    "group-quiet-ask": "{group}:{group_revision}",
    "group-quiet": "{group}:{group_revision}:1260-360",
    "group-release": "{group}:{group_revision}",
    "group-leave": "{group}:{group_revision}",
    "mem_open": "{member}:0",
    "mem_ok": "{member}:{member_revision}",
    "mem_no": "{member}:{member_revision}",
    "mem_why": "{member}:{member_revision}:not_known",
    "mem_undo": "{member}:{member_revision}",
    "account_look": "{account}:{account_declared}",
    "account_ok": "{account}:{account_declared}",
    "account_no": "{account}:{account_declared}",
    "account_contest": "{account}:{account_declared}",
    "account_keep": "{account}:{account_declared}",
    "account_strike": "{account}:{account_declared}",
    "account_remove": "{account}",
    "account_drop": "{account}",
    "share_as": "{account}:1",
    "share_item": "{item_code}",
    "record_delete": "{record}:0",
    "ticket": "{report}",
    "ticket-answer": "{report}:1",
    "ticket-weigh": "{report}",
    "ticket-withdraw": "{report}",
    "closing-agree": "{report}",
    "closing-reopen": "{report}",
    "queue-open": "{report}:0",
    "queue-confirm": "{report}",
    "queue-files": "{report}",
    "queue-outcomes": "{report}",
    "queue-close": "{report}",
    "queue-refer": "{report}",
    "queue-write": "{report}:pendapat",
    "queue-rewrite": "{report}",
    "answer-read": "{report}:1",
    "answer-fix": "{report}",
    "answer-correct": "{report}:1:salah",
    "verdict": "{report}",
    "verdict-approve": "{report}:1",
    "verdict-answer": "{report}:1:0",
    "verdict-yes": "{report}:1",
    "verdict-return": "{report}:1",
    "verdict-take-back": "{report}:1",
    "write-resume": "{draft}",
    "write-change": "{draft}",
    "plan-menu": "{draft}",
    "write-field": "{draft}:title",
    "write-last": "{draft}:{draft_revision}:office",
    "write-places": "{draft}:0:",
    "write-aim": "{draft}:{draft_revision}:province:31",
    "write-way": "{draft}:{draft_revision}:direct",
    "write-answer": "{draft}:{draft_revision}:aaaa",
    "write-send": "{draft}:{draft_revision}",
    "write-drop-ask": "{draft}:{draft_revision}",
    "write-drop": "{draft}:{draft_revision}",
    "plan": "{draft}:release",
    "plan-at": "{draft}:{draft_revision}:release::",
    "plan-pin": "{draft}:{draft_revision}:1",
    "attach": "{draft}",
    "attach-drop": "{draft}:{draft_revision}:0",
    "attach-clear": "{draft}:{draft_revision}",
    "attach-see-draft": "{draft}",
    "attach-see": "{item}:1",
    "attach-see-public": "{waiting}",
    "attach-see-offer": "{relay}",
    "content": "{waiting}:0:",
    "content-share": "{waiting}",
    "item-own": "{item}",
    "item-edit": "{item}",
    "item-drop-ask": "{item}:{item_revision}",
    "item-drop": "{item}:{item_revision}",
    "review": "{item}",
    "review-approve": "{item}:1:{item_revision}",
    "review-approve-tell": "{item}:1:{item_revision}",
    "review-answer": "{item}:1:{item_revision}:source",
    "review-yes": "{item}:1:{item_revision}:",
    "review-all": "{item}:1:{item_revision}:",
    "review-return": "{item}:1:{item_revision}",
    "offer": "{relay}:0",
    "relay": "{relay}:{relay_revision}",
    "withdraw": "{item}:0",
    "withdraw-how": "{item}:{item_revision}:mark:0",
    "withdraw-yes": "{item}:{item_revision}",
    "explain": "{item}:0",
    "explain-send": "{item}",
    "explain-drop": "{explanation}",
    "explained": "{explanation}",
    "explained-answer": "{explanation}:aaaa",
    "explained-yes": "{explanation}",
    "explained-return": "{explanation}",
    "explained-why": "{explanation}:unclear",
    "broadcast": "{broadcast}:0",
    "bc-pause": "{broadcast}:{broadcast_revision}:0",
    "bc-resume": "{broadcast}:{broadcast_revision}:0",
    "bc-cancel-ask": "{broadcast}:{broadcast_revision}:0",
    "bc-cancel": "{broadcast}:{broadcast_revision}:0",
    "bc-retry": "{broadcast}:1796075953000:0",
    "bc-doubts": "{broadcast}:0",
    "bc-here": "{broadcast}:{delivery}:1796075953000:0",
    "bc-missing": "{broadcast}:{delivery}:1796075953000:0",
    "bc-again": "{broadcast}:{delivery}:1796075953000:0",
    "bc-all-here-ask": "{broadcast}:1796075953000",
    "bc-all-missing-ask": "{broadcast}:1796075953000",
    "bc-all-again-ask": "{broadcast}:1796075953000",
    "bc-all-here": "{broadcast}:1796075953000",
    "bc-all-missing": "{broadcast}:1796075953000",
    "bc-all-again": "{broadcast}:1796075953000",
    "bc-export": "{broadcast}",
    "recap_items": "{place}:week:0",
    "recap_item": "province-31:week:{item}:0",
    "recap_shares": "province-31:week:{item}:0",
}
"""Whatever else a button carries is as it would be for the object, so that it is found if it can be."""
OF_AN_OPEN_FORM: Final = frozenset({"share_as", "review-yes"})
"""Count in one's own form alone, and expire with it."""
LEAVING_NO_TRACE: Final = (
    *(groups, people, members, items, drafts, relays, reports, accounts, amplifications, audit, explanations),
)


def test_every_tap_is_in_the_table() -> None:
    assert OF_NOTHING.isdisjoint(OF_AN_OBJECT)
    assert OF_NOTHING | OF_AN_OBJECT.keys() == ROUTES.taps.keys()


@dataclass(frozen=True, slots=True)
class World:
    """What there is in Bali, and whoever has every role in Jakarta."""

    outsider: Person
    screen: Shown
    gaps: list[dict[str, Any]]


async def newest(town: Town, column: Any, *where: Any) -> Any:
    async with town.database.read() as connection:
        rows = await connection.execute(select(column).where(*where).order_by(column.desc()).limit(1))
        return rows.scalar_one()


async def bali(town: Town) -> World:
    assert town.app is not None
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    made = await town.member("Made", province="51")
    await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    bound = await newest(town, groups.c.id)
    await (await town.group("Rahasia", creator=tono)).expect("Bot SIMAN siap", earlier=True)
    unbound = await newest(town, groups.c.id)
    await drafted(town, sari, target=BALI)
    await in_review(town, sari, target=BALI)
    waiting = await newest(town, items.c.id)
    await approved(town, sari, tono, target=BALI)
    public = await newest(town, items.c.id)
    await explained(town, sari, tono)
    await approve(tono, await in_review(town, sari, target=BALI, way=Way.RELAY))
    await town.app.services.reports.reporting.hand_in(Caller(telegram_id=made.id), text="Kabar buruk")
    own = await make_account(town, made, Platform.X, "made_bali")
    async with town.database.read() as connection:
        shared = await stored.get(connection, public)
    assert shared is not None
    await make_shares(town, shared, own, 1)
    declared = await town.app.services.amplification.accounts.declare(
        Caller(telegram_id=made.id), link="https://www.instagram.com/kominfo_bali/", kind=AccountKind.INSTITUTION
    )
    account = declared.id
    outsider = await town.member("Joko", province="31")
    for role in Role:
        await town.grant(outsider, role, JAKARTA)
    found: dict[str, Any] = {"place": "province-51", "item_code": "", "group": bound}
    async with town.database.read() as connection:
        here = members.c.person_id == people.c.id
        member = (await connection.execute(select(members).where(here, people.c.telegram_id == made.id))).one()
        found |= {"member": member.person_id, "member_revision": member.revision}
        for name, table in (
            ("draft", drafts),
            ("relay", relays),
            ("broadcast", broadcasts),
            ("report", reports),
            ("explanation", explanations),
        ):
            row = (await connection.execute(select(table).order_by(table.c.id.desc()).limit(1))).one()
            found |= {name: row.id, f"{name}_revision": getattr(row, "revision", 1)}
        owned = (await connection.execute(select(accounts).where(accounts.c.id == account))).one()
        found |= {"account": account, "account_declared": seconds(owned.declared_at)}
        found["record"] = (await connection.execute(select(func.max(amplifications.c.id)))).scalar_one()
        found["delivery"] = (await connection.execute(select(func.max(deliveries.c.id)))).scalar_one()
        gaps = []
        for item_id, group_id in ((waiting, unbound), (public, bound)):
            row = (await connection.execute(select(items).where(items.c.id == item_id))).one()
            group = (await connection.execute(select(groups).where(groups.c.id == group_id))).one()
            gaps.append(
                found
                | {"item": row.id, "item_revision": row.revision, "waiting": waiting}
                | {"group": group.id, "group_revision": group.revision}
            )
        code = (await connection.execute(select(items.c.code).where(items.c.id == waiting))).scalar_one()
    return World(outsider, await helped(outsider), [one | {"item_code": code} for one in gaps])


async def explained(town: Town, writer: Person, reviewer: Person) -> None:
    """A withdrawn item with own words of why that wait for somebody else."""
    assert town.app is not None
    publishing, caller = town.app.services.publishing, Caller(telegram_id=writer.id)
    code = await approved(town, writer, reviewer, target=BALI)
    async with town.database.read() as connection:
        item = await stored.by_code(connection, code)
    assert item is not None
    await publishing.withdrawing.withdraw(
        caller, item_id=item.id, revision=item.revision, removal=Removal.MARK, reason=WithdrawalReason.EXPIRED
    )
    await publishing.explaining.write(caller, item_id=item.id, words="Jam layanannya salah ketik.")


async def settled(town: Town) -> None:
    """Until nothing is owed any more, progress and its message neither."""
    unsettled = select(deliveries.c.id).where(deliveries.c.state == DeliveryState.PENDING)
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                if (await connection.execute(unsettled)).first() is None:
                    return
            await asyncio.sleep(0.05)


async def told(world: World, data: str) -> tuple[str, bool, str]:
    tapped = await world.outsider.tap(message=world.screen, data=data)
    return tapped.text, tapped.alert, (await world.outsider.last()).text


async def rows(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """Besides what the sender writes down by itself."""
    asked = {table.name: select(table).order_by(*table.primary_key) for table in LEAVING_NO_TRACE}
    asked["broadcasts"] = select(broadcasts.c.id, broadcasts.c.revision).order_by(broadcasts.c.id)
    ours = deliveries.c.kind != DeliveryKind.PROGRESS
    asked["deliveries"] = select(deliveries.c.id).where(ours).order_by(deliveries.c.id)
    async with town.database.read() as connection:
        return {name: [tuple(row) for row in await connection.execute(rows)] for name, rows in asked.items()}


async def test_what_is_out_of_reach_is_answered_as_what_is_not_there(town: Town) -> None:
    """R1-R14 keep to scopes: the same words for both, nothing of the object in them, and no trace of the asking."""
    world = await bali(town)
    await settled(town)
    unlike: dict[str, Any] = {}
    for action, parts in OF_AN_OBJECT.items():
        for gaps in world.gaps:
            strange = {
                name: value if name.endswith(("_revision", "_declared")) else UNKNOWN for name, value in gaps.items()
            } | {"place": "province-99", "item_code": "SM-22222"}
            before = await rows(town)
            tap = f"sure:{action}" if action in ROUTES.unsure else action
            foreign = await told(world, f"{tap}:{parts.format(**gaps)}")
            after = await rows(town)
            nowhere = await told(world, f"{tap}:{parts.format(**strange)}")
            if foreign != nowhere:
                unlike[f"{action} {gaps['item']}"] = (foreign[0] or foreign[2][:200], nowhere[0] or nowhere[2][:200])
            if before != after:
                unlike[f"{action} {gaps['item']} left"] = {name for name in before if before[name] != after[name]}
            if "tidak berlaku" in foreign[0] and action not in OF_AN_OPEN_FORM:
                unlike[f"{action} expired"] = foreign[0]
    assert unlike == {}


async def test_places_out_of_reach_are_answered_as_places_that_are_not_there(town: Town) -> None:
    """As above, by the buttons that carry a place beside an object of one's own."""
    world = await bali(town)
    assert town.app is not None
    await bound_group(town, "Humas Jakarta", creator=world.outsider, scope="province:31")
    group = await newest(town, groups.c.id)
    revision = await newest(town, groups.c.revision, groups.c.id == group)
    draft = await drafted(town, world.outsider, target=JAKARTA)
    for form in (
        f"group-at:{group}:{revision}:province:{{}}:0",
        f"group-pick:{group}:{revision}:province:{{}}",
        f"group-bind:{group}:{revision}:province:{{}}",
        f"write-aim:{draft.id}:{draft.revision}:province:{{}}",
    ):
        assert await told(world, form.format("51")) == await told(world, form.format("99")), form
