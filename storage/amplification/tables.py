"""The tables of amplification: accounts, who confirmed them, and recorded shares."""

from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
)

from siman_bot.domain.amplification.account import Grade
from siman_bot.domain.places import Region
from siman_bot.domain.post_link import Platform
from storage.columns import Key, Utc, Word, metadata, partial_index, person, row_id
from storage.people.tables import institutions
from storage.personal import WORK, Columns, DataPart, Erasing, Processing, impersonal
from storage.publishing.tables import items


def _is_public(account: Columns) -> ColumnElement[bool]:
    """An institution's, confirmed by an admin: it stays when whoever declared it leaves, and so do its shares."""
    return and_(account.institution_id.is_not(None), account.confirmed_at.is_not(None))


_ACCOUNT: Final = Processing(
    use=DataPart.ACCOUNTS, whose="accounts.owner_id", erasing=Erasing.DELETED, stays=_is_public
)
_SHARE: Final = Processing(use=DataPart.SHARES, whose="accounts.owner_id", erasing=Erasing.DELETED, stays=_is_public)

accounts = Table(
    "accounts",
    metadata,
    row_id(),
    person("owner_id", _ACCOUNT.held()),
    Column("platform", Word(12, Platform), nullable=False, info=_ACCOUNT.shown()),
    Column("handle", String(100), nullable=False, info=_ACCOUNT.shown()),
    Column("url", Text, nullable=False, info=_ACCOUNT.shown()),
    Column(
        "institution_id",
        Key,
        ForeignKey("institutions.id"),
        info=_ACCOUNT.shown("institution", leads_to=institutions.c.name),
    ),
    Column("declared_at", Utc, nullable=False, info=_ACCOUNT.shown()),
    Column("confirmed_at", Utc, info=_ACCOUNT.shown()),
    Column("removed_at", Utc, info=_ACCOUNT.shown()),
    Column("page", Text, info=impersonal("a page of the institution's own site")),
    person("contested_by", WORK.held(), nullable=True),
    Column("contested_at", Utc),
    Column("kept_at", Utc),
    partial_index(
        "uq_accounts_official_handle",
        "platform",
        "handle",
        unique=True,
        where="removed_at IS NULL AND confirmed_at IS NOT NULL",
    ),
    partial_index("uq_accounts_own_handle", "owner_id", "platform", "handle", unique=True, where="removed_at IS NULL"),
    partial_index(
        "uq_accounts_one_personal",
        "owner_id",
        "platform",
        unique=True,
        where="removed_at IS NULL AND institution_id IS NULL",
    ),
    Index(None, "institution_id"),
)

account_confirmations = Table(
    "account_confirmations",
    metadata,
    Column("account_id", Key, ForeignKey("accounts.id"), primary_key=True),
    person("admin_id", WORK.held(), primary_key=True),
    Column("confirmed_at", Utc, nullable=False),
)

amplifications = Table(
    "amplifications",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("items.id"), nullable=False, info=_SHARE.shown(leads_to=items.c.code)),
    Column("account_id", Key, ForeignKey("accounts.id"), nullable=False, info=_SHARE.held()),
    Column("platform", Word(12, Platform), nullable=False, info=_SHARE.shown()),
    Column("url", Text, nullable=False, info=_SHARE.shown()),
    Column("post_id", String(200), nullable=False, info=_SHARE.shown()),
    Column("grade", Word(15, Grade), nullable=False, info=_SHARE.shown()),
    Column("region", Word(4, Region), nullable=False, info=_SHARE.shown()),
    Column("province_code", Word(2), nullable=False, info=_SHARE.shown()),
    Column("regency_code", Word(5), info=_SHARE.shown()),
    Column("recorded_at", Utc, nullable=False, info=_SHARE.shown()),
    UniqueConstraint("platform", "post_id", "account_id"),
    Index(None, "item_id", "province_code"),
    Index(None, "account_id"),
    Index(None, "province_code", "recorded_at"),
)
