"""Rules on the words of what is broadcast. What breaks one is returned as it stands in the text, for its author to see.

The patterns know the usual wording, in Indonesian and English, and no more: a second person reads every item (R3).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import unquote

from siman_bot.domain.post_link import Platform, is_service_page, link_spans, parse_post_link, parse_profile_link
from siman_bot.domain.text import BLANKS, UNSEEN


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as its reader takes it, and for each of its characters the place in the text as it stands."""

    raw: str
    text: str
    places: list[int]

    def fragment(self, start: int, end: int) -> str:
        return self.raw[self.places[start] : self.places[end - 1] + 1].strip()


_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_LINE_ENDS: Final = frozenset("\n\r\v\f\x85\u2028\u2029")
_LOOKALIKES: Final = str.maketrans(
    "\u0430\u0441\u0435\u04bb\u0456\u043a\u043e\u0440\u0455\u0442\u0443\u0445\u03bf\u03b1\u03ba\u03b9",
    "acehikopstyxoaki",
)
_DIGIT_AS_LETTER: Final = re.compile(r"(?<=[^\W\d_])[013457]|[013457](?=[^\W\d_])|(?<=[^\W_])[@$](?=[^\W_])")
_LETTER_OF: Final = dict(zip("013457@$", "oieastas", strict=True))
_SPACED_LETTERS: Final = re.compile(r"(?<![^\W_])(?:[^\W_][ .\-|/,]{1,2}){3,}[^\W_](?![^\W_])")
_INNER_UNDERSCORE: Final = re.compile(r"(?<=[^\W_])_(?=[^\W_])")
_EMPHASIS: Final = frozenset("*_~`")

_HOAX: Final = r"h[ .*_-]?o+[ .*_-]?a+[ .*_-]?(?:k+[ .*_-]?s+|x+)(?:nya)?"
_NOUN: Final = (
    r"(?:kabar|berita|informasi|info|isu|rumor|klaim(?! (?:manfaat|asuransi|jaminan|bpjs|jht|jkn))"
    r"|video|foto|gambar|pesan(?: berantai)?|unggahan|postingan|narasi"
    r"|tuduhan|anggapan|konten|surat|poster|pernyataan|tangkapan layar|akun)(?:nya)?"
)
_FALSE: Final = r"(?:palsu|bohong|keliru|sesat|menyesatkan|fitnah)"
_NOT: Final = r"(?:tidak|tidaklah|tak|tdk|gak?|nggak|enggak)"
_NOT_TRUE: Final = (
    rf"(?:(?:{_NOT}|bukan|bkn) (?:benar|betul|berdasar|fakta|sesuai (?:dengan )?(?:fakta|kenyataan))(?!-))"
)
_LABEL: Final = (
    rf"(?:{_HOAX}|disinformasi|misinformasi|malinformasi|fitnah|kebohongan|fake news"
    rf"|(?:berita|kabar|informasi|isu) (?:{_FALSE}|{_HOAX}|tidak benar))"
)
_VERDICT: Final = (
    rf"(?:{_LABEL}|{_FALSE}|salah(?! satu)|(?:hasil )?(?:rekayasa|editan|suntingan|manipulasi)|deepfake|tipuan"
    rf"|omong kosong|mengada-ada|isapan jempol|{_NOT_TRUE}|(?:tidak|kurang) (?:tepat|akurat|valid|terbukti))"
)
_FILL: Final = (
    r"(?:bukan|sangat|jelas|memang|juga|hanya|cuma|sebuah|suatu|sepenuhnya|sama sekali|dipastikan|terbukti|ternyata"
    r"|adalah|merupakan|sudah|telah|dinyatakan|informasi|berita|kabar|konten|video|foto|pesan)"
)
_NO_ATTRIBUTE: Final = r"(?<!yang )(?<!atau )(?<!dan )(?<!bisa )(?<!dapat )(?<!kabar )(?<!berita )(?<!informasi )"
_GAP: Final = r"(?:[^.!?\n]|\.(?=\d)){0,120}?"
_LINE: Final = r"^[^\w\n]*"

