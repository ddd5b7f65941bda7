"""Local governments, made from the words for their levels and offices and the names of their places."""

from collections.abc import Sequence
from typing import Final

from siman_bot.domain.reports.institutions.words import listed, squashed

PROVINCE, CITY, REGENCY, SOME = "provinsi", "kota", "kabupaten", "daerah"
COUNCIL: Final = "dprd"

_LEVELS: Final = {
    "pemprov": PROVINCE,
    "provinsi": PROVINCE,
    "gubernur": PROVINCE,
    "wagub": PROVINCE,
    "gub": PROVINCE,
    "pergub": PROVINCE,
    "governor": PROVINCE,
    "province": PROVINCE,
    "provincial": PROVINCE,
    "pemkot": CITY,
    "kota": CITY,
    "wali": CITY,
    "walkot": CITY,
    "wawali": CITY,
    "mayor": CITY,
    "city": CITY,
    "municipality": CITY,
    "pemkab": REGENCY,
    "kabupaten": REGENCY,
    "bupati": REGENCY,
    "wabup": REGENCY,
    "regent": REGENCY,
    "regency": REGENCY,
    "pemda": SOME,
}
_STANDS_BEFORE: Final = frozenset(
    ["administrasi", "wali", "kota", "provinsi", "kabupaten", "city", "provincial", "daerah"]
)
"""Words that may follow a level before the place: "Pemda Kota X", "Wali Kota X"."""
_OFFICES: Final = listed(
    """
    dinas dinkes disdik disdikbud diskominfo diskominfotik diskominfosp dishub dinsos disnaker disnakertrans
    disdukcapil dukcapil disparbud dispar dispora disperindag disdag distan dlh dlhk dpupr dpu pupr dpmptsp dpmd
    dpkp dp3a dpppa satpol bpbd bappeda bapenda bkd bkpsdm bkpp bpkad bpkd kesbangpol bakesbangpol inspektorat
    samsat setda sekda sekretariat puskesmas rsud pdam perumda damkar kecamatan kelurahan camat lurah uptd upt
    jalahoaks saber protokol prokopim suku sudin sudinkes sudindik diskominfos diskominfostandi dkis dinkesos
    disbudpar dkpp disnakkan dprkp diskopdagin
    """
)
_MATTERS: Final = listed(
    """
    kesehatan pendidikan kebudayaan komunikasi informatika statistik persandian perhubungan sosial tenaga kerja
    transmigrasi kependudukan pencatatan sipil pariwisata pemuda olahraga perdagangan perindustrian pertanian
    pangan ketahanan lingkungan hidup kehutanan pekerjaan umum penataan ruang penanaman modal pelayanan terpadu
    satu pintu pemberdayaan masyarakat desa perempuan perlindungan anak pemadam kebakaran penyelamatan polisi
    pamong praja pp penanggulangan bencana daerah perencanaan pembangunan pendapatan kepegawaian keuangan aset
    kesatuan bangsa politik perumahan kawasan permukiman perpustakaan arsip kearsipan koperasi usaha kecil mikro
    menengah ukm umkm kelautan perikanan peternakan hewan perkebunan energi sumber daya mineral air bina marga
    cipta karya pengendalian penduduk keluarga berencana pengembangan manusia riset inovasi penelitian badan
    biro bagian bidang seksi humas hubungan pers administrasi pimpinan kepala wakil plt pj juru bicara jubir
    kantor balai unit rumah sakit pemerintah digital tata perizinan hortikultura tanaman pertanahan smart tim
    satgas hoaks staf ahli sekretaris sekretariat government administration office health education agency
    """
)
_PROVINCES: Final = {
    "aceh": ("nad", "nanggroe aceh darussalam", "serambi mekkah"),
    "sumaterautara": ("sumut", "sumatra utara", "north sumatra"),
    "sumaterabarat": ("sumbar", "sumatra barat", "west sumatra"),
    "riau": (),
    "jambi": (),
    "sumateraselatan": ("sumsel", "sumatra selatan", "south sumatra"),
    "bengkulu": (),
    "lampung": (),
    "kepulauanbangkabelitung": ("babel", "bangka belitung", "kep bangka belitung", "kep babel"),
    "kepulauanriau": ("kepri", "kep riau", "riau islands"),
    "jakarta": (
        *("dki", "dki jakarta", "dkj", "daerah khusus ibukota jakarta", "daerah khusus ibu kota jakarta"),
        *("daerah khusus jakarta", "jakarta raya", "khusus ibukota jakarta", "khusus ibu jakarta", "khusus jakarta"),
    ),
    "jawabarat": ("jabar", "west java"),
    "jawatengah": ("jateng", "central java"),
    "yogyakarta": (
        *("diy", "di yogyakarta", "daerah istimewa yogyakarta", "jogja", "jogjakarta", "yogya", "diy yogyakarta"),
        *("special region yogyakarta", "istimewa yogyakarta", "istimewa jogjakarta", "special region jogja"),
    ),
    "jawatimur": ("jatim", "east java"),
    "banten": (),
    "bali": (),
    "nusatenggarabarat": ("ntb", "west nusa tenggara"),
    "nusatenggaratimur": ("ntt", "east nusa tenggara"),
    "kalimantanbarat": ("kalbar", "west kalimantan"),
    "kalimantantengah": ("kalteng", "central kalimantan"),
    "kalimantanselatan": ("kalsel", "south kalimantan"),
    "kalimantantimur": ("kaltim", "east kalimantan"),
    "kalimantanutara": ("kaltara", "north kalimantan"),
    "sulawesiutara": ("sulut", "north sulawesi"),
    "sulawesitengah": ("sulteng", "central sulawesi"),
    "sulawesiselatan": ("sulsel", "south sulawesi"),
    "sulawesitenggara": ("sultra", "southeast sulawesi"),
    "gorontalo": (),
    "sulawesibarat": ("sulbar", "west sulawesi"),
    "maluku": (),
    "malukuutara": ("malut", "north maluku"),
    "papua": (),
    "papuabarat": ("west papua",),
    "papuaselatan": (),
    "papuatengah": (),
    "papuapegunungan": (),
    "papuabaratdaya": (),
}
_PROVINCE_OF: Final = {
    letters: place
    for place, names in _PROVINCES.items()
    for letters in (place, *(name.replace(" ", "") for name in names))
}
_ALSO_CITIES: Final = frozenset({"yogyakarta", "gorontalo", "jambi", "bengkulu", "jogja", "jogjakarta", "yogya"})
"""Provinces whose bare name may mean the city as well."""
_BRANDS: Final = {
    "jabarsaberhoaks": "gov:provinsi:jawabarat",
    "saberhoaks": "gov:provinsi:jawabarat",
    "sapawarga": "gov:provinsi:jawabarat",
    "jalahoaks": "gov:provinsi:jakarta",
    "jaki": "gov:provinsi:jakarta",
    "jakartasmartcity": "gov:provinsi:jakarta",
    "klinikhoaks": "gov:provinsi:jawatimur",
}
"""Names of their own that offices of provinces go by."""
_SHORT: Final = {
    "sby": "surabaya",
    "bdg": "bandung",
    "smg": "semarang",
    "jogja": "yogyakarta",
    "jogjakarta": "yogyakarta",
    "yogya": "yogyakarta",
    "solo": "surakarta",
    "makasar": "makassar",
    "tangsel": "tangerang selatan",
    "jaksel": "jakarta selatan",
    "jakbar": "jakarta barat",
    "jaktim": "jakarta timur",
    "jakut": "jakarta utara",
    "jakpus": "jakarta pusat",
    "kbb": "bandung barat",
}
"""Places as they are called for short."""
_CITIES_BY_LABEL: Final = frozenset({"bandung"})
"""Cities whose domain has the name alone, where a regency of that name has another."""
_PARTS_OF_JAKARTA: Final = frozenset(["selatan", "barat", "timur", "utara", "pusat", "seribu"])
_DIRECTIONS: Final = listed(
    """
    barat timur utara selatan tengah tenggara raya jaya daya besar hulu hilir tua baru laut darat pusat muda
    kepulauan induk ilir ulu
    """
)
"""What makes another place of one: Bandung Barat isn't Bandung."""


