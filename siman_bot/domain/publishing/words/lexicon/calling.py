"""What words do in a call to act against somebody, to rank, or to post in step (R7): by tag."""

from typing import Final

WORDS: Final = {
    "ATTACK": """
        serbu nyerbu menyerbu diserbu geruduk gruduk digeruduk menggeruduk serang menyerang diserang kepung banjiri
        dibanjiri hujani dihujani spam flood raid gempur digempur bombardir sikat hantam libas attack swarm brigade
        nyerang tumpahkan luapkan gas gaskeun gaspol ratio ramaikan ramein penuhi
    """,
    "HARSH": """
        keroyok mengeroyok keroyokin kroyok rujak bully rundung dogpile hajar bantai ganyang hujat dihujat hujatin
        caci cacimaki maki teror terror meneror harass ngeroyok roasting gebuk gebuki gebukin arak persekusi
        intimidasi permalukan dipermalukan kuliti doxing doxxing dox lempari miskinkan penjarakan kucilkan asingkan
        telanjangi culik ciduk bacotin semprot olok olok-olok bungkam
    """,
    "REPORT": """
        laporkan dilaporkan laporin lapor melaporkan report reporting ripot repot diripot direport mass-report blokir
        diblokir memblokir block takedown suspend suspensi unfollow dislike downvote banned laporan-massal aduin mute
        cancel tumbangkan take-down polisikan adukan
    """,
    "REPLY": """
        balas balasi bales balasin dibalas jawab tanggapi komentari komentarin komenin counter reply respond sanggah
        lawan tandingi senggol colek mention tag tandai quote membalas ngebales menandingi
    """,
    "EXPOSE": """
        viralkan viralin memviralkan diviralkan bongkar bongkarin umbar kuak expose spill spil telusuri lacak buru
        selidiki stalking kepoin ungkap
    """,
    "SHARE": "pajang tempel sebarkan sebarin disebarkan edarkan bagikan sebar share",
    "BOYCOTT": "boikot boycott diboikot memboikot boikotlah",
    "HARM": """
        usir diusir datangi didatangi grebek gerebek labrak pecat dipecat habisi hancurkan bakar bunuh pukuli seret
        tampar ancam kejar matikan jebloskan tangkap tangkaplah fire copot turunkan mutasi dimutasi telepon
    """,
    "ONLINE": """
        akun akunnya account accounts profil profilnya profile channel kanal kolom postingan postingannya unggahan
        unggahannya cuitan cuitannya tweet tweets posts live livenya timeline mentions dm dmnya medsos medsosnya
        sosmed instagram ig instagramnya ignya tiktok tiktoknya facebook fb fbnya twitter fanspage video videonya
        story storynya inbox reels comments
    """,
    "COMMENT": "komentar komentarnya komen komennya comment berkomentar ngomen",
    "PERSON": """
        dia ia pelaku pelakunya orangnya orang mereka si pengkritik pengkritiknya penyebar penyebarnya pembuat
        pembuatnya haters hater buzzer buzzernya wartawan wartawannya jurnalis aktivis aktivisnya oknum netizen him
        her them his their guy guys provokator provokatornya penghina penghinanya pemfitnah pemiliknya penulisnya
        penulis adminnya pengunggah pengunggahnya sebelah pengacau pengacaunya musuh oposisi critics critic journalist
        reporter someone perekam perekamnya pencaci penista person mahasiswa bem kritikus influencer pegiat seleb
        dosen pelapor pelapornya
    """,
    "THEIRS": """
        keluarganya istrinya anaknya suaminya bosnya atasannya rumahnya kantornya wajahnya fotonya identitasnya
        namanya mukanya tokonya warungnya usahanya alamatnya hpnya orangtuanya ibunya bapaknya datanya biodatanya
        kerjaannya nomornya kafenya sekolahnya kampusnya kariernya jualannya dagangannya muka wajah identitas boss
        rezekinya bengkelnya lapaknya bisnisnya miliknya jabatannya
    """,
    "THIS": "itu ini tersebut tsb tadi that this those these balik back",
    "TOGETHER": """
        serentak serempak bersamaan bersama-sama bareng barengan bareng-bareng ramai-ramai rame-rame rame2 ramai2
        beramai-ramai massal masal berjamaah keroyokan kompak simultaneously unison bersama sama-sama together mass
    """,
    "STAFF": """
        asn pns pegawai anggota humas admin opd staf honorer pppk karyawan relawan pasukan tim kader guru perangkat
        jajaran member members employees staff everyone semuanya aparatur skpd buzzerrp
    """,
    "EACH": "semua seluruh setiap tiap tiap-tiap segenap masing-masing all every para per",
    "MUST": """
        wajib harus diwajibkan diharuskan mewajibkan mesti kudu target targetkan ditargetkan setor setoran menyetor
        instruksi diinstruksikan minimal must mandatory required kuota dicatat kerahkan komando
    """,
    "SOCIAL": """
        like likes likenya menyukai sharing repost retweet follow subscribe posting memposting diposting mengunggah
        unggah diunggah upload publish tayang tayangkan menayangkan membagikan cuitkan engage engagement dukungan cuit
        twit menyebarkan publikasikan post tweeting copas komen-like nge-like
    """,
    "POSTING": "caption teks kalimat template templat narasi",
    "RAISE": "naikkan naikan naikin dongkrak pompa tenggelamkan up jadikan push boost bikin",
    "TREND": "tagar hashtag fyp trend",
    "TRENDING": "trending",
    "RANK": "trendingkan trendingin trending-kan trending-in nge-trending",
    "RATING": "rating bintang ulasan review reviews star stars",
    "GIVE": "kasih beri berikan give tulis tinggalkan leave write isi kirim kirimkan jatuhkan buat drop",
    "GOOD": """
        positif baik bagus mendukung negatif buruk miring nyinyir jelek pedas marah positive negative bad satu 1 one
    """,
    "PROOF": "bukti screenshot skrinsut tangkapan ss absen",
    "VICE": """
        judi judol pinjol penipuan penipu ilegal palsu pornografi porno hoaks hoax kekerasan bodong narkoba
        perundungan radikalisme terorisme mencurigakan pelecehan pungli gratifikasi phishing robot bot kedaluwarsa
        rusak dugaan tiruan slot penyalahgunaan kejahatan pencurian perdagangan korupsi pelanggaran impersonasi scam
        fake asusila cabul pangan obat kosmetik jalan lampu sampah banjir kebakaran spammer jukir parkir gangguan
        mafia teroris
    """,
    "CHANNEL": """
        aduankonten sp4n-lapor sp4n polisi polsek polres polda ojk bawaslu bpom satgas puskesmas kelurahan dinas
        hotline aplikasi jaki inspektorat komnas kpai ppa sapa bpbd layanan call pengaduan patrolisiber bank komdigi
        kominfo kemkomdigi ombudsman kpk saber satpol petugas posko cekrekening dispendukcapil authorities police wbs
        pengawas kring bpjs aduannomor dishub komisi dewan kpu panwaslu
    """,
    "TO": "ke kepada melalui lewat via to through",
    "NOTDO": """
        jangan dilarang tidak bukan stop hentikan hindari cegah mencegah larangan bahaya korban melanggar don't never
        lindungi anti melawan tanpa jgn dampak pencegahan akibat kasus kenapa waspada boleh menolak tolak berani
        ancaman bisa dapat kepolisian bnn kejaksaan
    """,
    "LOCAL": """
        pasar bazar bazaar festival pameran wisata desa produk umkm lomba karya kuliner pesona kota kampung budaya
        alun-alun stadion lapangan museum perpustakaan acara kegiatan stan gerai kopi senam promo diskon hama wereng
        nyamuk destinasi pantai potensi tari batik tenun toko-umkm tenan
    """,
    "BUYNOT": "beli belanja jajan makan mampir order buy shop sewa",
    "SHOP": """
        toko warung usaha kafe kedai bisnis dagangan lapak bengkel salon store restoran rumah-makan hotel
    """,
    "RUN": "cadangan samaran anonim kloning alter",
    "HOUR": "pukul pkl jam",
    "UNTIL": "lambat sebelum hingga sampai paling-lambat",
    "EXACT": "tepat teng pas persis",
    "LET": "ayo mari yuk hayu tolong please kita ayok yok let's teman-teman rekan-rekan kawan saja terus aja",
}