_STAMPS: Final = (
    (
        rf"[\[\u3010][^\w\n]*(?:{_LABEL}|{_FALSE}|salah(?! satu)|klarifikasi|tidak benar|penipuan|false|fake|misleading"
        r"|clarification)\b[^\]\u3011\n]{0,60}[\]\u3011]"
    ),
    (
        rf"{_LINE}(?:{_LABEL}|{_FALSE}|{_NOT_TRUE}|salah|fakta|mitos|bantahan|false|fake|fact|myth|misleading)"
        r" ?[:!|\u2013-]"
    ),
    rf"{_LINE}(?:{_LABEL}|{_FALSE}|salah|tidak benar|false|fake)[^\w\n]*$",
    rf"{_LINE}(?:klarifikasi|clarification)\b[^\n:.]{{0,60}}:",
    rf"(?<=[.!?]) ?(?:{_HOAX}|salah|fakta) ?[:!]",
    rf"(?<=[.!?]) ?{_HOAX} ?[.!]?$",
    rf"(?<=\?) ?(?:itu |ini )?(?:{_LABEL}|{_FALSE}|{_NOT_TRUE}|salah) ?(?:[.!,]|$)",
    rf"[\u274c\u26d4\u26a0\u274e\u2716\u2718\U0001f6ab] ?(?:{_LABEL}|{_FALSE}|salah(?! satu)|tidak benar)\b",
    rf"# ?(?:awas|ini|itu)?(?:{_HOAX}\b|cekfakta|faktanya)",
    rf"\bawas {_HOAX}\b",
    (
        rf"\b(?:waspadai?|hati-hati) {_HOAX} (?:soal|tentang|terkait|mengenai|seputar|bahwa|kenaikan|pembagian|video"
        r"|foto)\b"
    ),
    r"\b(?:mem|di)?bantah(?:an)?\b",
    r"\bfaktanya\b",
    r"\b(?:kami|kita|perlu|mari)(?: kami| kita)? (?:di)?luruskan ?(?:[:,]|bahwa\b)",
    rf"\b(?:meng)?klarifikasi (?:(?:atas|terkait|soal|mengenai|tentang) )?{_NOUN}\b",
    rf"\b(?:meluruskan|luruskan|menepis|tepis|menampik|menyangkal) {_NOUN}\b",
    (
        rf"\b{_NOT} (?:benar|betul) (?:bahwa|jika|kalau|bila|adanya|ada|kabar|berita|informasi|isu"
        r"|anggapan|klaim|tuduhan)\b"
    ),
    r"\bit(?: i|')s (?:not true|untrue|false) that\b",
    r"\b(?:debunk(?:s|ed)?|refute[sd]?|rebuts)\b",
    r"\b(?:denies|denied) (?:that|the|claims?|reports?|rumou?rs?|allegations?)\b",
)
"""Labels that no context excuses."""

_STATEMENTS: Final = (
    (
        rf"\b(?:adalah|merupakan|dipastikan|ternyata|terbukti|dinyatakan|dilabeli|murni)(?: {_FILL}){{0,3}} {_LABEL}\b"
        r"(?! atau\b)"
    ),
    rf"(?:^|[.!?] )(?:itu|ini)(?: {_FILL}){{0,3}} {_LABEL}\b(?! (?:adalah|atau)\b)",
    rf"\b(?:itu|ini|tersebut|tsb)(?: {_FILL}){{0,3}} {_LABEL} ?(?:[.!;]|$)",
    rf"(?:^|[.!?] )(?:itu|ini)(?: {_FILL}){{0,3}} {_NOT_TRUE} ?(?:[:.!,;]|$)",
    rf"\b{_NOUN} [^.!?:\n]{{1,80}} ?: ?(?:{_LABEL}|{_FALSE}|{_NOT_TRUE}|salah) ?(?:[.!;]|$)",
    (
        r"\b(?:kabar|berita|informasi|info|isu|rumor|klaim|tuduhan)(?:nya)?\b"
        rf"{_GAP}\b(?:itu|ini|tersebut|tsb)(?: {_FILL}){{0,3}} {_NOT} (?:pernah )?ada ?(?:[.!,;]|$)"
    ),
    rf"\b{_HOAX} ?!",
    rf"\b{_HOAX} (?:tersebut|bahwa)\b",
    (
        rf"\b{_NOUN}\b(?! (?:{_FALSE}|{_HOAX})\b){_GAP}\b(?:itu|ini|tersebut|tsb|beredar|viral|adalah|merupakan"
        rf"|ternyata|dipastikan|dinyatakan|terbukti|jelas)(?: {_FILL}){{0,4}} {_VERDICT}\b(?! atau\b)"
    ),
    rf"\b{_NOUN} [^.!?\n ]{_GAP} {_NO_ATTRIBUTE}{_NOT_TRUE}\b",
    (
        rf"\b{_NOUN} (?:mengenai|tentang|soal|bahwa|terkait|seputar|adanya|yang menyebut(?:kan)?|yang menyatakan)"
        rf"{_GAP} {_NO_ATTRIBUTE}{_FALSE} ?(?:[.!,;]|$)"
    ),
    rf"\bberedar(?:nya)? (?:\w+ ){{0,2}}{_NOUN}\b",
    rf"\bjangan (?:mudah )?percaya (?:pada |dengan )?{_NOUN} (?:itu|ini|tersebut|bahwa|yang menyebut)",
    (
        r"\b(?:cek ?fakta|fact[ -]?check(?:ed|ing)?)\b(?! (?:sebelum|dulu|dahulu|terlebih|mandiri|before|skills?"
        r"|training)\b)"
    ),
    (
        r"\b(?:(?:claims?|news|information|reports?|rumou?rs?|video|message|post|story|allegations?|photo)\b"
        rf"{_GAP}|it|this|that) (?:is|are|was|were) (?:an? )?"
        rf"(?:not true|untrue|{_HOAX}|fake|false|misleading|fabricated|baseless|unfounded|groundless|bogus)\b"
    ),
    r"\b(?:circulating (?:claim|video|message|photo|rumou?r)s?|rumou?rs? (?:that|claiming))\b",
)
"""Denials, unless the words before show that they speak of hoaxes in general."""

