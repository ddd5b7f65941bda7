"""Numbers of private persons (R7): telephones however they are written, identity and account numbers, number plates."""

import re
from typing import Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.lexicon.lists import words
from siman_bot.domain.publishing.words.lexicon.numerals import NUMERALS
from siman_bot.domain.publishing.words.records import DIGIT, MIXED, NUMERAL
from siman_bot.domain.publishing.words.tokens import Tokens

_MOBILE: Final = re.compile(
    r"(?<![0-9])(?:"
    r"\(?\+ ?62\)?(?:[ .()-]{0,2}[0-9]){8,12}"
    r"|\(?(?:62|0)8[1-9][0-9]\)?(?:[ .()-]{0,2}[0-9]){6,9}"
    r"|08[1-9](?P<dot>[ .-])[0-9]{3}(?P=dot)[0-9]{3}(?P=dot)[0-9]{2,4}"
    r"|08(?P<pair>[ .-])[1-9][0-9](?:(?P=pair)[0-9]{2}){3,5}"
    r"|0(?:[ .-]{1,3}[0-9]){9,12}"
    r")(?![0-9])"
)
_LETTERED: Final = re.compile(r"(?<!\w)[oO0][8B][0-9lIiOo]{1,2}(?:[ .-]{0,2}[0-9oOlIi]){6,9}(?!\w)")
_LANDLINE: Final = re.compile(
    r"(?<![0-9])(?:\(0[2-79][0-9]{1,2}\)|\(?\+ ?62\)?[ -]?[2-79][0-9]{1,2}|0[2-79][0-9]{1,2}(?=[ -]))[ -]{0,2}"
    r"[1-9][0-9]{2,3}(?:[ -]?[0-9]{2,4}){1,2}(?![0-9])"
)
_IDENTITY: Final = re.compile(
    r"(?<![0-9/])(?:[0-9]{16}|[0-9]{4}(?P<gap>[ .-])[0-9]{2}[0-7][0-9](?P=gap)[01][0-9]{3}(?P=gap)[0-9]{4}"
    r"|[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-7][0-9]{5}\.[0-9]{4})(?![0-9])"
)
_CIVIL_SERVANT: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{6} ?(?:19|20)[0-9]{4} ?[12] ?[0-9]{3}(?![0-9])")
_LABEL: Final = re.compile(
    r"\b(?P<what>nik|(?:no(?:mor)?\.? )?(?:ktp|kk|paspor|passport|nisn|nip|npwp|rek(?:ening)?|bpjs|sim))"
    r"(?:-?nya|(?: [a-z]{2,12}){0,2})?[ :.=]{1,3}(?:(?:bri|bca|bni|mandiri|bsi|bank) )?[a-z]?$",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"[+(]{0,2}[0-9][0-9 .()/:+-]*[0-9]")
