"""The screens of groups: the list, one group, where to bind it."""

from handlers.groups.views import quieting
from handlers.paging import number_of, pages_of, turning
from handlers.screen import Button, Screen, column, tap
from siman_bot.domain.called.fitting import by_parts, fit_beside
from siman_bot.domain.called.labels import short_office, short_place
from siman_bot.domain.groups.group import Topic
from siman_bot.domain.places import ScopeKind
from siman_bot.services.groups.atlas import Place
from siman_bot.services.groups.binding import GroupList, PlacedGroup, Spot
from siman_bot.services.groups.opening import GroupView
from siman_bot.services.groups.placing import PlaceChoice
from siman_bot.texts.catalogue import Texts


def group_list(texts: Texts, found: GroupList) -> Screen:
    page, search = found.groups, found.search
    if not page.rows:
        key = "group-list-not-found" if search else "group-list-empty"
        return Screen(text=texts.html(key, typed=search), rows=column([_to_list(texts)]) if search else ())
    text = (
        _found(texts, "group-list-found", search, more=page.more)
        if search
        else texts.html("group-list", page=number_of(page) + 1, pages=pages_of(page))
    )
    labels = by_parts([_told(texts, group) for group in page.rows])
    rows = column(tap(label, "group-open", group.id) for label, group in zip(labels, page.rows, strict=True))
    last = column([_to_list(texts)]) if search else turning("group-list", page)
    return Screen(text=text, rows=(*rows, *last))


def group(texts: Texts, shown: GroupView) -> Screen:
    lines = [texts.html("group-title", title=shown.title)]
    if shown.place is None:
        lines.append(texts.html("group-is-unbound"))
    else:
        lines.append(texts.html("group-is-bound", place=_where(texts, shown.place, shown.topic)))
        lines.append(quieting.line(texts, shown))
    buttons: list[Button] = []
    if shown.trouble is not None:
        lines.append(texts.html("group-has-trouble", trouble=texts.plain("group-reason", reason=shown.trouble.value)))
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


def place_choice(texts: Texts, choice: PlaceChoice, *, spot: Spot | None = None) -> Screen:
    """A group that is bound nowhere is bound by one tap; one that is to be moved is asked about once more."""
    shown, place = choice.group, choice.at
    head = texts.html("group-title", title=shown.title)
    if choice.search:
        key = "group-places-found" if choice.places.rows else "group-places-not-found"
        body = _found(texts, key, choice.search, more=choice.places.more)
    elif place is not None and shown.place is None:
        where = _where(texts, place, None if spot is None else spot.topic)
        body = f"{texts.html('group-confirm-binding', place=where)}\n{texts.html('group-or-elsewhere')}"
    elif place is not None:
        body = f"{texts.html('group-at-place', place=_name(texts, place))}\n{texts.html('group-choose-place')}"
    else:
        body = texts.html("group-choose-place")
    labels = by_parts([(_short(texts, one), _name(texts, one)) for one in choice.places.rows])
    rows: list[tuple[Button, ...]] = [
        (_go(choice, one, label),) for label, one in zip(labels, choice.places.rows, strict=True)
    ]
    if place is not None:
        args = (shown.id, shown.revision, place.scope.kind, place.scope.code)
        label = _bind_to(texts, _short(texts, place))
        rows.insert(0, (tap(label, "group-bind" if shown.place is None else "group-pick", *args),))
        rows += turning("group-at", choice.places, before=args)
    return Screen(text=f"{head}\n{body}", rows=(*rows, (_back(texts, choice),)))


def confirm_binding(texts: Texts, placed: PlacedGroup) -> Screen:
    shown, place = placed.group, placed.place
    args = (shown.id, shown.revision, place.scope.kind, place.scope.code)
    lines = [
        texts.html("group-title", title=shown.title),
        texts.html("group-confirm-binding", place=_where(texts, place, placed.topic)),
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


def bound(texts: Texts, placed: PlacedGroup) -> Screen:
    text = texts.html("group-now-bound", title=placed.group.title, place=_where(texts, placed.place, placed.topic))
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


def _found(texts: Texts, key: str, search: str, *, more: bool) -> str:
    head = texts.html(key, typed=search)
    return f"{head}\n{texts.html('more-found')}" if more else head


def _label(texts: Texts, shown: GroupView) -> str:
    if shown.place is None:
        return texts.plain("group-label-unbound", title=shown.title)
    if shown.trouble is not None:
        return texts.plain("group-label-trouble", title=shown.title)
    return shown.title


def _told(texts: Texts, shown: GroupView) -> tuple[str, ...]:
    if shown.place is None:
        return (_label(texts, shown),)
    topic = shown.topic.name if shown.topic is not None else ""
    return _label(texts, shown), _short(texts, shown.place), topic


def _go(choice: PlaceChoice, place: Place, label: str) -> Button:
    shown = choice.group
    args = (shown.id, shown.revision, place.scope.kind, place.scope.code, 0)
    return tap(label, "group-at", *args)


def _bind_to(texts: Texts, place: str) -> str:
    """With the place where that fits; it stands above in any case."""
    whole = texts.plain("button-group-bind-to", place=place)
    return whole if fit_beside([whole]) else texts.plain("button-group-bind-here")


def _back(texts: Texts, choice: PlaceChoice) -> Button:
    label, shown = texts.plain("button-back"), choice.group
    if choice.up is not None:
        return tap(label, "group-at", shown.id, shown.revision, choice.up.kind, choice.up.code, 0)
    if choice.search:
        return tap(label, "group-place", shown.id, shown.revision)
    return tap(label, "group-open", shown.id)


def _to_list(texts: Texts) -> Button:
    return tap(texts.plain("button-group-list"), "group-list", 0)


def _where(texts: Texts, place: Place, topic: Topic | None) -> str:
    """The place, and the topic that the group's messages go to."""
    if topic is None:
        return _name(texts, place)
    key = "group-place-topic" if topic.name else "group-place-some-topic"
    return texts.plain(key, place=_name(texts, place), topic=topic.name)


def _short(texts: Texts, place: Place) -> str:
    shorten = short_office if place.scope.kind is ScopeKind.INSTITUTION else short_place
    return texts.plain("group-place", kind=place.scope.kind.value, name=shorten(place.name))


def _name(texts: Texts, place: Place) -> str:
    return texts.plain("group-place", kind=place.scope.kind.value, name=place.name)
