"""Numbers on the ballot: "nomor urut 2", "paslon 02", "no. dua", "coblos 2", and queues that have numbers too."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from siman_bot.domain.publishing.neutrality.contexts import QUEUES
from siman_bot.domain.publishing.neutrality.spelling import spellings
from siman_bot.domain.publishing.neutrality.tokens import Token

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "satu one i siji hiji", "dua two ii loro", "tiga three iii telu", "empat four iv papat", "lima five v",
            "enam six vi", "tujuh seven vii", "delapan eight viii", "sembilan nine ix", "sepuluh ten x",
            "sebelas eleven xi", "duabelas twelve xii",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER: Final = re.compile(r"0{0,2}([1-9][0-9]?)")
_MOST: Final = 99
_SAYS_NUMBER: Final = frozenset({"nomor", "nomer", "no", "nomr", "nmr", "number", "nmer", "nomorurut", "nourut"})
_SAYS_ORDER: Final = frozenset({"urut", "urutan", "order"})
_WHO: Final = frozenset(
    {"paslon", "pasangan", "calon", "capres", "cawapres", "cagub", "cabup", "cawalkot", "cawali", "caleg", "kandidat"}
    | {"partai", "candidate", "ticket", "pair"}
)
_ASKS: Final = frozenset(
    {"coblos", "mencoblos", "nyoblos", "cobloslah", "pilih", "pilihlah", "memilih", "dukung", "mendukung", "menangkan"}
    | {"memenangkan", "contreng", "tusuk", "salam", "vote", "ingat", "pendukung", "kubu", "kemenangan"}
)
_BETWEEN: Final = frozenset({"gambar", "kotak", "kolom", "angka", "the", "di", "tetap", "ke", "nya", "jagoan", "yang"})
_MOST_STEPS: Final = 5
_AROUND: Final = 6


class Ballot(NamedTuple):
    """`first` to `last` are the words that name it, both included."""

    number: int
    first: int
    last: int


def number_of(word: str) -> int | None:
    """A number on a ballot, in digits or words."""
    for one in (word, *spellings(word)):
        if one in _NUMBERS:
            return _NUMBERS[one]
        if found := _NUMBER.fullmatch(one):
            return int(found[1])
    return None


def ballot_of(written: Sequence[str]) -> int | None:
    """The number that an alias such as "nomor urut 2" or "Paslon 02" stands for; None for other words."""
    if len(written) == 1:
        found = re.fullmatch(r"(?:paslon|nomor|nourut|no|kandidat|calon)0*([1-9][0-9]?)", written[0])
        return int(found[1]) if found else None
    *said, last = written
    number = number_of(last)
    if number is None or not said or not all(word in _SAYS_NUMBER | _SAYS_ORDER | _WHO | _ASKS for word in said):
        return None
    return number


def ballots_in(tokens: Sequence[Token]) -> Iterator[Ballot]:
    """Numbers on ballots that a text names."""
    place = 0
    while place < len(tokens):
        word = tokens[place].word
        whole = re.fullmatch(r"(?:paslon|nourut|capres|cagub|cabup|no|nomor)[.]?0*([1-9][0-9]?)", word)
        if whole and not _queues(tokens, place):
            yield Ballot(int(whole[1]), place, place)
        elif word in _SAYS_NUMBER | _WHO | _ASKS:
            found = _from(tokens, place)
            if found is not None:
                yield found
                place = found.last
        elif (
            place + 1 < len(tokens)
            and tokens[place + 1].word in {"jari", "jempol"}
            and (number := number_of(word))
            and any(near.word == "salam" for near in tokens[max(0, place - 3) : place])
        ):
            yield Ballot(number, place, place + 1)
        place += 1


def _from(tokens: Sequence[Token], first: int) -> Ballot | None:
    says_who = says_number = says_order = asks = False
    for place in range(first, min(len(tokens), first + _MOST_STEPS + 1)):
        word = tokens[place].word
        if word in _SAYS_NUMBER:
            says_number = True
            says_order = says_order or word in {"nomorurut", "nourut"}
        elif word in _SAYS_ORDER:
            says_order = True
        elif word in _WHO:
            says_who = True
        elif word in _ASKS:
            asks = True
        elif word in _BETWEEN and place > first:
            continue
        elif place > first and (number := number_of(word)) is not None and number <= _MOST:
            tells = says_who or (says_number and says_order) or (asks and (says_number or tokens[place].text.isdigit()))
            if not tells or _queues(tokens, place) or _counts(tokens, place, says_number=says_number):
                return None
            return Ballot(number, first, place)
        else:
            return None
    return None


def _queues(tokens: Sequence[Token], place: int) -> bool:
    near = tokens[max(0, place - _AROUND) : place + _AROUND + 1]
    return any(token.word in QUEUES or token.word.removesuffix("nya") in QUEUES for token in near)


def _counts(tokens: Sequence[Token], place: int, *, says_number: bool) -> bool:
    """Whether something is counted: "pilih 2 calon", "dua pasangan calon"."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if says_number or after is None:
        return False
    return after.word in {
        "calon", "orang", "pasangan", "kali", "paslon", "kandidat", "jam", "hari", "juta", "ribu", "persen", "tahun",
        "pasang", "nama", "partai", "lembar", "surat", "menu", "periode", "putaran", "kursi", "suara",
    } and after.gap.strip() == ""  # fmt: skip