def government_of(words: Sequence[str]) -> str | None:
    """The local government that a name means, as `gov:<level>:<place>`; its council as `dprd:...`; None for others.

    An office belongs to the government of its place: "Dinas Kesehatan Kota Bandung" to that of the city of Bandung.
    """
    if brand := _BRANDS.get(squashed(words)):
        return brand
    kind = COUNCIL if COUNCIL in words else "gov"
    rest = [word for word in words if word != COUNCIL]
    leading = rest[:1]
    if kind != COUNCIL and squashed(words) in _PROVINCE_OF and squashed(words) not in _ALSO_CITIES:
        return f"{kind}:{PROVINCE}:{_PROVINCE_OF[squashed(words)]}"
    level = next((place for place, word in reversed(list(enumerate(rest))) if word in _LEVELS), None)
    if rest[-2:] and level is not None and rest[-1] in {"government", "administration", "office"}:
        return _english(rest, kind)
    if level is None:
        return _by_office(rest, kind)
    if not (level == 0 or leading[0] in _OFFICES | _MATTERS | _LEVELS.keys() or kind == COUNCIL):
        return None
    at = level + 1
    found = _LEVELS[rest[level]]
    while at < len(rest) and rest[at] in _STANDS_BEFORE:
        at += 1
    return _named(kind, found, rest[at:])


