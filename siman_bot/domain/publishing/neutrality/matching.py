"""Where a text names what stands in the lexicon, however it is written (R5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import chain
from typing import Final

from siman_bot.domain.publishing.neutrality.ballots import ballots_in
from siman_bot.domain.publishing.neutrality.contexts import common_names, is_ordinary
from siman_bot.domain.publishing.neutrality.names import Name, is_within
from siman_bot.domain.publishing.neutrality.offices import Office, offices_in
from siman_bot.domain.publishing.neutrality.phrases import Phrase, Sureness, shapes_of, squashed, words_in
from siman_bot.domain.publishing.neutrality.senses import Sight
from siman_bot.domain.publishing.neutrality.spelling import SHORTEST_SLIP, Slips, bare, masked, sound, spellings
from siman_bot.domain.publishing.neutrality.tokens import Token, tokens_of
from siman_bot.domain.reading import Reading

_FILLERS: Final = frozenset({"dan", "n", "x", "bin", "binti", "al"})
_TITLE_WORDS: Final = frozenset({"kabupaten", "kota", "provinsi", "daerah", "administrasi"})
_SHORTEST_JOINED: Final = 6
_SHORTEST_BARE: Final = 4
_SHORTEST_WITHIN: Final = 5
_SURE_WITHIN: Final = 8
_PREFIX: Final = 4
_MOST_JOINED: Final = 24
_LONGEST_SPELT: Final = 40


class Likeness(IntEnum):
    """How a word stands for another."""

    SLIP = 0
    INFLECTED = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a text holds; `start` and `end` are places in the text as it was read."""

    name: int
    start: int
    end: int


