from dataclasses import asdict, dataclass, field
from typing import Any

from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import Fault
from siman_bot.sandbox.shown import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Brings people and groups into the sandbox; also what happens from above: bots, faults, limits."""

    stage: Stage = field(repr=False)

    async def add_bot(self, token: str, *, username: str, name: str = "", sees_everything: bool = False) -> None:
        """Register a token. `sees_everything` switches privacy mode off."""
        values = {"username": username, "name": name, "sees_everything": sees_everything}
        await self.stage.act("add_bot", {"token": token} | values)

    async def add_fault(self, fault: Fault) -> None:
        await self.stage.act("add_fault", asdict(fault))

    async def clear_faults(self) -> None:
        await self.stage.act("clear_faults", {})

    async def set_limits(self, *, on: bool, penalty: float = 0.0) -> None:
        """Enforce the sending limits, or stop doing so; after a violation nothing is taken for `penalty` seconds."""
        await self.stage.act("set_limits", {"on": on, "penalty": penalty})

    async def calls(self, method: str = "") -> list[dict[str, Any]]:
        """The bots' calls so far, oldest first: method, bot, arguments, outcome ("ok", "faulted" or the refusal)."""
        received: list[dict[str, Any]] = await self.stage.act("calls", {"method": method})
        return received

    async def person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "id",
        id: int = 0,  # noqa: A002  Telegram's word
        bot: str = "",
        caption: str = "",
    ) -> Person:
        """`caption` says on the page what part this person plays ("penyetuju")."""
        values = {
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
            "id": id,
            "caption": caption,
        }
        shape = await self.stage.act("add_person", {"first_name": first_name} | values)
        return Person(stage=self.stage, id=shape["id"], first_name=first_name, username=username, bot=bot)

    async def group(
        self,
        title: str,
        *,
        creator: Person,
        kind: str = "supergroup",
        is_forum: bool = False,
        join_by_request: bool = False,
        username: str = "",
    ) -> Group:
        """`kind` is "group" (a basic group, which may migrate) or "supergroup"."""
        values = {"kind": kind, "is_forum": is_forum, "join_by_request": join_by_request, "username": username}
        shape = await self.stage.act("add_group", {"title": title, "person": creator.id} | values)
        return Group(stage=self.stage, id=shape["id"], title=title, kind=kind, creator=creator)
