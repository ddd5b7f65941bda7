"""What people do, drawn by chance: an act's own seed says what exactly, so that any act may be left out."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from handlers.routes import ROUTES
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.people import Group
from siman_bot.sandbox.shown import Tapped
from tests.talking.wording import Words
from tests.talking.world import Talker, World

NAMES: Final = tuple(ROUTES.by_name)
OF_KIND: Final = {
    "member": ("sebar", "akun", "lapor", "tiket"),
    "admin": ("teruskan", "anggota", "grup", "rekap", "akun"),
    "central": ("buat", "tinjau", "siaran", "hentikan", "grup", "anggota", "rekap"),
    "other central": ("buat", "tinjau", "siaran", "hentikan", "grup", "anggota", "rekap"),
    "verifier": ("antrean",),
    "other verifier": ("antrean",),
    "coordinator": ("rekap",),
}
"""What people of a kind come for more often than for all the rest."""
KINDS: Final = {
    "tap": 40,
    "old tap": 8,
    "words": 22,
    "command": 20,
    "command with words": 8,
    "long": 1,
    "file": 5,
    "album": 2,
    "other": 2,
    "forward": 3,
    "edit": 4,
    "rich": 2,
    "link": 3,
    "group command": 3,
    "group words": 2,
}
"""How often of a hundred or so."""
CURIOUS: Final = 0.7
"""How often somebody taps what they haven't tapped before, where there is such a button."""


@dataclass(frozen=True, slots=True)
class Act:
    who: int
    kind: str
    seed: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Acts of different people at once; with `restarts` the bot dies and comes back in their midst.

    `later`: so many minutes have passed before.
    """

    acts: tuple[Act, ...]
    restarts: bool = False
    later: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """`what` was done, the `text` that went with it, the screen `tapped` and what the tap was told.

    `is_content`: the text is no command, however it begins. `in_group`: it was said there.
    """

    what: str
    text: str = ""
    tapped: int = 0
    told: Tapped | None = None
    is_content: bool = False
    in_group: bool = False


def program(seed: int, *, people: int, turns: int) -> list[Turn]:
    random = Random(seed)
    at_hand = random.sample(range(people), 3)
    drawn = []
    for _ in range(turns):
        actors = random.sample(at_hand, random.choices((1, 2, 3), (80, 15, 5))[0])
        acts = tuple(
            Act(who=who, kind=random.choices(tuple(KINDS), tuple(KINDS.values()))[0], seed=random.getrandbits(32))
            for who in actors
        )
        drawn.append(Turn(acts=acts, restarts=random.random() < 0.03, later=random.choices((0, 2, 31), (92, 5, 3))[0]))
    return drawn


async def perform(act: Act, *, world: World, words: Words, waits: bool) -> Done | None:
    """Do it; None where it can't be done now."""
    random, talker = Random(act.seed), world.talkers[act.who]
    try:
        if act.kind in {"tap", "old tap"}:
            return await _tap(talker, random, old=act.kind == "old tap", waits=waits)
        if act.kind in _IN_GROUP:
            return await _IN_GROUP[act.kind](talker, random, words, world.group)
        return await _ACTS[act.kind](talker, random, words)
    except CannotDoError:
        return None


async def _tap(talker: Talker, random: Random, *, old: bool, waits: bool) -> Done | None:
    shown = [one for one in await talker.person.messages() if one.from_bot and one.keyboard]
    if old:
        still = {one.message_id for one in shown}
        shown = [one for one in talker.seen if one.keyboard and one.message_id in still]
    elif shown and random.random() < 0.7:
        shown = shown[-1:]
    buttons = [(one, button) for one in shown for row in one.keyboard for button in row if "callback_data" in button]
    if not buttons:
        return None
    unseen = [one for one in buttons if _action(one[1]) not in talker.tapped]
    screen, button = random.choice(unseen if unseen and random.random() < CURIOUS else buttons)
    data = button["callback_data"]
    talker.tapped.add(_action(button))
    told = await talker.person.tap(message=screen, data=data, wait=waits)
    return Done(f"taps {button['text']!r} ({data})", tapped=screen.message_id, told=told if waits else None)


def _action(button: Mapping[str, Any]) -> str:
    return str(button["callback_data"]).partition(":")[0]


async def _say(talker: Talker, text: str) -> Done:
    talker.said.append(await talker.person.send(text))
    return Done(f"types {text!r}", text)


