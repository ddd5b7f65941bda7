"""What words do where a private person is named, accused or found at home (R7): by tag."""

from typing import Final

from siman_bot.domain.publishing.words.lexicon.lists import words

WORDS: Final = {
    "ACCUSED": """
        provokator provokatornya penipu penipunya pembohong pemfitnah penghasut pengkhianat maling koruptor teroris
        pki komunis radikal kadrun cebong kampret pencuri pemeras penghina bajingan bejat munafik antek dalang
        dalangnya biang biangnya pelaku pelakunya penyebar penyebarnya pembuatnya buzzer buzzernya bayaran dibayar
        penista pengacau pengacaunya kriminal preman sesat menghina memfitnah menipu memprovokasi menyebar menyebarkan
        menghasut mencaci pembenci penjilat penjahat rasis fraud traitor provocateur liar scammer perusuh perusuhnya
        pembangkang pelacur selingkuh berselingkuh mesum korup nyolong mencuri memeras provokatif menjelekkan
        menjelek-jelekkan nyebarin membohongi tersangka terdakwa pengedar pengkritik pengkritiknya mengkritik makar
        anarkis benalu jahat licik culas kelewatan kebencian nyinyir onar narapidana napi pengangguran bacot dungu
        goblok tolol penghujat pengunggahnya penulisnya perekamnya
    """,
    "CALLED": """
        bernama berinisial inisial namanya sdr sdri saudara saudari si bang mas mbak mbah pakde bude kang cak bung
        named wanita pria lelaki perempuan pemuda oknum tn ny pengguna orang
    """,
    "MISTER": """
        pak bapak bu ibu haji hajah ustaz ustad ustadz dr dokter dosen guru mr mrs pakdhe om tante neng teh tukang
    """,
    "DWELLS": """
        rumahnya kosnya kostnya kediamannya ngontrak mengontrak kontrakannya berdomisili bermukim ngekos domisilinya
        lives indekosnya alamatnya kosannya tinggalnya
    """,
    "HOUSE": "rumah alamat kediaman kontrakan beralamat tinggal domisili kosan kos kost indekos tinggalnyo",
    "STREET": """
        jl jalan jln gang gg perum perumahan komplek kompleks kampung kp dusun blok apartemen rt rw kelurahan kel
        lorong griya cluster desa belakang depan dekat samping
    """,
    "WORKS": """
        kerja bekerja mengajar ngajar jualan sekolah kuliah bersekolah berjualan works nongkrong mangkal bertugas
        dinas
    """,
    "KIN": """
        anaknya istrinya suaminya ibunya bapaknya ayahnya orangtuanya keluarganya adiknya kakaknya mertuanya pacarnya
        anak-anaknya kerabatnya
    """,
    "REVEAL": "wajahnya fotonya identitas identitasnya nomornya hpnya biodata datanya mukanya tampang",
    "SELF": "dia orangnya ia kamu mereka pemiliknya tetangga tetangganya penghuni pelapor",
    "OFFICE": """
        kementerian kemenkes kemenag kemendikbud kemenkeu kantor badan balai puskesmas rsud rs posyandu sekretariat
        pemerintah pemkot pemkab pemprov pemda polres polsek polda polri kodim koramil kejaksaan kejari pengadilan
        kecamatan aula gedung pendopo samsat disdukcapil dukcapil dinkes dinsos disdik bpbd bnpb bmkg bps bpjs bpom
        bkn bkd kpu bawaslu ombudsman kua museum perpustakaan universitas smp sma smk sd sdn smpn sman posko layanan
        pelayanan hotline ppid upt uptd pdam pln pmi loket stadion lapangan alun-alun terminal stasiun bandara
        pelabuhan hotel gerai pengaduan diskominfo kominfo komdigi damkar basarnas pemadam narahubung humas bank
        klinik direktorat ditjen kanwil kantah bpn imigrasi lembaga komisi koperasi bumd bumdes perumda helpdesk pusat
        konsultasi pendaftaran labkesda disnaker disperindag dprd baznas masjid gereja pura vihara kampus wisata taman
    """,
    "FUNCTION": """
        presiden wapres menteri menkes mendikbud menkeu menag mendagri mensos menko menkominfo wamen gubernur wagub
        bupati wabup walikota wali wawali camat lurah kades kepala kadis kadinkes kadinsos direktur dirjen dirut
        sekretaris sekda sekjen jubir juru kapolri kapolda kapolres kapolsek dandim danrem pangdam jaksa kajari kajati
        hakim rektor kasat kasi kabid kabag plt pj pjs deputi komisioner panglima kabiro inspektur duta konsul asisten
        kalaksa kasatpol komandan kadivhumas kombes akbp akp iptu ipda irjen brigjen jenderal kolonel letkol mayor
        minister governor regent spokesperson president wakil penjabat bripka aiptu sersan
    """,
    "PRAISED": """
        juara selamat meraih peraih pemenang teladan pahlawan almarhum inspiratif berprestasi prestasi atlet penyanyi
        pelukis seniman ki narasumber pemateri pengrajin perajin medali mengabdi pendiri finalis maestro penari
        peneliti penemu pelatih menyerahkan menerima membina hibah beasiswa wayang gamelan pendongeng lomba emas
        turnamen
    """,
    "FOLK": """
        warga wartawan mahasiswa pedagang pegawai buruh petani karyawan penjual siswa siswi sopir pengusaha pelajar
        pensiunan janda duda pengemudi mantan ketua
    """,
    "ACCOUNT": """
        akun akunnya profil profilnya channel kanal fanspage fanpage fb fbnya ig ignya instagram instagramnya facebook
        twitter tiktok tiktoknya threads telegram thread user username account linkedin youtube
    """,
    "OF": "milik punya atas dari adalah oleh nama itu pemilik dalam tersebut ternyata",
}

