"""What deliveries carry, as it is stored: rows of earlier versions of this program are read, and written alike."""

from datetime import UTC, datetime
from typing import Any

import pytest

from siman_bot.domain.places import Clock
from siman_bot.domain.sending.course import Course, Tally
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.payload import (
    AttributionPayload,
    DeletePayload,
    EditPayload,
    ExplainPayload,
    ItemPayload,
    MediaPayload,
    NoticeButton,
    NoticePayload,
    Payload,
    PinPayload,
    ProgressPayload,
    RelayCardPayload,
    ReplyPayload,
    UnreadablePayload,
    WithdrawPayload,
    edits,
    is_followed,
    kind_of,
    payload_of,
    version_payload_of,
)
from siman_bot.domain.sending.way import Way

TALLY: dict[str, int] = {
    "groups": 3,
    "groups_sent": 1,
    "cards": 0,
    "cards_sent": 0,
    "failed": 0,
    "unknown": 0,
    "pending": 2,
    "edits": 0,
    "edits_done": 0,
    "edited": 0,
    "withdrawn": 0,
    "expired": 0,
    "cancelled": 0,
}
NUMBERS = Tally(groups=3, groups_sent=1, pending=2)
STORED: list[tuple[dict[str, Any], Payload]] = [
    (
        {
            "key": "stop-over",
            "gaps": {"code": "SM-7K2QX", "number": 2},
            "buttons": [{"label": "button-open-own", "action": "item-own", "args": [5, "x"]}],
        },
        NoticePayload(
            key="stop-over",
            gaps={"code": "SM-7K2QX", "number": 2},
            buttons=(NoticeButton(label="button-open-own", action="item-own", args=(5, "x")),),
        ),
    ),
    ({"item_id": 1, "version": 2}, ItemPayload(item_id=1, version=2)),
    ({"item_id": 1, "version": 2, "followed": True}, ItemPayload(item_id=1, version=2, followed=True)),
    ({"item_id": 1, "version": 2, "followed": True}, MediaPayload(item_id=1, version=2, followed=True)),
    ({"item_id": 1, "version": 2}, AttributionPayload(item_id=1, version=2)),
    ({"item_id": 1, "version": 2}, ReplyPayload(item_id=1, version=2)),
    ({"item_id": 1, "version": 2}, PinPayload(item_id=1, version=2)),
    (
        {"item_id": 1, "version": 2, "relay_id": 3, "revision": 1, "groups": 4},
        RelayCardPayload(item_id=1, version=2, relay_id=3, revision=1, groups=4),
    ),
    (
        {"item_id": 1, "version": 2, "captioned": False, "followed": True},
        EditPayload(item_id=1, version=2, captioned=False, followed=True),
    ),
    (
        {"item_id": 1, "version": 2, "reason": "Salah ketik.", "part": "item", "captioned": True},
        WithdrawPayload(item_id=1, version=2, reason="Salah ketik.", part=DeliveryKind.ITEM, captioned=True),
    ),
    (
        {"item_id": 1, "version": 2, "reason": "Salah ketik.", "part": "media", "captioned": False},
        DeletePayload(item_id=1, version=2, reason="Salah ketik.", part=DeliveryKind.MEDIA, captioned=False),
    ),
    (
        {"item_id": 1, "version": 2, "reason": "wrong-content", "captioned": True},
        ExplainPayload(item_id=1, version=2, reason="wrong-content", captioned=True),
    ),
    (
        {
            "code": "SM-7K2QX",
            "way": "relay",
            "tally": TALLY,
            "course": "waiting",
            "until": "2026-11-25T03:00:00+00:00",
            "clock": "WITA",
            "edit": 77,
        },
        ProgressPayload(
            code="SM-7K2QX",
            way=Way.RELAY,
            tally=NUMBERS,
            course=Course.WAITING,
            until=datetime(2026, 11, 25, 3, tzinfo=UTC),
            clock=Clock.WITA,
            edit=77,
        ),
    ),
]
EARLIER: list[tuple[dict[str, Any], Payload]] = [
    (
        {"item_id": 1, "version": 2, "captioned": True, "followed": False},
        EditPayload(item_id=1, version=2, captioned=True),
    ),
    (
        {"item_id": 1, "version": 2, "part": "media"},
        DeletePayload(item_id=1, version=2, part=DeliveryKind.MEDIA, captioned=False),
    ),
    (
        {"code": "SM-7K2QX", "way": "direct", "tally": {"pending": 2}, "edit": None},
        ProgressPayload(code="SM-7K2QX", way=Way.DIRECT, tally=Tally(pending=2), course=Course.RUNNING),
    ),
    (
        {"code": "SM-7K2QX", "way": "direct", "tally": {}},
        ProgressPayload(code="SM-7K2QX", way=Way.DIRECT, tally=Tally(), course=Course.DONE),
    ),
    ({"item_id": 1, "version": 2, "of_a_later_version": 3}, PinPayload(item_id=1, version=2)),
]


@pytest.mark.parametrize(("stored", "payload"), STORED)
def test_each_kind_is_read_and_written_as_it_always_was(stored: dict[str, Any], payload: Payload) -> None:
    assert payload_of(kind_of(payload), stored) == payload
    assert payload.to_json() == stored


@pytest.mark.parametrize(("stored", "payload"), EARLIER)
def test_what_other_versions_wrote_is_read(stored: dict[str, Any], payload: Payload) -> None:
    assert payload_of(kind_of(payload), stored) == payload


def test_every_kind_has_a_payload() -> None:
    assert {kind_of(payload) for _, payload in STORED} == set(DeliveryKind)


@pytest.mark.parametrize("kind", DeliveryKind)
def test_what_cant_be_read_is_kept(kind: DeliveryKind) -> None:
    stored = {"of_a_later_version": {"anything": 1}}
    payload = payload_of(kind, stored)
    assert payload == UnreadablePayload(kind=kind, stored=stored)
    assert (kind_of(payload), payload.to_json()) == (kind, stored)
    assert not is_followed(payload)
    assert not edits(payload)
    with pytest.raises(TypeError):
        version_payload_of(kind, stored)