PHRASES: Final = {
    "EXPOSE": """
        cari tahu siapa|cari tau siapa|cari tahu di mana|kejar orangnya|ungkap identitas|ungkap siapa|
        bongkar identitas|bongkar siapa|bongkar masa|find out who|find out where|ini orangnya|catat namanya|
        buka identitas|buka aib|siapa dia|dimana rumahnya|di mana rumahnya|cari alamatnya|cari rumahnya|dig up|
        where he works|where she works|where he lives|where she lives|home address|cari orang ini|sebar foto|
        sebarkan foto|sebarkan wajah|sebar identitas|sebar alamat|sebarkan identitas|sebarkan alamat|sebarkan nomor|
        sebar data|sebar nomor|yang punya data|masa lalunya|cari kantornya
    """,
    "HARM": """
        beri pelajaran|kasih pelajaran|diberi pelajaran|kasih paham|bikin jera|bikin kapok|bikin dia jera|biar kapok|
        biar jera|biar tahu rasa|biar tau rasa|habisi karier|hancurkan karier|bikin malu|biar malu|sampai dipecat|
        supaya dipecat|agar dipecat|biar dipecat|sampai minta maaf|sampai menyerah|sampai hilang|sanksi sosial|
        kita cari|kita datangi|sampai dia|biar dia|agar dimutasi|supaya diciduk|kalau ketemu|biar dihujat|
        sampai mundur|supaya diam|kasih kendor|petisi pecat|jangan kasih ampun
    """,
    "TOGETHER": """
        ramai ramai|rame rame|di jam yang sama|pada jam yang sama|di waktu yang sama|pada waktu yang sama|
        at the same time|bersama sama|bareng bareng|in unison|di menit yang sama|satu suara|jam yang sama
    """,
    "PLAIN": """
        peserta wajib|pilkada serentak|pemilu serentak|pilkades serentak|pemilihan serentak|kota serang|
        kabupaten serang|kab serang|pemkot serang|pemkab serang|warga serang|di serang|ke serang|polres serang|
        tim siber|rujak cingur|rujak buah|jangan viralkan|jangan sebarkan|stop sebarkan|bakar sampah|bakar lahan|
        akun resmi kami|akun kami|akun resmi|official account|tangkap ikan|gas elpiji|gas melon|orang tua|
        para orang tua|gas lpg|gas bumi|gas 3 kg|tabung gas|serang banten|harga gas|pangkalan gas|jual beli|
        orang lain|orang lanjut|kami bersama|konten positif|konten negatif|trending topic pekan lalu|tim penyelamat|
        ikan bakar|turunkan berat|matikan lampu|matikan listrik|matikan mesin|telepon darurat|call center|
        setiap orang|semua orang|orang dewasa|orang terdekat|video pembelajaran|per orang|satu orang|dua orang|
        orang dengan|beri ulasan|tulis ulasan anda
    """,
    "SOCIAL": "like dan share|like dan komen|media sosial masing-masing",
    "COMMENT": "kolom komentar",
    "TRENDING": "jadi trending|masuk trending|trending nomor|trending topic",
}
