"""What the words around a word say about its sense: politics, or something that only looks like it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from siman_bot.domain.publishing.neutrality.spelling import bare
from siman_bot.domain.publishing.words.lexicon.lists import words
from siman_bot.domain.publishing.words.lexicon.naming import NAMES

ORDINARY: Final = "ordinary.txt"
GIVEN: Final = "given.txt"


PARTISAN: Final = words(
    """
    partai parpol kader kaderisasi fraksi caleg capres cawapres cagub cawagub cabup cawabup cawalkot cawali cawawali
    paslon koalisi ketum waketum dpp dpw dpc dpac politisi politikus legislator simpatisan timses pemenangan
    elektabilitas usung diusung mengusung pengusung kubu oposisi petahana loyalis kandidat jubir pendukung konstituen
    relawan barisan nyoblos nyalon
    """
)
"""Words that go with the name of a party or a candidate, and seldom with anything else."""
CALLING: Final = words(
    """
    dukung mendukung dukungan didukung coblos cobloslah mencoblos nyoblos contreng pilih pilihlah pilihan memilih
    menangkan memenangkan menang kemenangan kampanye kampanyekan berkampanye deklarasi hidup merapat gabung bergabung
    gaspol kawal suara suarakan pilkada pemilu pilpres pileg pilgub pilbup pilwalkot kota calon jagoan jago juara vote
    elect campaign rally salam bersama ayo mari
    nomor paslon tusuk kotak satu dua putaran periode
    """
)
"""Words that ask for somebody's support, or show the signs of it; they are ordinary elsewhere."""
SIGNS: Final = words("lambang logo atribut baliho spanduk kaus kaos jaket rompi bendera gambar stiker")
"""Whatever stands right behind these is shown on them."""
EDUCATING: Final = words("surat warna berwarna kertas sosialisasi pendidikan simulasi spesimen contoh tata cara")
"""Beside these "coblos" and a colour explain how to vote."""
PLAIN: Final[Mapping[str, frozenset[str]]] = {
    "pan": words("rb panrb kemenpan menpan menteri kementerian pendayagunaan aparatur birokrasi american pacific"),
    "pkb": words(
        "pajak kendaraan bermotor samsat stnk bbnkb bpkb denda pemutihan perjanjian kerja serikat pekerja perusahaan"
        " penyuluh berencana bkkbn bangga kencana keprofesian berkelanjutan guru balai lapangan opsen tunggakan"
    ),
    "pks": words(
        "perjanjian kerja sama kerjasama mou penandatanganan menandatangani ditandatangani nota kesepahaman"
        " berlaku diperpanjang pabrik"
        " kelapa sawit tbs cpo naskah addendum mitra pihak limbah"
    ),
    "pbb": words(
        "pajak bumi bangunan sppt njop bphtb bapenda jatuh tempo denda perserikatan bangsa sekjen dewan keamanan unicef"
        " unesco who resolusi majelis new york sdgs perdamaian misi pasukan p2 lunas bayar pembayaran desa loket"
    ),
    "ppp": words("public private partnership kpbu kemitraan purchasing power parity kapita rupiah badan usaha"),
    "psi": words("tekanan ban udara pompa kompresor angin bar pipa air psi-nya"),
    "pdi": words("informasi pusat data digital"),
    "pkn": words("pelajaran kewarganegaraan siswa sekolah stan keuangan negara guru kelas modul rapor"),
    "pgn": words("gas pipa jargas negara pelanggan"),
    "prima": words("pelayanan layanan pelayan kondisi produk kesehatan stamina fisik"),
    "garuda": words(
        "indonesia pesawat maskapai penerbangan pancasila lambang negara burung timnas sepak bola bandara satelit muda"
        " tiket jemaah haji kloter emas dada"
    ),
    "gelora": words("bung karno gbk stadion senayan semangat lapangan kemerdekaan jiwa"),
    "demokrat": words("amerika as washington kongres senat republik us"),
    "perindo": words("perikanan perum ikan nelayan idfood"),
    "buruh": words(
        "hari may day serikat upah tenaga migran pabrik harian tani bongkar muat perempuan pekerja kesejahteraan"
    ),
    "banteng": words(
        "kebun binatang satwa taman baluran konservasi anak hewan ekor populasi savana habitat zoo lapangan patung tari"
        " jawa liar kawanan sapi rawa pasar museum"
    ),
    "beringin": words(
        "alun-alun alun pohon rindang tumbang ditanam menanam penanaman akar taman dahan ranting kembar sumber"
    ),
    "matahari": words(
        "terbit terbenam sinar panas bunga gerhana surya listrik cahaya energi bulan mall mal toko bmkg suhu"
    ),
    "bintang": words(
        "hotel bulan langit tamu kelas mahaputera jasa kehormatan penghargaan laut prestasi lima empat malam kartika"
    ),
    "mercy": words("mobil mercedes kapal"),
    "merah": words("putih zona palang darah cabai bawang bendera lampu tanda warna rapor karpet tinta muda"),
    "kuning": words("lampu demam penyakit warna kunyit zona bendera langsat telur sungai padi janur"),
    "hijau": words("ruang terbuka zona energi ekonomi lampu warna penghijauan kebun daun kawasan"),
    "biru": words("laut langit ekonomi warna zona kartu langit teluk danau"),
    "padi": words("sawah panen petani hektare gabah tanam varietas beras"),
    "kakbah": words("haji umrah tawaf jemaah makkah"),
    "andal": words("dokumen amdal lingkungan rkl proyek kerangka"),
    "elang": words("jawa satwa burung konservasi dilepasliarkan"),
}
"""Beside these a word has another sense."""
OFFICES_BEFORE: Final = words(
    """
    kantor peraturan keputusan sk pergub perbup perwali perwal rumah pemilihan pilihan pilkada calon bakal wakil
    mantan eks penjabat pj pjs pejabat plt plh staf edaran surat instruksi gedung pendopo ajudan kursi jabatan piala
    cup para seluruh setiap semua antar keputusannya maklumat sekretariat sekretaris halaman rumdin perkada masa trofi
    asisten antargubernur tiap nomor lomba dinas biro museum jalan jl keputusan serta debat kandidat pelantikan suara
    """
)
"""Before the title of an office: not the person who holds it, or somebody else."""
QUEUES: Final = words(
    """
    antrean antrian antre antri loket pendaftar pendaftaran peserta undian undi kursi meja formulir lampiran daftar
    puskesmas poli panggilan lomba tiket menu tekan layanan pos rumah urutan berkas tabel halaman lari bib start dokter
    rs rsud teller nasabah bank gerai baris rak map bagan
    """
)
"""Beside these a number is nobody's on a ballot."""


def _listed(file: str) -> frozenset[str]:
    lines = files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def ordinary_words() -> frozenset[str]:
    """Words that anybody uses."""
    return _listed(ORDINARY)


@cache
def common_names() -> frozenset[str]:
    """Parts of names that many bear: by one of them alone nobody is told from others."""
    return NAMES | _listed(GIVEN)


@cache
def is_ordinary(word: str) -> bool:
    """Whether anybody uses the word, or one that is made from it."""
    known = ordinary_words()
    if word in known:
        return True
    half, dash, other = word.partition("-")
    if dash and half == other:
        return is_ordinary(half)
    return any(one in known for one in bare(word))
