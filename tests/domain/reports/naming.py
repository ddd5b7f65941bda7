"""Names of institutions in pairs, as people write them, for the tests of how they are compared (R2)."""

SAME: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split("|"))
    for line in """\
Kementerian Kesehatan RI|Kemenkes
Instagram @kemenkes_ri|Kemenkes
Akun X @KemenkesRI|Kemenkes
Akun resmi Kemenkes|Kemenkes
Laman resmi Kementerian Kesehatan|Kemenkes
Website Kemenkes|Kemenkes
Situs Kemenkes RI|Kemenkes
Siaran Pers Kemenkes No. 123|Kemenkes
Siaran pers BMKG|BMKG
Rilis Polri|Polri
Surat Edaran Kemenkes|Kemenkes
Peraturan Menteri Kesehatan|Kemenkes
Permenkes Nomor 5|Kemenkes
Keputusan KPU|KPU
Data BPS|BPS
Laporan BPK|BPK
YouTube Sekretariat Presiden|Presiden
Kanal YouTube Kemenkeu RI|Kemenkeu
Press release Kemenkes|Kemenkes
Portal Kemenkes|Kemenkes
Kemenkes via Antara|Kemenkes
Kementerian Kesehatan Pusat|Kemenkes
Kementrian Kesehatan Indonesia|Kemenkes
KemKes RI|Kemenkes
Kemen. Kesehatan|Kemenkes
Kem. Kesehatan|Kemenkes
Dep. Kesehatan|Kemenkes
Min. of Health|Kemenkes
Pemerintah Kota (Pemkot) Bandung|Pemkot Bandung
Pemkot Bdg|Pemkot Bandung
Kota Bandung (Pemkot)|Pemkot Bandung
Pemerintah Provinsi (Pemprov) Jawa Barat|Pemprov Jabar
Pemda Jabar|Pemprov Jabar
Pemda Provinsi Jawa Barat|Pemprov Jabar
Humas Jabar|Pemprov Jabar
Biro Adpim Setda Provinsi Jawa Barat|Pemprov Jabar
Dinkes Prov Jabar|Pemprov Jabar
DINKES KAB. SLEMAN|Pemkab Sleman
Dinas Kesehatan Sleman|Pemkab Sleman
dinkes.slemankab.go.id|Pemkab Sleman
Pemprov Kaltim|Pemerintah Provinsi Kalimantan Timur
Pemerintah Kota Tangerang Selatan|Pemkot Tangsel
Walikota Solo|Pemkot Surakarta
Polresta Sidoarjo|Kepolisian RI
Polres Metro Jaksel|Polri
Polisi Resor Garut|Polri
POLDA METRO JAYA|polri
Polda NTB|Polri
Kepolisian Sektor Coblong|Polri
Bhabinkamtibmas Desa X|Polri
Badan Meteorologi, Klimatologi & Geofisika|BMKG
BMKG Pusat|BMKG
Balai Besar Meteorologi Wilayah II|BMKG
BMKG Wilayah III Denpasar|BMKG
Komisi Pemberantasan Korupsi (KPK) RI|KPK
Juru Bicara KPK Budi Prasetyo|KPK
Kejaksaan RI|Kejagung
Jampidum Kejagung|Kejaksaan Agung
BPJS Kes|BPJS Kesehatan
BPOM Bandung|BPOM
BBPOM Bandung|Badan POM
BNPB RI|BNPB
Badan Nasional Penanggulangan Bencana (BNPB) RI|BNPB
BRIN (LIPI)|BRIN
PT Pertamina (Persero)|Pertamina
Pertamina Persero|Pertamina
PT PLN Persero UID Jabar|PLN
Bank BI|Bank Indonesia
Kantor Bank Indonesia|BI
Kemenko Polhukam RI|Kemenko Polkam
Kemendikbud-Ristek|Kemendikbudristek
Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional|BPN
Kemendes PDTT|Kementerian Desa
Kementerian PANRB RI|KemenPANRB
Lembaga Kantor Berita Nasional ANTARA|Antara
Antara News|ANTARA
Harian Kompas|Kompas.com
Kompas Cyber Media|Kompas
Tempo Magazine|Tempo
Detik Health|Detik
Tribun Network|Tribunnews
CNN|CNN Indonesia
Pihak Kepolisian|Polri
Aparat kepolisian|Polisi
Oknum polisi|Polri
Direktorat Jenderal Pencegahan dan Pengendalian Penyakit|Kemenkes
Ditjen Aptika|Komdigi
Dinas Kesehatan DKI Jakarta|Pemprov DKI
Diskominfo Kota Surabaya|Pemkot Surabaya
Kementerian Agama RI|Kemenag
Badan Narkotika Nasional Provinsi Jawa Barat|BNN
PT Bank Mandiri (Persero) Tbk|Bank Mandiri
Bank Mandiri|bankmandiri.co.id
Perusahaan Umum Bulog|Bulog
Perum BULOG|Bulog
PERUM PERURI|Peruri
Humas Kemenhub|Kementerian Perhubungan
Ditjen Perhubungan Darat|Kemenhub
Ditjen Perhubungan Udara Kemenhub|Kemenhub
Direktorat Jenderal Bea dan Cukai|Kemenkeu
DJBC Kemenkeu|Kementerian Keuangan
Kantor Staf Presiden|KSP
Kepala Badan Nasional Penanggulangan Bencana|BNPB
Menteri Dalam Negeri|Kemendagri
Jaksa Agung|Kejaksaan Agung
Menteri ATR/Kepala BPN|BPN
Kementerian ATR/BPN RI|ATR/BPN
Sekretariat Jenderal DPR RI|DPR
Kemendikbud Ristek|Kemendikbudristek
Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi|Kemendikbud
National Disaster Mitigation Agency|BNPB
National Agency for Disaster Management (BNPB)|BNPB
Indonesian Food and Drug Authority (BPOM)|Badan POM
Indonesia's Ministry of Health|Kemenkes
Indonesia Ministry of Health|Kemenkes
Ministry of Health RI|Kemenkes
MoH Indonesia|Kemenkes
the Corruption Eradication Commission (KPK)|KPK
General Elections Commission (KPU)|KPU
Jakarta Metropolitan Police|Polri
Metro Jaya Police|Polri
Polda Metro Jaya|Kepolisian
kepolisian daerah metro jaya|polisi
Polres Jaksel|Polri
Pemerintah Kabupaten Sleman|Pemkab Sleman
Pemda Sleman|Pemkab Sleman
Pemerintah Daerah Kabupaten Sleman|Pemkab Sleman
Pemerintah Aceh|Pemprov Aceh
Gubernur Aceh|Pemerintah Aceh
Dinas Pendidikan Provinsi Jawa Tengah|Pemprov Jateng
Dinas Pendidikan Jawa Tengah|Disdik Jateng
Pemerintah Provinsi Kepulauan Riau|Pemprov Kepri
Pemerintah Kota Administrasi Jakarta Timur|Pemprov DKI Jakarta
Jakarta Smart City|Pemprov DKI
Kementerian Perencanaan Pembangunan Nasional/Bappenas|Bappenas
Kementerian Investasi/BKPM|BKPM
Badan Pangan Nasional (Bapanas)|Bapanas
Kementerian Imipas|Kemenimipas
Kemenko PMK RI|Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan
KemenPAN-RB|Kementerian PANRB
MenPAN-RB|KemenPANRB
Kementerian Pemberdayaan Perempuan & Perlindungan Anak|KemenPPPA
Komdigi RI|Kementerian Komunikasi dan Digital Republik Indonesia
KOMINFO|Komdigi
Kementerian Komunikasi Dan Digital (Komdigi)|kominfo.go.id
Otorita Ibu Kota Nusantara (OIKN)|IKN
TNI Angkatan Udara|TNI
Dispenad|TNI AD
Kogabwilhan|TNI
Tribunnews|tribunnews.com
Tempo|Cek Fakta Tempo
Kompas|Tim Cek Fakta Kompas.com
Turn Back Hoax|MAFINDO
Liputan6|Liputan6.com
Republika|Republika.co.id
RSCM|RSUPN Cipto Mangunkusumo
BKKBN|Kementerian Kependudukan dan Pembangunan Keluarga
PLN Persero|PLN
PT. PLN|PLN
PT Kereta Commuter Indonesia|KAI Commuter
Bank BCA|BCA
Bawaslu Kota Bandung|Badan Pengawas Pemilihan Umum
Kemenlu|Kementerian Luar Negeri
DPP PDI Perjuangan|PDIP
PDI-P|PDI Perjuangan
Partai Gerindra|Gerindra
Partai Golkar|Golkar
Universitas Gadjah Mada|UGM
WHO|who.int
KPU RI|kpu.go.id
Kapolri Jenderal Polisi Listyo Sigit Prabowo|Polri
Presiden Republik Indonesia|Presiden
Menteri Kesehatan Republik Indonesia|Kemenkes
Wakil Menteri Kesehatan Dante Saksono|Kemenkes
Pemprov Daerah Istimewa Yogyakarta|DIY
Pemkot Jogja|Pemerintah Kota Yogyakarta
Bupati Bandung Barat|Pemkab Bandung Barat
Kemenkes dan BPOM|BPOM
Kemenkes dan BPOM|Kementerian Kesehatan
Budi Gunadi Sadikin, Menteri Kesehatan|Kemenkes
Menteri Kesehatan (Budi Gunadi Sadikin)|Kemenkes
TNI/Polri|Polri
TNI-Polri|Polri
Pemkot Bandung dan Pemprov Jabar|Pemkot Bandung
Kementerian Kelautan dan Perikanan|KKP
Dinas Kependudukan dan Pencatatan Sipil Kota Bandung|Pemkot Bandung
KEMENKES_RI|Kemenkes
kemenkes-ri|Kemenkes
Kemenkes_RI (X)|Kemenkes
Divisi Humas Kepolisian Negara Republik Indonesia|Polri
Kementrian  Kesehatan  Republik  Indonesia|kemenkes
kementeria kesehatan|Kemenkes
Kementerian Keseatan|Kemenkes
Badan Meterologi Klimatologi dan Geofisika|BMKG
Badan Meteorologi|BMKG
Komisi Pemberantasan Korupsi Republik Indonesia|KPK
Kepolisian Republik Indonesia Daerah Jawa Barat|Polri
Polda D.I. Yogyakarta|Polri
Pemerintah Provinsi D.I. Yogyakarta|Pemda DIY
Pemprov D.I.Y|DIY
Pemprov Nusa Tenggara Barat|Pemprov NTB
Pemprov Sumatra Utara|Pemprov Sumut
PEMKAB KAB. BOGOR|Pemkab Bogor
Pemkab. Bogor|Pemerintah Kabupaten Bogor
Pemerintah Kab Bogor|Bupati Bogor
Dinas Komunikasi dan Informatika Kabupaten Bogor|Diskominfo Kab Bogor
Diskominfo Kab. Bogor|bogorkab.go.id
Diskominfo Kota Bogor|kotabogor.go.id
Pemkot Surabaya|surabaya.go.id
Pemprov Jatim|jatimprov.go.id
Pemprov Bali|baliprov.go.id
Pemkot Denpasar|denpasarkota.go.id
Pemkab Sleman|slemankab.go.id
Pemprov DIY|jogjaprov.go.id
Pemkot Yogyakarta|jogjakota.go.id
Kementerian Kesehatan|https://www.kemkes.go.id/
BPS|jabar.bps.go.id
Badan Pusat Statistik (BPS) Provinsi Jawa Barat|BPS
DJP|pajak.go.id
Tempo|cekfakta.tempo.co
Antara|https://www.antaranews.com/berita/1
""".splitlines()
)
"""Both mean one institution."""