PHRASES: Final = {
    "ACCUSED": """
        tukang fitnah|tukang gosip|tukang bohong|tukang hasut|tukang tipu|tukang kritik|biang kerok|biang fitnah|
        biang keladi|otak di balik|antek asing|anti pemerintah|anti pancasila|penyebar hoaks|penyebar hoax|
        anak buah mafia|penyebar fitnah|penyebar kebencian|penyebar kabar bohong|harus malu|harus ditangkap|
        harus dihukum|harus dipecat|diberi pelajaran|beri pelajaran|menjelek jelekkan|cari sensasi|cari panggung|
        ujaran kebencian|dibayar asing|jangan didengar|harus bertanggung jawab|pembuat video|pembuat status|
        pembuat onar|biang onar|mantan napi|jangan bergaul|otak kerusuhan|pembuat hoaks|paham sesat|pelaku perusakan|
        dibayar lsm|tukang nyinyir|suka menghasut|suka mengkritik|bayaran asing
    """,
    "CALLED": """
        atas nama|nama asli|nama pelaku|orang ini|dalam video itu|dalam foto itu|yang bernama|nama orangnya|
        identitas pelaku|identitas penyebar|orang bernama|foto di atas
    """,
    "DWELLS": """
        tempat tinggal|dia tinggal|ia tinggal|alamat rumah|alamat pelaku|di mana kamu tinggal|orangnya di|
        rumah pelapor|rumah pelaku|orangnya tinggal|yang tinggal di|tinggal di kos|alamat pelapor|orangnya ngontrak|
        mereka tinggal|rumah si|yang beralamat|kediaman penulis|rumah keluarga|telepon rumah
    """,
    "REVEAL": """
        inilah wajah|ini wajah|ini orangnya|ini dia orangnya|kenal orang ini|nomor hp|nomor pribadi|alamat menyusul|
        itu orangnya|data diri|nama lengkap|beginilah tampang|nomor ponselnya
    """,
    "OFFICE": """
        rumah sakit|call center|balai desa|balai kota|kantor desa|kantor camat|kantor pos|rumah dinas|kas daerah|
        rumah aman|rumah singgah|rumah pintar|rumah data|rumah makan|wa center|sekolah dasar
    """,
    "PLAIN": """
        tinggal landas|tinggal klik|tinggal scan|tinggal pilih|rumah tangga|rumah subsidi|layak huni|rumah ibadah|
        dari rumah|di rumah|rumah rumah|masih tinggal|rumah warga|jalan kaki|jalan rusak|jalan tol|ke rumah|orang tua|
        jalan raya|di jalan|pelaku usaha|pelaku umkm|pelaku wisata|pelaku industri|pelaku ekonomi|orang lain|
        otak anak|otak kiri|tukang bangunan|tukang kayu|tukang becak|nama baik|nama ibu|alamat resmi|alamat email|
        ibu kota|ibu hamil|ibu menyusui|ibu dan anak|ibu rumah tangga|bapak ibu|ibu ibu|bapak bapak|ibu-ibu|
        bapak-bapak|guru besar|pelaku seni|jangan menyebarkan|tidak menyebarkan|stop menyebarkan|
        menyebarkan informasi|menyebarkan kebaikan|menyebar ke|cahaya menyebar|hama menyerang|penyakit menyerang|
        virus menyerang|akun resmi|akun media sosial|media sosial|kanal resmi|kanal youtube|channel youtube|
        akun instagram resmi|di depan|di belakang|ke depan|tempat tinggal layak|salah alamat|dinas kesehatan|
        dinas sosial|dinas pendidikan|dinas pariwisata|guru dan|guru honorer|guru penggerak|bu guru|pak guru|
        dokter hewan|dokter gigi|dokter umum
    """,
}

