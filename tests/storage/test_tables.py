"""PostgreSQL refuses what is longer than its column; SQLite would keep it."""

from enum import StrEnum

import pytest
from sqlalchemy import Column, String

from siman_bot.domain.delivery import ChatKind, DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.group import GroupState
from siman_bot.domain.item import ItemKind, ItemState, Way
from siman_bot.domain.people import MemberState, Role
from storage.tables import deliveries, grants, groups, items, members


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (deliveries.c.kind, DeliveryKind),
        (deliveries.c.chat_kind, ChatKind),
        (deliveries.c.stage, Stage),
        (deliveries.c.state, DeliveryState),
        (deliveries.c.reason, FailureReason),
        (groups.c.state, GroupState),
        (groups.c.trouble, FailureReason),
        (items.c.kind, ItemKind),
        (items.c.state, ItemState),
        (items.c.way, Way),
        (members.c.state, MemberState),
        (grants.c.role, Role),
    ],
)
def test_every_word_fits_into_its_column(column: Column[str], words: type[StrEnum]) -> None:
    assert isinstance(column.type, String)
    assert column.type.length is not None
    assert max(len(word) for word in words) <= column.type.length