_IN_GENERAL: Final = re.compile(
    r"\b(?:apa|ketika|saat|bagaimana|hoaks|hoax|disinformasi|misinformasi|malinformasi|fitnah|kenali|mengenali|ciri"
    r"|waspadai?|hindari|cegah|mencegah|stop|anti|lawan|melawan|tangkal|menangkal|perangi|memerangi|tolak|menolak"
    r"|berantas|bebas|sebarkan|menyebarkan|penyebaran|sebar|membuat|hadapi|menghadapi|pelatihan|belajar|cara|biasakan"
    r"|lakukan|melakukan|kelas|keterampilan|kemampuan|lokakarya|selalu|budayakan|teknik|combat|fight|spot|how|learn"
    r"|(?:tantangan|ancaman|musuh|masalah|bahaya|risiko|contoh)(?: \w+){0,3}"
    r"|(?:jika|bila|apabila|kalau|apakah|if|whether)(?: \w+){0,6}) ?$",
    re.IGNORECASE,
)
"""The words before a statement that make it a question, a condition or a lesson."""

_ONLINE: Final = (
    r"(?:akun|account|kolom|komentar|komen|postingan|unggahan|cuitan|medsos|media sosial|instagram|ig|tiktok|facebook"
    r"|twitter|profil|live|timeline|lini masa|mention|dm|@\w)"
)
_OPPONENT: Final = r"(?:dia|mereka|balik|para|si|lawan|pengkritik|penyebar|pembuat|pelaku|haters?|buzzer)"
_NOT_THE_CITY: Final = "".join(
    f"(?<!{word} )" for word in ("kota", "kab", "kab.", "kabupaten", "pemkot", "pemkab", "polres", "warga", "di", "ke")
)
_POSTING: Final = (
    r"(?:di|meng|mem|me)?(?:posting|post|unggah|upload|tweet|cuit|cuitkan|retweet|share|bagikan|sebar|sebarkan|tayang"
    r"|tayangkan|repost|publikasikan)"
)
_NOT_AN_ELECTION: Final = "".join(
    f"(?<!{word} )" for word in ("pilkada", "pemilu", "pilkades", "pemilihan", "umum", "daerah", "nasional")
)
_TOGETHER: Final = (
    rf"(?:{_NOT_AN_ELECTION}(?:serentak|serempak)|bersamaan|barengan|bareng-bareng"
    r"|(?:pada|di) (?:jam|waktu|menit) yang sama)"
)
_TIME: Final = r"(?<!sebelum )(?<!lambat )(?<!hingga )(?<!sampai )(?:pukul|pkl|jam) ?[0-9]"
_CALLS: Final = (
    (
        r"\b(?:(?:di)?lapor(?:kan|in)|lapor|report|ripot|(?:di)?blokir|takedown|suspend)"
        r"(?: (?:ke|semua|para|this|that|the|his|her|their))?"
        r" (?:akun|account|profil|channel|kanal)(?:nya)?\b"
    ),
    (
        r"\b(?:laporkan|report|ripot) (?:konten|postingan|unggahan|cuitan|video|komentar|post|tweet)"
        r" (?:itu|ini|tersebut|dia|milik|dari akun|mereka|@)"
    ),
    (
        r"\b(?:laporkan|report|ripot|blokir|dislike|unfollow) (?:ramai-ramai|rame-rame|beramai-ramai|massal|bareng"
        r"|sama-sama)\b"
    ),
    r"\bmass[ -]?report(?:ing)?\b|\breport massal\b",
    (
        rf"\b(?:serbu|geruduk|gruduk|kepung|keroyok|banjiri|hujani|spam|rujak|bully|flood|dogpile|raid)"
        rf"(?: (?!pasar|bazar)\w+){{0,2}} {_ONLINE}"
    ),
    rf"{_NOT_THE_CITY}\b(?:serang|attack)(?: (?:his|her|their|the|semua|balik))? (?:{_ONLINE}|{_OPPONENT}\b)",
    rf"\b(?:serbu|geruduk|gruduk|keroyok|bully|rujak) {_OPPONENT}\b",
    r"\bayo (?:kita )?(?:serbu|serang|geruduk|gruduk)(?= ?(?:[!.]|$|@|bareng|bersama|ramai))",
    (
        r"\b(?:balas|balasi|bales|counter|bantai|reply to|respond to)"
        r"(?: (?:semua|setiap|tiap|para|the|his|her|their|all))?"
        r" (?:komentar|komen|cuitan|tweets?|postingan|unggahan|akun|comments?|posts?|critics?|pengkritik|@)"
    ),
    r"\b(?:ramaikan|ramein|penuhi)(?: \w+){0,2} (?:kolom|komentar|komen)",
    (
        r"\b(?:kasih|beri|berikan|tulis|tinggalkan|give|leave|write)(?: \w+)? (?:komentar|komen|comments?)"
        r" (?:positif|baik|bagus|negatif|buruk|mendukung|dukungan)\b"
        r"|\b(?:give|leave|write)(?: an?)? (?:positive|negative|good|bad) comments?\b"
    ),
    r"\b(?:jawab|tanggapi)(?: (?:semua|setiap))? (?:komentar|komen) (?:negatif|miring|nyinyir|haters)\b",
    r"\b(?:mention|colek|senggol|tag) (?:akun|account)(?! (?:resmi|official|kami)\b)",
    r"\b(?:naikkan|naikan|naikin|dongkrak|pompa|gempur|tenggelamkan|lawan|up)(?: \w+)? (?:tagar|hashtag|trending)\b",
    r"\btrending(?:(?: ?- ?| )?kan|in)\b|\b(?:jadikan|bikin|buat|push)(?: \w+){0,2} trending\b",
    r"\b(?:harus|biar|supaya|agar|sampai)(?: (?:jadi|masuk))? trending\b",
    r"\bviralkan (?:akun|wajah|identitas|pelaku|orang|muka|nama)\b",
    r"\b(?:kasih|beri|berikan|give)(?: \w+)? (?:rating|bintang|ulasan) (?:1|satu|buruk)\b|\b(?:dislike|downvote)\b",
    rf"\b{_POSTING}\b(?:[^.!?\n]|\.(?=\d)){{0,60}}?\b{_TOGETHER}\b",
    (
        r"\b(?:semua|seluruh|setiap) (?:anggota|humas|admin|akun|asn)\b"
        rf"[^.!?\n]{{0,40}}?\b{_POSTING}\b[^.!?\n]{{0,40}}?{_TIME}"
    ),
    rf"\b{_POSTING}\b[^.!?\n]{{0,40}}?\b(?:tepat {_TIME}|{_TIME}[0-9.:]*(?: wi(?:b|ta|t))? tepat)",
    rf"\b{_TOGETHER}\b(?: \w+){{0,2}} {_POSTING}\b",
    rf"\b{_POSTING}\b[^.!?\n]{{0,40}}?{_TIME}(?:[^.!?\n]|\.(?=\d)){{0,30}}?\bbersama",
    rf"\b(?:like|komen|komentari|komentar|comment)\b(?:[^.!?\n]|\.(?=\d)){{0,60}}?\b{_TOGETHER}\b",
    r"\b(?:post|tweet|upload|share|publish|repost)\b[^.!?\n]{0,40}? (?:simultaneously|at the same time|in unison)\b",
)
"""Tasks against somebody, and posting by the clock."""

