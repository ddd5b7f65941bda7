"""The screens of writing: the form field by field, and its preview."""

from dataclasses import replace
from typing import Final

from handlers.paging import turning
from handlers.publishing.views import attaching, cards, marking, planning
from handlers.publishing.views.targets import audience_text, with_line
from handlers.screen import Button, Screen, column, grid, shortened, tap
from handlers.sending.views.plans import plan_lines
from siman_bot.conversations.publishing.writing import WritingPrompt, WritingStep
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.called.labels import short_place
from siman_bot.domain.places import ScopeKind
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import (
    BODY_LIMIT,
    OFFICE_LIMIT,
    POST_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    Content,
    ItemKind,
)
from siman_bot.domain.sending.way import Way
from siman_bot.services.paging import Page
from siman_bot.services.publishing.submitting import DeskRow
from siman_bot.services.publishing.targets import TargetChoice
from siman_bot.services.publishing.writing import Targets
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.places import place_name

TITLE: Final = 45

_LIMITS: Final = {
    WritingStep.TITLE: TITLE_LIMIT,
    WritingStep.BODY: BODY_LIMIT,
    WritingStep.SOURCE_URL: URL_LIMIT,
    WritingStep.OFFICE: OFFICE_LIMIT,
    WritingStep.POST: POST_LIMIT,
}
_FIELDS: Final = tuple(step for step in WritingStep if step is not WritingStep.PREVIEW)


def desk(texts: Texts, page: Page[DeskRow]) -> Screen:
    labels = by_parts([(_desk_label(texts, row),) for row in page.rows])
    listed = [
        tap(label, "write-resume" if isinstance(row, Draft) else "item-own", row.id)
        for label, row in zip(labels, page.rows, strict=True)
    ]
    rows = [tap(texts.plain("button-new-item"), "write-new"), *listed]
    return Screen(text=texts.html("desk"), rows=(*column(rows), *turning("desk", page)))


def form(texts: Texts, shown: WritingPrompt) -> Screen:
    """What the form asks now but for the target, or the preview where it asks nothing more."""
    if shown.draft is None:
        return _prompt(texts, shown.step, Content(), suggestion="")
    if shown.step is WritingStep.PREVIEW:
        return _preview(texts, shown, shown.draft)
    if shown.step is WritingStep.WAY:
        return _ways(texts, shown.draft)
    screen = _prompt(texts, shown.step, shown.draft.content, suggestion=shown.suggestion)
    if shown.returned_because:
        because = texts.html("returned-because", reason=shown.returned_because)
        screen = replace(screen, text=f"{screen.text}\n\n{because}")
    buttons = _to_preview(texts, shown.draft)
    if shown.suggestion:
        label = texts.plain("button-use-last", value=shown.suggestion)
        buttons = [tap(label, "write-last", shown.draft.id, shown.draft.revision, shown.step), *buttons]
    return replace(screen, rows=column(buttons))


def places(texts: Texts, choices: Targets) -> Screen:
    draft, page = choices.draft, choices.page
    turns: tuple[tuple[Button, ...], ...] = ()
    if choices.search:
        key = "form-target-found" if page.rows else "form-target-not-found"
        text = texts.html(key, search=shortened(choices.search, TITLE))
        if page.more:
            text = Html(f"{text}\n{texts.html('more-found')}")
    else:
        text = texts.html("form-target", **_counted(WritingStep.TARGET))
        turns = turning("write-places", page, before=(draft.id,), after=(choices.province,))
    rows = grid([_place_button(texts, choices, choice) for choice in page.rows], 2)
    up = []
    if choices.province or choices.search:
        up = [tap(texts.plain("button-all-places"), "write-places", draft.id, 0, "")]
    return Screen(text=text, rows=(*rows, *turns, *column([*up, *_to_preview(texts, draft)])))


def ask_discard(texts: Texts, *, draft_id: int, revision: int) -> Screen:
    return Screen(
        text=texts.html("ask-discard"),
        rows=column(
            [
                tap(texts.plain("button-discard-yes"), "write-drop", draft_id, revision),
                tap(texts.plain("button-keep"), "write-resume", draft_id),
            ]
        ),
    )


def discarded(texts: Texts) -> Screen:
    return Screen(text=texts.html("draft-discarded"))


def _prompt(texts: Texts, step: WritingStep, content: Content, *, suggestion: str) -> Screen:
    text = texts.html(f"form-{_key(step)}", limit=_LIMITS[step], **_counted(step))
    present = getattr(content, step.value)
    if present:
        text = texts.html("form-present", prompt=text, value=present)
    elif suggestion:
        text = texts.html("form-last", prompt=text, value=suggestion)
    return Screen(text=text, placeholder=texts.plain(f"placeholder-{_key(step)}"))


