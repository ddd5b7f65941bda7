"""The screens of those who decide on members."""

from handlers.paging import number_of, pages_of, turning
from handlers.people.views.joining import place_line
from handlers.screen import Screen, column, tap
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.called.labels import short_office
from siman_bot.domain.people.person import MemberState, RefusalReason
from siman_bot.services.people.members import DecidedMember, ListedMember, MemberCard, Roster
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock, on_date

_MARKS = {MemberState.PENDING: "⏳", MemberState.APPROVED: "✅", MemberState.REFUSED: "✖️"}


def roster(texts: Texts, roster: Roster) -> Screen:
    page = roster.members
    key = "members-found" if roster.search else "members-list"
    parts = [texts.html(key, number=page.total or 0, search=roster.search)]
    if (pages := pages_of(page)) > 1:
        parts.append(texts.html("page-of", page=number_of(page) + 1, pages=pages))
    labels = by_parts([_told(texts, one) for one in page.rows])
    rows = list(
        column(
            tap(label, "mem_open", one.person_id, number_of(page)) for label, one in zip(labels, page.rows, strict=True)
        )
    )
    rows += turning("mem_page", page)
    if roster.accounts:
        rows.append((tap(texts.plain("button-accounts-waiting", number=roster.accounts), "accounts_waiting", 0),))
    if roster.search:
        rows.append((tap(texts.plain("button-members-all"), "mem_all"),))
    return Screen(text="\n\n".join(parts), rows=tuple(rows))


def card(texts: Texts, card: MemberCard, *, page: int) -> Screen:
    parts = [_card(texts, card)]
    rows = []
    if card.state is MemberState.PENDING:
        if card.new_institution:
            parts.append(texts.html("member-new-institution"))
        if card.own:
            parts.append(texts.html("refusal-own-membership"))
        else:
            rows.append((tap(texts.plain("button-member-approve"), "mem_ok", card.person_id, card.revision),))
            rows.append((tap(texts.plain("button-member-refuse"), "mem_no", card.person_id, card.revision),))
    elif card.refused_for is not None:
        parts.append(texts.html("member-refused-for", reason=_reason(texts, card.refused_for)))
    if card.state is MemberState.REFUSED and not card.own:
        rows.append((tap(texts.plain("button-member-reopen"), "mem_undo", card.person_id, card.revision),))
    parts.append(texts.html("member-look-recorded"))
    rows.append((tap(texts.plain("button-members-back"), "mem_page", page),))
    return Screen(text="\n\n".join(parts), rows=tuple(rows))


def why_refused(texts: Texts, card: MemberCard, *, revision: int) -> Screen:
    """Which reason the applicant is to read; `revision` is that of the application which the admin has seen."""
    reasons = column(
        tap(_reason(texts, reason), "mem_why", card.person_id, revision, reason) for reason in RefusalReason
    )
    back = (tap(texts.plain("button-member-keep"), "mem_open", card.person_id, 0),)
    return Screen(text=f"{_card(texts, card)}\n\n{texts.html('member-ask-why')}", rows=(*reasons, back))


def decided(texts: Texts, decision: DecidedMember) -> Screen:
    rows = [(tap(texts.plain("button-members-back"), "mem_page", 0),)]
    reason = ""
    if decision.refused_for is not None:
        reason = _reason(texts, decision.refused_for)
        undo = tap(texts.plain("button-member-reopen"), "mem_undo", decision.person_id, decision.revision)
        rows.insert(0, (undo,))
    text = texts.html(
        f"member-decided-{decision.state}",
        name=decision.name,
        institution=decision.institution,
        place=place_line(texts, decision.place),
        reason=reason,
    )
    return Screen(text=text, rows=tuple(rows))


def _told(texts: Texts, one: ListedMember) -> tuple[str, ...]:
    name = f"{_MARKS[one.state]} {one.name} · {short_office(one.institution)}"
    if one.applied_at is None or one.clock is None:
        return name, one.institution
    return name, one.institution, at_clock(one.applied_at, one.clock, texts.language)


def _card(texts: Texts, card: MemberCard) -> Html:
    shown = texts.html(
        "member-card",
        name=card.name,
        institution=card.institution,
        place=place_line(texts, card.place),
        state=texts.plain(f"member-state-{card.state}"),
        applied=on_date(card.applied_at, card.clock, texts.language),
    )
    if card.decided_at is None:
        return shown
    decided = texts.html("member-decided", decided=on_date(card.decided_at, card.clock, texts.language))
    return Html(f"{shown}\n{decided}")


def _reason(texts: Texts, reason: RefusalReason) -> str:
    return texts.plain(f"member-reason-{reason.replace('_', '-')}")
