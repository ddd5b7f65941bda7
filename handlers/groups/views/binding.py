"""The screens of groups: the list, one group, where to bind it."""

from handlers.groups.views import quieting
from handlers.screen import Button, Screen, column, tap
from siman_bot.domain.groups.group import Topic
from siman_bot.services.groups.binding import Binding, Choosing, GroupList, GroupView, Place
from siman_bot.texts.catalogue import Texts


def group_list(texts: Texts, found: GroupList) -> Screen:
    if not found.groups:
        key = "group-list-not-found" if found.typed else "group-list-empty"
        rows = column([_to_list(texts)]) if found.typed else ()
        return Screen(text=texts.html(key, typed=found.typed), rows=rows)
    return Screen(
        text=_found(texts, "group-list-found", found.typed, more=found.more)
        if found.typed
        else texts.html("group-list", page=found.page + 1, pages=found.pages),
        rows=(
            *column(tap(_label(texts, group), "group-open", group.id) for group in found.groups),
            *_pager(found.page, found.pages, "group-list"),
            *(column([_to_list(texts)]) if found.typed else ()),
        ),
    )


def group(texts: Texts, shown: GroupView) -> Screen:
    lines = [texts.html("group-title", title=shown.title)]
    if shown.place is None:
        lines.append(texts.html("group-is-unbound"))
    else:
        lines.append(texts.html("group-is-bound", place=_where(texts, shown.place, shown.topic)))
        lines.append(quieting.line(texts, shown))
    buttons: list[Button] = []
    if shown.trouble is not None:
        lines.append(texts.html("group-has-trouble", trouble=texts.plain("group-reason", reason=shown.trouble)))
        buttons.append(tap(texts.plain("button-group-check"), "group-check", shown.id))
    elif shown.place is not None:
        lines.append(texts.html("group-is-well"))
    if shown.place is None:
        buttons.append(tap(texts.plain("button-group-bind"), "group-place", shown.id, shown.revision))
    else:
        buttons += [
            tap(texts.plain("button-group-quiet"), "group-quiet-ask", shown.id, shown.revision),
            tap(texts.plain("button-group-move"), "group-place", shown.id, shown.revision),
            tap(texts.plain("button-group-release"), "group-release", shown.id),
        ]
    return Screen(text="\n".join(lines), rows=column([*buttons, _to_list(texts)]))


def choosing(texts: Texts, choice: Choosing) -> Screen:
    shown, place = choice.group, choice.at
    head = texts.html("group-title", title=shown.title)
    if choice.typed:
        key = "group-places-found" if choice.places else "group-places-not-found"
        body = _found(texts, key, choice.typed, more=choice.more)
    else:
        body = texts.html("group-choose-place")
    rows: list[tuple[Button, ...]] = [(_go(texts, choice, one),) for one in choice.places]
    if place is not None:
        args = (shown.id, shown.revision, place.scope.kind, place.scope.code)
        label = texts.plain("button-group-bind-to", place=_name(texts, place))
        rows.insert(0, (tap(label, "group-pick", *args),))
        rows += _pager(choice.page, choice.pages, "group-at", *args)
    return Screen(text=f"{head}\n{body}", rows=(*rows, (_back(texts, choice),)))


def confirm_binding(texts: Texts, binding: Binding) -> Screen:
    shown, place = binding.group, binding.place
    args = (shown.id, shown.revision, place.scope.kind, place.scope.code)
    lines = [
        texts.html("group-title", title=shown.title),
        texts.html("group-confirm-binding", place=_where(texts, place, binding.topic)),
    ]
    if shown.place is not None:
        lines.append(texts.html("group-confirm-instead", place=_where(texts, shown.place, shown.topic)))
    return Screen(
        text="\n".join(lines),
        rows=(
            (tap(texts.plain("button-group-bind-yes"), "group-bind", *args),),
            (tap(texts.plain("button-back"), "group-at", *args, 0),),
        ),
    )


def bound(texts: Texts, binding: Binding) -> Screen:
    text = texts.html("group-now-bound", title=binding.group.title, place=_where(texts, binding.place, binding.topic))
    return Screen(text=text, rows=column([_to_list(texts)]))


def confirm_release(texts: Texts, shown: GroupView) -> Screen:
    return Screen(
        text=texts.html("group-confirm-release", title=shown.title),
        rows=(
            (tap(texts.plain("button-group-release-yes"), "group-leave", shown.id, shown.revision),),
            (tap(texts.plain("button-back"), "group-open", shown.id),),
        ),
    )


def released(texts: Texts, shown: GroupView) -> Screen:
    return Screen(text=texts.html("group-released", title=shown.title), rows=column([_to_list(texts)]))


def _found(texts: Texts, key: str, typed: str, *, more: bool) -> str:
    head = texts.html(key, typed=typed)
    return f"{head}\n{texts.html('more-found')}" if more else head


def _label(texts: Texts, shown: GroupView) -> str:
    if shown.place is None:
        return texts.plain("group-label-unbound", title=shown.title)
    if shown.trouble is not None:
        return texts.plain("group-label-trouble", title=shown.title)
    return shown.title


def _go(texts: Texts, choice: Choosing, place: Place) -> Button:
    shown = choice.group
    args = (shown.id, shown.revision, place.scope.kind, place.scope.code, 0)
    return tap(_name(texts, place), "group-at", *args)


def _back(texts: Texts, choice: Choosing) -> Button:
    label, shown = texts.plain("button-back"), choice.group
    if choice.up is not None:
        return tap(label, "group-at", shown.id, shown.revision, choice.up.kind, choice.up.code, 0)
    if choice.typed:
        return tap(label, "group-place", shown.id, shown.revision)
    return tap(label, "group-open", shown.id)


def _to_list(texts: Texts) -> Button:
    return tap(texts.plain("button-group-list"), "group-list", 0)


def _pager(page: int, pages: int, action: str, *args: str | int) -> list[tuple[Button, ...]]:
    turns = []
    if page > 0:
        turns.append(tap("‹", action, *args, page - 1))
    if page + 1 < pages:
        turns.append(tap("›", action, *args, page + 1))
    return [tuple(turns)] if turns else []


def _where(texts: Texts, place: Place, topic: Topic | None) -> str:
    """The place, and the topic that the group's messages go to."""
    if topic is None:
        return _name(texts, place)
    key = "group-place-topic" if topic.name else "group-place-some-topic"
    return texts.plain(key, place=_name(texts, place), topic=topic.name)


def _name(texts: Texts, place: Place) -> str:
    return texts.plain("group-place", kind=place.scope.kind.value, name=place.name)