_FEWEST_OF_NUMBER: Final = 7
_ENDS_LIKE_PLATE: Final = re.compile(r"[0-9][ -]{0,2}[A-Z]{1,3}(?!\w)")
_PLATE: Final = re.compile(
    r"(?<![\w/])(?:[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNPRST]|E[ABDE]|K[BHTU]|P[ABGST])"
    r"[ -]{0,2}[1-9](?:[ -]?[0-9]){0,3}[ -]{0,2}[A-Z]{1,3}(?![\w/])"
)
_YEARLIKE: Final = re.compile(r"[ -]?(?:19|20)[0-9]{2}[ -]?")
_WITHIN: Final = re.compile("|".join(NUMERALS))
_SPELLED_BESIDE_DIGIT: Final = re.compile(r"(?:nol|kosong)[0-9]|[0-9](?:dua|satu|tiga|lapan)", re.IGNORECASE)
_BETWEEN: Final = frozenset(",.-\n")
_SHORTEST_SPELLED: Final = 7
_FEWEST_DIGITS: Final = 3
_FEWEST_SPELLED: Final = 3
_BEFORE, _AFTER, _LABEL_BEFORE = 90, 60, 50
_LETTER_NUMBER: Final = re.compile(r"\b(?:sk|surat)\b[^.]{0,12}$", re.IGNORECASE)
_FUND: Final = re.compile(r"\b(?:kas daerah|kas negara|donasi|zakat|infak|bantuan|digit)\b", re.IGNORECASE)
_SERVICE: Final = re.compile(
    r"\b(?:call ?cent(?:er|re)|hotline|layanan|pelayanan|pengaduan|aduan|posko|ppid|helpdesk|narahubung|contact center"
    r"|pusat informasi|informasi|pendaftaran|wa center|konsultasi|darurat|sekretariat|customer service|service desk)\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:dinas|kementerian|badan|balai|kantor|puskesmas|rsud|rsup|rumah sakit|pemkot|pemkab|pemprov|polres|polsek"
    r"|polda|polri|kecamatan|kelurahan|disdukcapil|dukcapil|din(?:kes|sos)|disdik|dishub|bpbd|bnpb|basarnas|damkar|bmkg|bps|bpjs"
    r"|bpom|kpu|bawaslu|kua|kemenag|ppid|upt[d]?|pdam|pln|pmi|samsat|imigrasi|diskominfo|satpol|universitas|perpustakaan"
    r"|museum|baznas|dpm?ptsp|mpp|perumda|sekretariat|panitia|posyandu|ministry|office|bkn|bkd|ombudsman|ojk|bulog|kampus"
    r"|pengadilan|kejaksaan|kejari|desa|hospital|agency|terminal|bandara|pelabuhan|stasiun)\b",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"\b(?:rumahnya|telepon rumah|rumah (?:pak|bu|si|keluarga)|istri(?:nya)?|suaminya|anaknya|ibunya|dia|orangnya|teror"
    r"|pelaku(?:nya)?|penyebar(?:nya)?|nomor pribadi|pengkritik(?:nya)?|penulisnya|keluarganya|provokator(?:nya)?|si"
    r"|him|her|his|spam|pemilik(?:nya)?|penghina(?:nya)?|oknum|bernama)\b",
    re.IGNORECASE,
)
_VEHICLE: Final = re.compile(
    r"\b(?:pe?lat(?:nya)?|nopol(?:nya)?|bernopol|nomor polisi|mobil(?:nya)?|motor(?:nya)?|kendaraan(?:nya)?|truk"
    r"|angkot|avanza|xenia|innova|kijang|pengemudi|sopir|plate|car|parkir|minibus|pikap|dikendarai|platnya)\b",
    re.IGNORECASE,
)
_VEHICLES: Final = words(
    """
    plat platnya pelat pelatnya nopol nopolnya polisi plate bernopol
    """
)
_PLATE_NAMED: Final = re.compile(r"\b(?:pe?lat(?:nya)?|nopol(?:nya)?|nomor polisi|plate)\b", re.IGNORECASE)
_NO_PLATE: Final = words(
    """
    RI MAX NEO TNI BBM TA PK PNS CPNS APBN APBD KG KM CC MM CM GB MB TB WIB WITA WIT
    """
)


def numbers(text: str, cut: Tokens) -> list[Hit]:
    """Where a number of a private person stands. Offices' telephones pass where the office stands beside them."""
    hits: list[Hit | None] = []
    if cut.flags & DIGIT:
        for run in _DIGITS.finditer(text):
            if run.end() - run.start() >= _FEWEST_OF_NUMBER <= sum(map(str.isdigit, run[0])):
                hits += _in_digits(text, *run.span())
        if "8" in text:
            lettered = (found for found in _LETTERED.finditer(text) if _is_lettered(found[0]))
            hits += [_telephone(text, *found.span(), Level.REFUSE) for found in lettered]
        if _ENDS_LIKE_PLATE.search(text):
            hits += [_plate(text, found) for found in _PLATE.finditer(text)]
        if (
            not _VEHICLES.isdisjoint(cut.words)
            and _PLATE_NAMED.search(text)
            and len(upper := text.upper()) == len(text)
        ):
            hits += [_plate(text, found) for found in _PLATE.finditer(upper)]
    if cut.flags & (NUMERAL | MIXED):
        hits += _spelled(text, cut)
    return [hit for hit in hits if hit]


