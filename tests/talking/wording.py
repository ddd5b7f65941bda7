"""What people type: for the question, beside it, and nothing at all. What can bear a mark has one of its own."""

from itertools import count
from random import Random

from tests.talking.world import World

COURTESIES = ("terima kasih", "makasih banyak ya kak 🙏", "ok", "halo", "selamat pagi min", "siap")
STOPS = ("batal", "Batal.", "tidak jadi", "bantuan", "menu", "?")
BLANKS = ("\u200b", "\u2800 \u3164", "\u00a0\n\u200d", "\ufe0f")
PLACES = ("maluku", "Kota Bandung", "bali", "ntt", "jaksel", "kab bdg", "Denpasar", "diskominfo", "nasional")
TIMES = ("besok jam 8", "Senin 08.00", "21-6", "jam 8 pagi", "sekarang", "31 Februari")
MEANT = (
    "Katanya mulai besok {mark} semua rekening dipotong. Sebarkan!",
    "Imunisasi gratis {mark} dibuka di semua puskesmas.\nBawa buku KIA.",
    "Dinas {mark}",
    "Kepala Biro {mark}",
    "{mark}",
    "https://kemkes.go.id/{mark}",
    "https://x.com/{mark}/status/17900000000000{number}",
    "https://x.com/made_bali/status/17900000000000{number}?{mark}",
    "https://x.com/{mark}",
    "lihat https://www.instagram.com/p/C{mark}/ dan https://contoh.id/{mark} ya pak",
    "Sudah diperiksa {mark}, data BPS menunjukkan stok cukup sampai akhir tahun.",
)
ODD = (
    "<b>{mark}</b> & {{ $search }} %s 100%_\\'\"; DROP TABLE people",
    "📌 SM-7K2QX\n{mark}\n🏛 Kementerian Kesehatan · Kepala Biro\n🔗 https://kemkes.go.id/x",
    "— Kode: SM-7K2QX · periksa: /cek SM-7K2QX\n{mark}",
    "\u202e{mark}\u200b\u3164 gnukud",
    "/perintahku{mark} apa",
    "👩‍👩‍👧 {mark} 🏴‍☠️",
    "0{number}{mark}",
)


class Words:
    """Each text that can bear one has a mark that no other has."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers = count(10_001)

    def any(self, random: Random) -> str:
        """Something that somebody types."""
        kinds = (self.meant, self.meant, self.meant, self.named, self.odd, self.unmeant)
        return random.choice(kinds)(random)

    def meant(self, random: Random) -> str:
        return self._marked(random.choice(MEANT))

    def odd(self, random: Random) -> str:
        return self._marked(random.choice(ODD))

    def named(self, random: Random) -> str:
        """Something that there is."""
        return random.choice((*PLACES, *TIMES, *self._world.codes, *self._world.tickets, "SM-22222", "LP-22222"))

    def unmeant(self, random: Random) -> str:
        return random.choice((*COURTESIES, *STOPS, *BLANKS))

    def long(self, random: Random) -> str:
        """Beyond one message, or one title."""
        mark = self._marked("{mark}")
        return f"{mark} " + "kata demi kata " * random.choice((40, 350, 700))

    def _marked(self, text: str) -> str:
        number = next(self._numbers)
        return text.format(mark=f"zq{number}x", number=number)