def government_of_label(label: str) -> str | None:
    """Of the label before `.go.id`: "jabarprov", "bandungkab", "kotabogor"."""
    for ending, level in (("prov", PROVINCE), ("kota", CITY), ("kab", REGENCY)):
        for name in (label.removesuffix(ending), label.removeprefix(ending)):
            if name != label and len(name) > 1:
                place = _PROVINCE_OF.get(name, name) if level == PROVINCE else _SHORT.get(name, name)
                return f"gov:{level}:{place}"
    if label in _CITIES_BY_LABEL:
        return f"gov:{CITY}:{label}"
    if label in _PROVINCE_OF and label not in _ALSO_CITIES:
        return f"gov:{PROVINCE}:{_PROVINCE_OF[label]}"
    return None


def are_one(one: str, other: str) -> bool:
    """Whether two such keys may mean one government: a level that isn't said may be either, a person may follow."""
    kind, level, place = one.split(":")
    other_kind, other_level, other_place = other.split(":")
    if kind != other_kind:
        return False
    if level != other_level and SOME not in {level, other_level}:
        return False
    if squashed(place.split()) == squashed(other_place.split()):
        return True
    short, long = sorted((place.split(), other_place.split()), key=len)
    return bool(short) and long[: len(short)] == short and long[len(short)] not in _DIRECTIONS


def _by_office(words: list[str], kind: str) -> str | None:
    """Of an office whose level isn't said: "Dinkes Jabar", "Diskominfo Bandung"."""
    if words[:1] == ["humas"] and squashed(words[1:]) in _PROVINCE_OF:
        return _named(kind, SOME, words[1:])
    if not words or (words[0] not in _OFFICES and kind != COUNCIL and not _is_government_of(words)):
        return None
    place = list(words)
    while place and (place[0] in _OFFICES or place[0] in _MATTERS):
        place.pop(0)
    return _named(kind, SOME, place) if place else None


def _is_government_of(words: list[str]) -> bool:
    return len(words) > 1 and (words[0] in {"pemerintah", "government"} or (words[0] == "badan" and "daerah" in words))


def _english(words: list[str], kind: str) -> str | None:
    """As in "Bandung City Government"."""
    level = next(place for place, word in enumerate(words) if word in _LEVELS)
    return _named(kind, _LEVELS[words[level]], words[:level]) if level else _named(kind, _LEVELS[words[0]], words[1:-1])


def _named(kind: str, level: str, place: Sequence[str]) -> str | None:
    """A person, a district or a branch may follow the name of a place; what is known as a province is one."""
    words = [one for word in place if word not in _STANDS_BEFORE for one in _SHORT.get(word, word).split()]
    if not words:
        return None
    if (words[0] == "jakarta" and _PARTS_OF_JAKARTA & set(words[1:2])) or words[:2] == ["kepulauan", "seribu"]:
        # Their cities and their regency govern nothing by themselves.
        return f"{kind}:{PROVINCE}:jakarta"
    if level in {PROVINCE, SOME}:
        for length in range(len(words), 0, -1):
            letters = squashed(words[:length])
            if letters in _PROVINCE_OF and not (level == SOME and letters in _ALSO_CITIES):
                return f"{kind}:{PROVINCE}:{_PROVINCE_OF[letters]}"
    return f"{kind}:{level}:{' '.join(words)}"