_HANDLE: Final = re.compile(r"@([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)", re.ASCII | re.IGNORECASE)
_PRICE: Final = re.compile(r"(?:rp)?[0-9.-]+", re.ASCII | re.IGNORECASE)
_MAIL_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.ASCII | re.IGNORECASE)
_MAIL_NAME: Final = re.compile(r"[a-z0-9._%+-]+$", re.ASCII | re.IGNORECASE)
_MAIL_NAME_LIMIT: Final = 64
_OFFICIAL_MAIL: Final = re.compile(r"(?:.+\.)?(?:go|mil|desa)\.id", re.IGNORECASE)
_UNVOUCHED: Final = re.compile(
    r"(?<![a-z0-9-])(?:"
    r"(?:bsky\.app/profile|vk\.com|linktr\.ee|snapchat\.com/add|reddit\.com/(?:u|user)"
    r"|bit\.ly|tinyurl\.com|s\.id|t\.co|cutt\.ly|is\.gd|rb\.gy|ow\.ly|lnkd\.in|(?<!app\.)goo\.gl|shorturl\.at"
    r"|archive\.(?:ph|is|today))"
    r"|(?:nitter|[vf]xtwitter|fixupx|fixvx|xcancel|(?:dd|kk)instagram|imginn|picuki|vxtiktok)(?:\.[a-z0-9-]{1,30}){1,3}"
    r")/[^\s<>\"']+",
    re.ASCII | re.IGNORECASE,
)
"""Profiles where no account is registered, mirrors of platforms, and short links, which hide where they lead."""
_WORD: Final = re.compile(r"\S+")
_WITHIN: Final = re.compile(r"https?:/{1,2}|[=&?]|/(?=(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,5}/)", re.IGNORECASE)
_TELEGRAM: Final = re.compile(
    r"(?<![a-z0-9.-])(?:t|telegram)\.me/(?:s/)?([a-z][a-z0-9_]{3,31})", re.ASCII | re.IGNORECASE
)
_NUMBERS: Final = re.compile(
    r"(?<![0-9])(?:"
    r"\(?\+ ?62\)?(?:[ .()-]{0,2}[0-9]){8,12}|(?:62|0)8[1-9][0-9](?:[ .()-]{0,2}[0-9]){6,9}"
    r"|(?<!/)(?:[0-9]{16}|[0-9]{4}(?P<gap>[ .-])[0-9]{2}[0-7][0-9](?P=gap)[01][0-9]{3}(?P=gap)[0-9]{4})"
    r")(?![0-9])"
)
"""Phone numbers (+62, 08) and the 16 digits of an identity number, whole or in fours with a month where one stands."""


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns)


