"""Words around the names of institutions: what may stand before and after one, and what makes it another's."""

from typing import Final

from siman_bot.domain.reports.institutions.words import listed

HEADS: Final = listed(
    """
    surat edaran peraturan keputusan data laporan pernyataan keterangan pihak jajaran
    aparat oknum petugas institusi instansi perwakilan korps
    dpp dpd dpc dpw politikus politisi kader
    biro ditjen direktorat direktur pusat sekretariat sekjen sekretaris inspektorat badan balai kanwil kantor
    wilayah juru jubir kepala ketua wakil menteri humas bagian bidang divisi subdit unit upt pusdatin puskom tim
    staf plt pj akun situs website laman portal kanal siaran rilis press pers office spokesperson directorate
    bureau indonesia indonesian indonesias republic anggota komisioner pejabat deputi tenaga asisten karo
    karopenmas kabid kapus media pengurus dewan pengelola pimpinan layanan call instagram facebook twitter
    youtube tiktok x head public sentra loka stasiun komando markas mabes satgas kapuspen kadiv kadivhumas
    mantan pusdatinkom puspen pusdiklat itjen irjen sesditjen bpsdm koordinator kepolisian komisi fraksi
    fakultas berita koran harian majalah redaksi tv kementerian departemen lembaga ministry
    """
)
"""First words of a unit, an office or an account, after which the institution itself is named."""
TRAILING: Final = listed(
    """
    indonesia pusat humas official resmi com id co go online news press release jakarta nasional republik biro
    pers twitter instagram facebook x youtube tiktok website situs laman portal spokesperson office republic
    berita siaran bidang
    """
)
"""Words after an institution's name that change nothing."""
OTHERS: Final = listed(
    """
    pamong praja
    watch peduli mahasiswa serikat pekerja buruh aliansi forum koalisi gerakan ormas partai koperasi yayasan
    pensiunan purnawirawan persatuan paguyuban komunitas pengamat korban wartawan jurnalis university
    universitas institut sekolah klub fc united malaysia malaysian singapura singapore thailand filipina
    philippine jepang japan china cina amerika us usa australia australian india arab saudi inggris uk palsu
    gadungan fans timor leste belanda rusia korea vietnam brunei dosen alumni
    """
)
"""Words with which it is somebody else's name."""
ROLES: Final = listed(
    """
    juru bicara jubir kepala ketua direktur sekjen menteri wakil anggota komisioner deputi plt pj mantan kombes kadiv
    kabid karo dirjen spokesperson head
    """
)
"""Words for somebody's post, behind whose institution the own name may follow."""