async def _words(talker: Talker, random: Random, words: Words) -> Done:
    return await _say(talker, words.any(random))


async def _command(talker: Talker, random: Random, _: Words) -> Done:
    names = random.choice((OF_KIND.get(talker.kind, NAMES), NAMES))
    return await _say(talker, f"/{random.choice(names)}")


async def _command_with_words(talker: Talker, random: Random, words: Words) -> Done:
    return await _say(talker, f"/{random.choice(NAMES)} {words.any(random)}")


async def _long(talker: Talker, random: Random, words: Words) -> Done:
    text = words.long(random)
    await talker.person.send_long(text)
    return Done(f"types {len(text)} characters {text[:12]!r}", text)


async def _file(talker: Talker, random: Random, words: Words) -> Done:
    caption = random.choice(("", words.any(random)))
    kind = random.choice(("photo", "document", "video"))
    match kind:
        case "photo":
            await talker.person.send_photo(b"photo", caption=caption)
        case "document":
            await talker.person.send_document(b"%PDF-1.4", name="surat.pdf", caption=caption)
        case _:
            await talker.person.send_video(b"video", caption=caption)
    return Done(f"sends a {kind} {caption!r}", caption)


async def _album(talker: Talker, random: Random, words: Words) -> Done:
    caption = random.choice(("", words.any(random)))
    await talker.person.send_album(*random.choices(("photo", "video"), k=random.randint(2, 10)), caption=caption)
    return Done(f"sends an album {caption!r}", caption)


async def _other(talker: Talker, random: Random, _: Words) -> Done:
    kind = random.choice(("animation", "audio", "voice", "video_note", "sticker", "location", "contact"))
    match kind:
        case "location":
            await talker.person.send_location()
        case "contact":
            await talker.person.send_contact("Ani", "+62811")
        case _:
            await talker.person.send_other(kind)
    return Done(f"sends a {kind}")


async def _forward(talker: Talker, random: Random, words: Words) -> Done:
    shown = [one for one in await talker.person.messages() if not one.service]
    if shown and random.random() < 0.5:
        one = random.choice(shown)
        await talker.person.forward(one)
        return Done(f"forwards {one.text[:40]!r}", one.text, is_content=True)
    text = words.any(random)
    await talker.person.forward_text(text, origin_name="Grup RT")
    return Done(f"forwards {text!r}", text, is_content=True)


async def _edit(talker: Talker, random: Random, words: Words) -> Done | None:
    if not talker.said:
        return None
    place = random.randrange(len(talker.said))
    text = words.any(random)
    former = talker.said[place]
    talker.said[place] = await talker.person.edit(former, text)
    return Done(f"changes {former.text[:30]!r} to {text!r}", text, is_content=True)


async def _rich(talker: Talker, random: Random, words: Words) -> Done:
    text = words.any(random)
    await talker.person.send_rich({"type": "heading", "size": 2, "text": text}, {"type": "paragraph", "text": text})
    return Done(f"sends rich {text!r}", text)


async def _link(talker: Talker, random: Random, words: Words) -> Done:
    name = random.choice((*ROUTES.links, "tidakada"))
    payload = f"{name}_{words.named(random)}".replace(" ", "_")
    await talker.person.start(payload)
    return Done(f"follows a link to {payload}", payload)


async def _group_command(talker: Talker, random: Random, words: Words, group: Group) -> Done:
    text = f"/{random.choice(NAMES)} {random.choice(('', words.any(random)))}".strip()
    said = [one for one in await group.messages() if not one.service and not one.text.startswith("/")]
    reply_to = random.choice(said) if said and random.random() < 0.4 else None
    await talker.person.send(text, chat=group, reply_to=reply_to)
    return Done(f"types in the group {text!r}", text, in_group=True)


async def _group_words(talker: Talker, random: Random, words: Words, group: Group) -> Done:
    text = words.meant(random)
    await talker.person.send(text, chat=group)
    return Done(f"says in the group {text!r}", text, in_group=True)


_IN_GROUP: Final = {"group command": _group_command, "group words": _group_words}
_ACTS: Final[Mapping[str, Callable[[Talker, Random, Words], Awaitable[Done | None]]]] = {
    "words": _words,
    "command": _command,
    "command with words": _command_with_words,
    "long": _long,
    "file": _file,
    "album": _album,
    "other": _other,
    "forward": _forward,
    "edit": _edit,
    "rich": _rich,
    "link": _link,
}