def _ways(texts: Texts, draft: Draft) -> Screen:
    buttons = [tap(texts.plain(f"button-way-{way}"), "write-way", draft.id, draft.revision, way) for way in Way]
    return Screen(
        text=texts.html("form-way", **_counted(WritingStep.WAY)), rows=column([*buttons, *_to_preview(texts, draft)])
    )


def _preview(texts: Texts, shown: WritingPrompt, draft: Draft) -> Screen:
    code, kind, content = shown.code or cards.UNKNOWN_CODE, ItemKind.NARRATIVE, draft.content
    card = cards.item_text(texts, code=code, kind=kind, content=content)
    audience = Html() if shown.audience is None else audience_text(texts, shown.audience)
    audience = with_line(audience, attaching.line(texts, content, code, kind))
    plan = Html() if shown.audience is None else plan_lines(texts, draft.plan, shown.audience.clocks)
    key = "preview-new" if shown.code is None else "preview-change"
    text = texts.html(key, card=Html(card), audience=audience, plan=plan)
    if shown.returned_because:
        text = Html(f"{text}\n\n{texts.html('returned-because', reason=shown.returned_because)}")
    answers = marking.answers(texts, draft, shown.marks)
    # Where three marks wait for their answers, the attachments are seen from their own screen.
    seeing = attaching.see(texts, content.media, "attach-see-draft", draft.id) if len(answers) < marking.AT_ONCE else ()
    ways = [
        tap(texts.plain("button-change"), "write-change", draft.id),
        tap(texts.plain("button-plan"), "plan-menu", draft.id),
        tap(texts.plain("button-attach"), "attach", draft.id),
        tap(texts.plain("button-discard"), "write-drop-ask", draft.id, draft.revision),
    ]
    return Screen(
        text=Html(f"{text}\n\n{marking.listed(texts, shown.marks)}") if shown.marks else text,
        rows=(
            *answers,
            (tap(texts.plain("button-submit"), "write-send", draft.id, draft.revision),),
            *seeing,
            *grid(ways, 2),
        ),
    )


def changing(texts: Texts, shown: WritingPrompt) -> Screen:
    """The preview with the fields to change."""
    if shown.draft is None or shown.step is not WritingStep.PREVIEW:
        return form(texts, shown)
    draft = shown.draft
    fields = [tap(texts.plain(f"button-change-{_key(step)}"), "write-field", draft.id, step) for step in _FIELDS]
    rows = grid([*fields, tap(texts.plain("button-to-preview"), "write-resume", draft.id)], 2)
    return Screen(text=form(texts, shown).text, rows=rows)


def planned(texts: Texts, shown: WritingPrompt) -> Screen:
    """The preview with what can be said of when it goes out."""
    if shown.draft is None or shown.step is not WritingStep.PREVIEW:
        return form(texts, shown)
    back = tap(texts.plain("button-to-preview"), "write-resume", shown.draft.id)
    return Screen(text=form(texts, shown).text, rows=(*planning.buttons(texts, shown.draft), (back,)))


def _place_button(texts: Texts, choices: Targets, choice: TargetChoice) -> Button:
    draft, name = choices.draft, place_name(texts, choice.scope, short_place(choice.name))
    if choice.opens:
        return tap(f"{name} ›", "write-places", draft.id, 0, choice.scope.code)
    if choices.province and choice.scope.kind is ScopeKind.PROVINCE:
        name = texts.plain("target-whole", name=name)
    return tap(name, "write-aim", draft.id, draft.revision, choice.scope.kind, choice.scope.code)


def _to_preview(texts: Texts, draft: Draft) -> list[Button]:
    """The way back, once every field has something in it."""
    if draft.missing:
        return []
    return [tap(texts.plain("button-to-preview"), "write-resume", draft.id)]


def _desk_label(texts: Texts, row: DeskRow) -> str:
    if isinstance(row, Draft):
        return texts.plain("desk-draft", title=row.content.title)
    return texts.plain("desk-item", state=texts.plain("desk-state", state=row.state), code=row.code, title=row.title)


def _counted(step: WritingStep) -> dict[str, int]:
    return {"number": _FIELDS.index(step) + 1, "all": len(_FIELDS)}


def _key(step: WritingStep) -> str:
    return step.value.replace("_", "-")
