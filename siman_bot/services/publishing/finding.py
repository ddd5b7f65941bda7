"""What staff name by an item's code: the item that waits for them, the offer that they had."""

from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.roles import Act
from siman_bot.domain.refusals import NotFound
from siman_bot.services.transaction import Caller, acting
from storage.engine import Database
from storage.publishing import items, relays

__all__ = ["Finding"]


class Finding:
    """Gives numbers of rows; whether they are for this person's eyes is for the use case that opens them to say."""

    def __init__(self, *, database: Database) -> None:
        self.database = database

    async def to_review(self, caller: Caller, *, typed: str) -> int:
        """The id of the item with that code, for `Reviewing.review`.

        Raises:
            NotFound: It is no code, or there is no such item.
            WrongRole: The person may not review items.
        """
        code = read_code(CodeKind.ITEM, typed)
        async with self.database.read() as connection:
            require(await acting(connection, caller), Act.REVIEW_ITEM)
            item = None if code is None else await items.by_code(connection, code)
        if item is None:
            raise NotFound
        return item.id

    async def offered(self, caller: Caller, *, typed: str) -> int:
        """The id of the newest offer of the item with that code to this admin, for `Relaying.open_offer`.

        Raises:
            NotFound: It is no code, or nothing of it was offered to this admin.
            WrongRole: The person is no regional admin.
        """
        code = read_code(CodeKind.ITEM, typed)
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.RELAY_ITEM)
            relay_id = None if code is None else await relays.newest_of(connection, person.id, code=code)
        if relay_id is None:
            raise NotFound
        return relay_id
