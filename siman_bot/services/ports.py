"""What one capability needs of another that it may not know: given to it where the services are made."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.post_link import Platform

OfficialAccounts = Callable[[AsyncConnection], Awaitable[frozenset[tuple[Platform, str]]]]
"""The confirmed accounts of institutions, which may be named and linked in what is said to the public (R7)."""
