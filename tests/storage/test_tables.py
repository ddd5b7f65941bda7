"""PostgreSQL refuses what is longer than its column; SQLite would keep it."""

from enum import StrEnum

import pytest
from sqlalchemy import Column, String

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.groups.trouble import Trouble
from siman_bot.domain.people.person import MemberState
from siman_bot.domain.people.roles import Role
from siman_bot.domain.publishing.item import ItemKind, ItemState
from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.way import Way
from storage.groups.tables import groups
from storage.people.tables import grants, members
from storage.publishing.tables import items
from storage.sending.tables import deliveries


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (deliveries.c.kind, DeliveryKind),
        (deliveries.c.chat_kind, ChatKind),
        (deliveries.c.stage, Stage),
        (deliveries.c.state, DeliveryState),
        (deliveries.c.reason, FailureReason),
        (groups.c.state, GroupState),
        (groups.c.trouble, Trouble),
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