def _in_digits(text: str, start: int, end: int) -> list[Hit | None]:
    """What the digits from one place to another are, if they are somebody's."""
    hits = [_telephone(text, *found.span(), Level.REFUSE) for found in _MOBILE.finditer(text, start, end)]
    hits += [_telephone(text, *found.span(), Level.MARK) for found in _LANDLINE.finditer(text, start, end)]
    hits += [Hit(*found.span(), Level.REFUSE) for found in _IDENTITY.finditer(text, start, end)]
    hits += [
        Hit(*found.span(), Level.MARK)
        for found in _CIVIL_SERVANT.finditer(text, start, end)
        if not _LETTER_NUMBER.search(text, max(0, found.start() - 20), found.start())
    ]
    if label := _LABEL.search(text, max(0, start - _LABEL_BEFORE), start):
        hits.append(_labelled(text, label["what"].lower(), start, end))
    return hits


def _is_lettered(written: str) -> bool:
    return not written[0].isdigit() or any(char.isalpha() for char in written)


def _telephone(text: str, start: int, end: int, level: Level) -> Hit | None:
    around = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _AFTER]
    if _PRIVATE.search(around):
        return Hit(start, end, Level.REFUSE)
    office, service = _OFFICE.search(around), _SERVICE.search(around)
    if (office and service) or (level is Level.MARK and (office or service)):
        return None
    return Hit(start, end, Level.MARK if office or service else level)


def _labelled(text: str, what: str, start: int, end: int) -> Hit | None:
    """A number that is said to be somebody's: an account of an office is none."""
    if any(one in what for one in ("nip", "npwp", "rek", "bpjs", "sim")):
        around = text[max(0, start - _BEFORE) : end + _AFTER]
        return None if _OFFICE.search(around) or _FUND.search(around) else Hit(start, end, Level.MARK)
    return Hit(start, end, Level.REFUSE)


def _plate(text: str, found: re.Match[str]) -> Hit | None:
    digits = "".join(char for char in found[0] if char.isdigit())
    letters = found[0].rstrip()[-3:].lstrip("0123456789 -")
    if letters in _NO_PLATE:
        return None
    if _VEHICLE.search(text[max(0, found.start() - _BEFORE) : found.start()] + " " + text[found.end() :][:_AFTER]):
        return Hit(*found.span(), Level.REFUSE)
    if len(digits) < _FEWEST_DIGITS or _YEARLIKE.search(found[0]):
        return None
    return Hit(*found.span(), Level.MARK)


def _spelled(text: str, cut: Tokens) -> list[Hit]:
    """Telephones whose digits are written as words, some of them or all."""
    spelled_out = len(NUMERALS.keys() & cut.words) if cut.flags & NUMERAL else 0
    if spelled_out < _FEWEST_SPELLED and not (cut.flags & MIXED and _SPELLED_BESIDE_DIGIT.search(text)):
        return []
    hits: list[Hit] = []
    digits, spelled, first, last = "", 0, -1, -1
    for place, word in enumerate([*cut.words, "end"]):
        read = NUMERALS.get(word) or _WITHIN.sub(lambda found: NUMERALS[found[0]], word)
        if read.isdigit():
            first = place if first < 0 else first
            last = place
            digits += read
            spelled += not word.isdigit()
        elif first >= 0 and word not in _BETWEEN:
            if (
                len(digits) >= _SHORTEST_SPELLED
                and spelled
                and digits.startswith(("08", "628", "021", "022", "02", "03"))
            ):
                hits.append(cut.hit(first, last, Level.REFUSE))
            digits, spelled, first = "", 0, -1
    return hits
