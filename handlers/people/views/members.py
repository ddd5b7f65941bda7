"""The screens of those who decide on members."""

from handlers.paging import number_of, pages_of, turning
from handlers.people.views.joining import place_line
from handlers.screen import Screen, column, tap
from siman_bot.domain.called.labels import short_office
from siman_bot.domain.people.person import MemberState
from siman_bot.services.people.members import DecidedMember, MemberCard, Roster
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.times import on_date

_MARKS = {MemberState.PENDING: "⏳", MemberState.APPROVED: "✅", MemberState.REFUSED: "✖️"}


def roster(texts: Texts, roster: Roster) -> Screen:
    page = roster.members
    key = "members-found" if roster.search else "members-list"
    parts = [texts.html(key, number=page.total or 0, search=roster.search)]
    if (pages := pages_of(page)) > 1:
        parts.append(texts.html("page-of", page=number_of(page) + 1, pages=pages))
    rows = list(
        column(
            tap(
                f"{_MARKS[one.state]} {one.name} · {short_office(one.institution)}",
                "mem_open",
                one.person_id,
                number_of(page),
            )
            for one in page.rows
        )
    )
    rows += turning("mem_page", page)
    if roster.accounts:
        rows.append((tap(texts.plain("button-accounts-waiting", number=roster.accounts), "accounts_waiting", 0),))
    if roster.search:
        rows.append((tap(texts.plain("button-members-all"), "mem_all"),))
    return Screen(text="\n\n".join(parts), rows=tuple(rows))


def card(texts: Texts, card: MemberCard, *, page: int) -> Screen:
    parts = [
        texts.html(
            "member-card",
            name=card.name,
            institution=card.institution,
            place=place_line(texts, card.place),
            state=texts.plain(f"member-state-{card.state}"),
            applied=on_date(card.applied_at, card.clock, texts.language),
            decided=on_date(card.decided_at, card.clock, texts.language) if card.decided_at is not None else "-",
        )
    ]
    rows = []
    if card.state is MemberState.PENDING:
        if card.new_institution:
            parts.append(texts.html("member-new-institution"))
        if card.own:
            parts.append(texts.html("refusal-own-membership"))
        else:
            rows.append((tap(texts.plain("button-member-approve"), "mem_ok", card.person_id, card.revision),))
            rows.append((tap(texts.plain("button-member-refuse"), "mem_no", card.person_id, card.revision),))
    parts.append(texts.html("member-look-recorded"))
    rows.append((tap(texts.plain("button-members-back"), "mem_page", page),))
    return Screen(text="\n\n".join(parts), rows=tuple(rows))


def decided(texts: Texts, decision: DecidedMember) -> Screen:
    return Screen(
        text=texts.html(
            f"member-decided-{decision.state}",
            name=decision.name,
            institution=decision.institution,
            place=place_line(texts, decision.place),
        ),
        rows=((tap(texts.plain("button-members-back"), "mem_page", 0),),),
    )