NAMES: Final = words(
    """
    budi andi siti agus dewi sri eko rina joko bambang tono yanti rudi hendra dedi ahmad muhammad nur wahyu
    rizki rizky fajar putri indah ratna lestari wati sari dian dwi tri yuni yulia fitri ani ana anto slamet
    sutopo santoso susilo wibowo prasetyo setiawan kurniawan hidayat gunawan wawan yusuf ibrahim ismail hasan
    husein umar ali abdul rahman rahmat arif arief lukman hakim iwan irwan ridwan taufik anwar aminah fatimah
    khadijah aisyah maryam nurul laila maya kartika kartini sumarni sumiati suryani suparman supriyadi suyatno
    suyono sugeng sugiarto mulyono mulyadi haryono harjo darmo sastro parmin paijo tukiman tini tinah ningsih
    wulan ayu made wayan nyoman ketut gede komang putu ucok butet togar parulian sihombing siregar simanjuntak
    sinaga nasution lubis harahap hutapea asep cecep dadang ujang encep jajang maman otong euis nining neneng
    tejo bagus bayu galih dimas aldi rian ryan rendi reza ferry ferdi robi roni ronny toni doni donny denny dani
    daniel david stefanus yohanes petrus paulus maria kristina theresia yosef benny bobby jamal jamil karim
    khalid zainal zaenal mahmud mansur syamsul saiful syaiful saeful nurdin komar komarudin baharudin sudarmo
    sudarsono suharto suryadi widodo wahid hamid hamzah hendrik herman hermawan heru heri hari tegar yoga yogi
    yudi yudha yanuar vina vera vivi tuti titi tari tuty susi susanti suci sinta shinta silvi rosa rosita
    rosmini romlah rohani rohmah ririn rini riska rika retno rahayu pipit nia nina nita novi nova nadia mira
    mirna mina mimin lusi lisa lina lilis lia juminten inem ika ida hesti hasanah halimah erna ernawati endang
    emi elly ela eka dina diah desi cahyo bowo basuki anton antonius anita anisa anggi angga amir amin aminudin
    alwi alex aji adi adam aditya abdi nugroho pratama saputra saputri utomo utami wijaya kusuma firmansyah
    ramadhan maulana fauzi fadli faisal farhan febri gilang sutarman sumarno sukardi sumadi sutrisno suwarno
    surono suhendar suherman sodik solihin darsih endah rahma yuliana yulianto prabowo hendro dodi gatot nanang
    jufri hanifah wening kusno mardi jalal ilham farah fadil hafiz haris hilman imam indra irfan jaka jojo juli
    karta kamal kuswanto leni lilik lulu malik marno maryati mega miftah mukhlis munir mustafa nasrul nining
    nunung okta oman paryanto pardi purnomo purwanto raka rama ramli rasyid rio rosyid rusdi rusli sabar salim
    samsul sarah sigit sinto suhadi sujatmiko sukma sulis sulistyo sumanto surti suwito syarif tarjo tarno
    tatang tedi tirta tohir trisno udin usman wagiman waluyo warsito wiwik wiwin yahya yani yeni yono yulianti
    zaki zulkifli
    """
)
"""Given and family names that are widely borne. They count with a capital letter alone."""