def labels_a_claim(text: str) -> str | None:
    """The first words that deny or label a claim (R2), or None. To write about hoaxes in general is no such thing."""
    reading = _spoken(_read(text))
    stamps = (pattern.search(reading.text) for pattern in _compiled(_STAMPS))
    return _first(reading, [*stamps, *(_stated(pattern, reading.text) for pattern in _compiled(_STATEMENTS))])


def calls_to_act_against(text: str) -> str | None:
    """The first words that ask to reply to, mention, report or rank against somebody, or to post in step (R7)."""
    reading = _spoken(_read(text))
    return _first(reading, [pattern.search(reading.text) for pattern in _compiled(_CALLS)])


def personal_targets(text: str, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> list[str]:
    """Handles, links to profiles and posts, mail addresses, phone and identity numbers of private persons (R7).

    In order. Links that hide where they lead, and archived copies of posts, are taken for such links.

    Args:
        text: What would be broadcast.
        allowed: Accounts of institutions, handles as `postlink` reads them. A bare "@handle" may be any of theirs; a
            link has to be on the account's own platform, and one that carries no handle is nobody's it could vouch for.
    """
    reading = _read(text)
    names = {handle.lower() for _, handle in allowed}
    links = link_spans(reading.text)
    spans = [(start, end) for start, end in links if not _is_institutional(reading.text[start:end], allowed)]
    rest = list(reading.text)
    for start, end in links:
        rest[start:end] = " " * (end - start)
    unlinked = "".join(rest)
    spans.extend(found.span() for found in _NUMBERS.finditer(unlinked))
    spans.extend(found.span() for found in _TELEGRAM.finditer(unlinked) if found[1].lower() not in names)
    spans.extend(found.span() for found in _UNVOUCHED.finditer(unlinked))
    spans.extend(found.span() for found in _WORD.finditer(unlinked) if _wraps_another(found.group(), allowed))
    for found in _HANDLE.finditer(unlinked):
        name = _MAIL_NAME.search(unlinked, max(0, found.start() - _MAIL_NAME_LIMIT), found.start())
        if name and _MAIL_HOST.fullmatch(found[1]):
            if not _OFFICIAL_MAIL.fullmatch(found[1]) and unlinked[name.start() - 1 : name.start()] != "/":
                spans.append((name.start(), found.end()))
        elif not _PRICE.fullmatch(found[1]) and found[1].lower() not in names:
            spans.append(found.span())
    return list(dict.fromkeys(reading.fragment(*span) for span in sorted(spans)))


def _is_institutional(link: str, allowed: frozenset[tuple[Platform, str]]) -> bool:
    account = parse_post_link(link) or parse_profile_link(link)
    if account is None or account.handle is None:
        return account is None and is_service_page(link)
    return (account.platform, account.handle) in allowed


def _wraps_another(word: str, allowed: frozenset[tuple[Platform, str]]) -> bool:
    """Whether a link holds one to an account that nobody vouches for, as an archive's or a redirection's does."""
    if "/" not in word and "%" not in word:
        return False
    pieces = _WITHIN.split(unquote(unquote(word)))[1:]
    links = (piece[start:end] for piece in pieces for start, end in link_spans(piece))
    return any(not _is_institutional(link, allowed) for link in links)


def _stated(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = pattern.search(text)
    while found and _IN_GENERAL.search(text, max(0, found.start() - 80), found.start()):
        found = pattern.search(text, found.start() + 1)
    return found


def _first(reading: _Reading, found: Iterable[re.Match[str] | None]) -> str | None:
    """The words that begin first, and of those the longest."""
    spans = [match.span() for match in found if match]
    return reading.fragment(*min(spans, key=lambda span: (span[0], -span[1]))) if spans else None


def _read(raw: str) -> _Reading:
    """Compatibility forms made plain, marks and what can't be seen dropped, runs of white space made one."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(raw):
        for plain in " " if char in BLANKS else unicodedata.normalize("NFKD", char):
            if plain.isspace():
                space = "\n" if plain in _LINE_ENDS else " "
                if chars and chars[-1] in " \n":
                    chars[-1] = "\n" if space == "\n" else chars[-1]
                    continue
                chars.append(space)
            elif plain in UNSEEN or unicodedata.category(plain) in _INVISIBLE:
                continue
            else:
                chars.append(plain)
            places.append(place)
    return _Reading(raw, "".join(chars), places)


def _spoken(reading: _Reading) -> _Reading:
    """As read aloud: emphasis dropped, letters set apart joined, lookalikes and digits within words made letters."""
    text = _INNER_UNDERSCORE.sub(" ", reading.text)
    emphasis = {place for place, char in enumerate(text) if char in _EMPHASIS}
    plain = _without(_Reading(reading.raw, text, reading.places), emphasis)
    runs = (range(*run.span()) for run in _SPACED_LETTERS.finditer(plain.text))
    joined = _without(plain, {place for run in runs for place in run if not plain.text[place].isalnum()})
    latin = "".join(char if char.isascii() else char.lower().translate(_LOOKALIKES)[:1] for char in joined.text)
    return _Reading(reading.raw, _DIGIT_AS_LETTER.sub(lambda found: _LETTER_OF[found[0]], latin), joined.places)


def _without(reading: _Reading, gone: set[int]) -> _Reading:
    kept = [place for place in range(len(reading.text)) if place not in gone]
    return _Reading(
        reading.raw, "".join(reading.text[place] for place in kept), [reading.places[place] for place in kept]
    )