@dataclass(slots=True)
class _Index:
    singles: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    longer: dict[tuple[str, str], list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    ballots: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    offices: dict[str, list[tuple[Office, int]]] = field(default_factory=lambda: defaultdict(list))
    beginnings: set[str] = field(default_factory=set)


class Matcher:
    """Made once for a lexicon; `places` are the names of places by code, to tell whose governor is meant."""

    def __init__(self, names: Sequence[Name], places: Mapping[str, str]) -> None:
        self.names = tuple(names)
        self._places = {squashed(_place_words(name)) for name in places.values()}
        self._place_of = {code: _place_words(name) for code, name in places.items()}
        self._index = _Index()
        for number, name in enumerate(self.names):
            self._add(name, number)
        phrases = chain.from_iterable((*self._index.singles.values(), *self._index.longer.values()))
        self._words = frozenset(word for phrase in phrases for word in phrase.words)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) >= _SHORTEST_BARE:
                self._sounds[sound(word)].append(word)
        self._slips = Slips(word for word in self._words if not is_ordinary(word))
        self._meant = lru_cache(maxsize=16_384)(self._find_meant)

    def _add(self, name: Name, number: int) -> None:
        shapes = shapes_of(name, number)
        for phrase in shapes.phrases:
            if len(phrase.words) == 1:
                self._index.singles[phrase.words[0]].append(phrase)
            else:
                self._index.longer[phrase.words[0], phrase.words[1]].append(phrase)
            joined = squashed(phrase.words)
            if len(joined) >= _FEWEST_JOINED and min(map(len, phrase.words)) > (1 if phrase.person else 0):
                self._index.joined[joined].append(phrase)
                self._index.beginnings.update(joined[:end] for end in range(1, len(joined) + 1))
        for ballot in shapes.ballots:
            self._index.ballots[ballot].append(number)
        for office in shapes.offices:
            place = office.place or self._place_of.get(name.place, ())
            self._index.offices[office.title].append((Office(office.title, place), number))

    def mentions(self, reading: Reading, *, targets: Sequence[str] = ()) -> Iterator[Mention]:
        """All names that a text holds. `targets` are the places of the item, for titles without a place."""
        tokens = tokens_of(reading)
        if not tokens:
            return
        sight = Sight(reading.text, tokens)
        meant = [self._meant(token.text) for token in tokens]
        yield from self._phrases(tokens, meant, sight)
        yield from self._joined(tokens, sight)
        for ballot in ballots_in(tokens):
            for number in self._index.ballots.get(ballot.number, ()):
                yield Mention(number, tokens[ballot.first].start, tokens[ballot.last].end)
        yield from self._held(tokens, targets)

    def _find_meant(self, text: str) -> Mapping[str, Likeness]:
        """The lexicon's words that a word may stand for."""
        word = text.casefold()
        if len(word) > _LONGEST_SPELT:
            return {}
        spelt = spellings(word)
        found = {one: Likeness.SAME for one in spelt if one in self._words}
        if is_ordinary(word) or (word in found and len(word) < SHORTEST_SLIP):
            return found
        if (shape := masked(word)) is not None:
            found.update((other, Likeness.SLIP) for other in self._words if shape.fullmatch(other))
        for left in chain.from_iterable(map(bare, spelt)):
            if left in self._words and (len(left) >= _SHORTEST_BARE or text[: len(left)].isupper()):
                found.setdefault(left, Likeness.INFLECTED)
        found = dict(self._sounding(spelt)) | found
        if not any(found.values()) and word not in common_names():
            found.update(self._slipped(spelt))
        return found

    def _sounding(self, spelt: Iterable[str]) -> Iterator[tuple[str, Likeness]]:
        for one in spelt:
            if len(one) >= _SHORTEST_BARE:
                like = Likeness.SAME if len(one) >= SHORTEST_SLIP else Likeness.SLIP
                # "Jasin" was written for "Yasin".
                for said in {sound(one), sound(one.replace("j", "y"))}:
                    yield from ((other, like) for other in self._sounds.get(said, ()))

    def _slipped(self, spelt: Iterable[str]) -> Iterator[tuple[str, Likeness]]:
        for one in spelt:
            if len(one) >= SHORTEST_SLIP and one.isalpha():
                for tried in (one, *(left for left in bare(one) if len(left) > SHORTEST_SLIP)):
                    yield from ((other, Likeness.SLIP) for other in self._slips.near(tried))

    def _phrases(
        self, tokens: Sequence[Token], meant: Sequence[Mapping[str, Likeness]], sight: Sight
    ) -> Iterator[Mention]:
        for place in range(len(tokens)):
            for word, like in meant[place].items():
                for phrase in self._index.singles.get(word, ()):
                    if self._single_holds(phrase, place, sight, like):
                        yield Mention(phrase.name, tokens[place].start, tokens[place].end)
                for following in self._next(tokens, place):
                    for other in meant[following]:
                        for phrase in self._index.longer.get((word, other), ()):
                            last = self._rest(phrase, tokens, meant, following)
                            if phrase.fixed and Likeness.INFLECTED in {like, meant[following][other]}:
                                continue
                            if last is not None and sight.holds(phrase, place, last):
                                yield Mention(phrase.name, tokens[place].start, tokens[last].end)

    @staticmethod
    def _single_holds(phrase: Phrase, place: int, sight: Sight, like: Likeness) -> bool:
        slip = like is Likeness.SLIP
        if slip and (phrase.acronym or len(phrase.words[0]) <= SHORTEST_SLIP):
            return False
        if like is Likeness.INFLECTED and phrase.fixed:
            return False
        if slip and phrase.person and phrase.sureness is not Sureness.SURE:
            return sight.is_political(place, place)
        return sight.holds(phrase, place, place)

    @staticmethod
    def _next(tokens: Sequence[Token], place: int) -> Iterator[int]:
        """The next word, and the one behind an initial, a nickname or "dan"."""
        if place + 1 < len(tokens):
            yield place + 1
            skipped = tokens[place + 1]
            between = len(skipped.word) == 1 or skipped.word in _FILLERS or '"' in skipped.gap or "(" in skipped.gap
            if between and place + 2 < len(tokens):
                yield place + 2

    @staticmethod
    def _rest(
        phrase: Phrase, tokens: Sequence[Token], meant: Sequence[Mapping[str, Likeness]], second: int
    ) -> int | None:
        """Where the phrase ends, if its other words follow."""
        at = second
        for word in phrase.words[2:]:
            at += 1
            if at < len(tokens) and word not in meant[at] and len(tokens[at].word) == 1:
                at += 1
            if at >= len(tokens) or word not in meant[at]:
                return None
        return at

    def _joined(self, tokens: Sequence[Token], sight: Sight) -> Iterator[Mention]:
        """Names whose letters stand apart, or whose words stand together."""
        for place in range(len(tokens)):
            yield from self._apart(tokens, place, sight)
            yield from self._within(tokens, place, sight)

    def _apart(self, tokens: Sequence[Token], first: int, sight: Sight) -> Iterator[Mention]:
        joined = ""
        letters = True
        common = True
        for place in range(first, min(len(tokens), first + _MOST_JOINED)):
            token = tokens[place]
            piece = self._piece(joined, token)
            if piece is None:
                return
            joined += piece
            letters = letters and len(token.word) == 1
            common = common and len(token.word) > 1 and is_ordinary(token.word)
            if joined not in self._index.joined or place == first:
                continue
            tight = all(one.gap in {"-", ".", "", "_", "'"} for one in tokens[first + 1 : place + 1])
            if not letters and (common or (len(joined) < _SHORTEST_JOINED and not tight)):
                continue
            for phrase in self._index.joined[joined]:
                if tuple(one.word for one in tokens[first : place + 1]) != phrase.words and sight.holds_joined(
                    phrase, first, place, letters=letters
                ):
                    yield Mention(phrase.name, tokens[first].start, token.end)

    def _piece(self, joined: str, token: Token) -> str | None:
        """How a word goes on what was joined, if any name begins so."""
        return next((one for one in spellings(token.word) if joined + one in self._index.beginnings), None)

    def _within(self, tokens: Sequence[Token], place: int, sight: Sight) -> Iterator[Mention]:
        token = tokens[place]
        if len(token.word) < _SHORTEST_JOINED or len(token.word) > 2 * _LONGEST_SPELT or is_ordinary(token.word):
            return
        for word in spellings(token.word):
            for start in range(len(word) - _SHORTEST_WITHIN + 1):
                end = start + 1
                while end <= len(word) and word[start:end] in self._index.beginnings:
                    part = word[start:end]
                    if part in self._index.joined and self._tells(part, word, token):
                        for phrase in self._index.joined[part]:
                            alone = part == word and len(phrase.words) == 1
                            if not alone and sight.holds_joined(phrase, place, place, letters=False):
                                yield Mention(phrase.name, token.start, token.end)
                    end += 1

    @staticmethod
    def _tells(part: str, word: str, token: Token) -> bool:
        """Whether a name inside a longer word is there on purpose."""
        if part == word:
            return True
        left = word.replace(part, " ", 1).split()
        made = all(is_ordinary(one) or one.isdigit() for one in left)
        if token.tagged:
            return len(part) > _SHORTEST_WITHIN or made
        return len(part) >= _SURE_WITHIN or (made and len(part) > _SHORTEST_WITHIN)

    def _held(self, tokens: Sequence[Token], targets: Sequence[str]) -> Iterator[Mention]:
        """Candidates who are called by the office that they hold."""
        if not self._index.offices:
            return
        elsewhere: dict[int, bool] = {}
        held = list(offices_in(tokens))
        for one in held:
            if squashed(one.office.place) in self._places:
                elsewhere[one.first] = True
        for one in held:
            for office, number in self._index.offices.get(one.office.title, ()):
                if one.office.place:
                    named = squashed(one.office.place) == squashed(office.place)
                else:
                    within = bool(targets) and all(is_within(target, self.names[number].place) for target in targets)
                    named = within and not elsewhere.get(one.first) and not _is_called(tokens, one.last)
                if named:
                    yield Mention(number, tokens[one.first].start, tokens[one.last].end)


_FEWEST_JOINED: Final = 3


def _place_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_in(name) if word not in _TITLE_WORDS)


def _is_called(tokens: Sequence[Token], last: int) -> bool:
    """Whether a person's name follows: then the name tells who it is."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    return after.is_capital and not after.gap.strip() and not is_ordinary(after.word)