OTHER: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split("|"))
    for line in """\
Pemprov Aceh|Pemkab Aceh Besar
LBH Jakarta|LBH Bandung
Koran Jakarta|Koran Bali
Jakarta Globe|Bali Globe
Data BPS|BPK
Juru Bicara KPK Budi Prasetyo|Polri
Peraturan Menteri Kesehatan|Kemenkeu
Humas Jabar|Pemprov Jateng
Pemkab Bandung|bandung.go.id
Instansi Pemerintah Kota Bandung|Pemprov Jabar
Pemkot Bekasi|Pemkab Bekasi
Dinkes Kota Bekasi|Dinkes Kabupaten Bekasi
Kemenkes|BPJS Kesehatan
Kemenkes|BPOM
Kemenkeu|Bank Indonesia
OJK|Bank Indonesia
Kemenag|MUI
Kementerian Agama|Pengadilan Agama
Kemenhub|Dishub DKI Jakarta
Kemensos|Dinsos Kota Bandung
Kemendagri|Pemprov Jabar
Polri|Kejaksaan Agung
Polri|Polisi Pamong Praja
Polri|Polisi Militer
Satpol PP|Polri
BMKG|BNPB
BPS|BPK
KPK|Kejaksaan
DPR|DPRD DKI
Pertamina|PLN
Kompas|Tempo
Detik|CNN Indonesia
Kompas.com|Kompasiana.com
Tribunnews|Tribrata News
WHO|Kemenkes
UI|UIN Jakarta
Gubernur Jabar|Gubernur Jateng
Wali Kota Bandung|Wali Kota Cimahi
Kota Bandung|Kabupaten Bandung
Kementerian Kehutanan|Kementerian Lingkungan Hidup
Kementerian Pertanian|Badan Pangan Nasional
Kementerian Koperasi|Kementerian UMKM
Kementerian Pekerjaan Umum|Dinas Pekerjaan Umum Kota Bandung
Kementerian Sosial|Media Sosial
Presiden|Presiden Amerika Serikat
Pemerintah|Pemkot Bandung
Pemerintah|Kemenkes
Bank Indonesia|Bank Rakyat Indonesia
BRI|BRIN
BNI|BNN
BNPB|BNPT
BIN|BNN
Badan Siber|Badan Standardisasi Nasional
TNI AL|Bakamla
Kemhan|TNI
RRI|TVRI
Antara|Kompas
MK|MA
KY|MA
KPAI|KPI
Komnas HAM|Komnas Perempuan
Muhammadiyah|NU
PT Maju Jaya|PT Maju Makmur
Nestle Indonesia|Danone Indonesia
Universitas Airlangga|Universitas Brawijaya
Kepala Desa Sukamaju|Kepala Desa Sukajaya
Telkomsel|Indosat
Media Indonesia|Bank Indonesia
Suara Merdeka|Merdeka.com
Dinas Kesehatan Provinsi Bali|Dinas Kesehatan Kota Denpasar
Pemprov Sulsel|Pemkot Makassar
Pemprov Gorontalo|Pemkot Gorontalo
Kabupaten Gorontalo|Kota Gorontalo
Pemkot Bogor|bogorkab.go.id
Pemkab Bogor|kotabogor.go.id
Pemprov Jabar|bandung.go.id
Pemkot Bandung|bandungkab.go.id
TNI|Polri
Kementerian Kelautan dan Perikanan|Dinas Kelautan dan Perikanan Jawa Barat
Kementerian Pendidikan dan Kebudayaan|Kementerian Kebudayaan
Kementerian Hukum dan HAM|Kementerian HAM
Kementerian Lingkungan Hidup dan Kehutanan|Dinas Lingkungan Hidup Kota Bandung
Badan Kependudukan dan Keluarga Berencana Nasional|Dinas Pengendalian Penduduk dan Keluarga Berencana Kota Bandung
Kompas|kompasiana.com
Kemenkes|Kemenkeu
Kemenkes|Kemensos
Kementerian Perdagangan dan Perindustrian|Dinas Perdagangan dan Perindustrian Kota Bandung
""".splitlines()
)
"""They mean two."""
