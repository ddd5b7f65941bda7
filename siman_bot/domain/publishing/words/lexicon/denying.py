"""What words do in a denial or a label of a claim (R2), in Indonesian, its slang, regional languages and English."""

from typing import Final

from siman_bot.domain.publishing.words.lexicon.lists import words

WORDS: Final = {
    "NOT": """
        tidak tidaklah tidakkah tak tdk tdak tida tidk gak ga gk nggak ngga nggk ngak enggak engga enggaklah kagak
        kaga kgk gaada ndak ndag nda endak not isn't aren't wasn't weren't doesn't don't didn't never won't hasn't
        haven't
    """,
    "ISNT": "bukan bukanlah bukannya bkn bukn dudu sanes ndudu dede tongkon banne lain-lain",
    "RNOT": """
        ora ra mboten boten teu henteu hanteu indak tusing nenten tan tuara dang ndang ndada tena taena teai tea de
        de' dena kada kadak seng sing sonde sondak tra tara trada nyanda dak ndik endik endek ndeq ta' enjek bunten
        hana kon tangeh edek inda nok ndeqna teaki idak idk lang tania tania' endaq ndok nyak kaenna tea'
    """,
    "TRUE": """
        benar bener bnr bnar betul bener2 btl betulnya beneran kebenaran kebenarannya true truth benarlah leres
        bnarnya correct
    """,
    "RTRUE": """
        bujur batua bana butul batul tutu toho tongeng natongeng tojeng kana beneh patut seken kenaq kenak bender
        beutoi beutoy betoi betol pas saestu temen tenan yakti sintong situtu kabatua kabeneran toto bonor una
    """,
    "RIGHT": "faktanya benarnya bnrnya benernya faktane",
    "RATHER": """
        sebenarnya sesungguhnya nyatanya kenyataannya realitanya aslinya sabenerna sejatine saleresna satemene
        sajatosna reality padahal justru melainkan
    """,
    "FACT": "fakta kenyataan realita realitas facts fact",
    "SOUND": """
        terbukti exist mencerminkan bersumber dibenarkan berlandaskan dipertanggungjawabkan berdasar beralasan
        berdasarkan akurat valid sahih tepat logis terverifikasi kredibel terkonfirmasi verified sesuai official resmi
    """,
    "HOAX": """
        hoaks hoax hoaksnya hoaxnya hoks hox hoaxs hoack hoak disinformasi misinformasi malinformasi disinformation
        misinformation hoaxes
    """,
    "FALSE": """
        palsu palsunya bohong bohongan bohonglah keliru kekeliruan kekeliruannya menyesatkan dusta mengada-ada mengada
        diada-adakan fiktif rekayasa direkayasa fake false untrue misleading fabricated baseless unfounded bogus
        groundless forged doctored manipulated fitnah isapan bualan dipalsukan dimanipulasi deepfake disunting forgery
        altered lie lies nonsense invented
    """,
    "LIE": """
        boong bo'ong ngibul ngawur ngaco ngarang editan suntingan settingan setingan tipu-tipu tipu2 bokis abal-abal
        abal2 halu ngapusi apus-apusan goroh gorohan duto bogbog sulet balle-balle balleballe belle' belle lekak
        karamput karamputan parlente bongak boongan ngabohong apusan ngapusin ngota zonk prank ngayal ngadi-ngadi
        ngadi2 gombal ngibulin ngecap omdo settingan2 bullshit bungul ngicu lecek' ngapusaken dilebih-lebihkan
        dibesar-besarkan clickbait hoaksan mengada-ngada mengade-ngade bualannya karangan
    """,
    "TRICK": """
        kebohongan mitos penipuan penipu panipuan modus scam scams scammer jebakan konspirasi provokasi hasutan
        dicatut mencatut catut impostor tipuan tipu menipu nipu bohongin gabus lecek sesat ditipu tertipu kw
    """,
    "WRONG": "salah wrong incorrect inaccurate mistaken kaliru lepat klentu",
    "RUMOR": """
        kabar kabare kabara isu isunya rumor rumornya klaim klaimnya tudingan tudingannya tuduhan tuduhannya narasi
        narasinya desas-desus accusation accusations penyebutan sebutan gosip gosipnya selentingan anggapan asumsi
        spekulasi claim claims rumour rumours rumors allegation allegations isune kaba gatra orti karebae habar kabher
        sangkaan
    """,
    "CLAIM": """
        berita beritanya beritane berito barita informasi informasinya info infonya inpo pemberitaan broadcast bc
        warta wartos wartane pawarta pawartos beja bejana reports report narrative cerita ceritanya pernyataan dugaan
        haba pernyataannya news wara-wara issue kareba headlines ceritane pengakuan
    """,
    "MEDIA": """
        video videonya foto fotonya gambar gambarnya pesan pesannya pesen unggahan unggahannya postingan postingannya
        surat suratnya serat edaran edarannya poster posternya pamflet flyer brosur screenshot skrinsut tautan link
        linknya rekaman rekamannya konten kontennya letter photo photos picture message messages image cuplikan
        potongan kutipan selebaran cuitan twit vidio pidio circular screenshots quote tangkapan
    """,
    "THING": """
        undangan lowongan loker pengumuman pengumumannya daftar undian dokumen akun formulir situs laman data datanya
        angka nomor pendaftaran rekrutmen chat sk percakapan caption post posts status program aturan kebijakan hal
        bantuan kuota pembagian list yang-di ajakan undiannya
    """,
    "SO": """
        begitu gitu begini gini demikian kitu kieu ngono mengkono bagitu keto beto begitulah begonoan begituan
    """,
    "THIS": """
        itu ini tersebut tsb tsbt tadi kuwi iku iki kui niku menika punika eta ieu nan tu tuh ento anjo iyaro nyan
        jareya this that these those it tuu nya sana dimaksud cak to sino ni ikak
    """,
    "AS": "sebagaimana seperti kayak kyk kaya as despite kados koyo siga cara-cara",
    "CIRCULATE": "beredar beredarnya beredarlah circulating",
    "SPREAD": """
        tersebar tasebar viral menyebar ramai rame heboh berantai diisukan diberitakan dikabarkan dituduhkan
        ditudingkan digosipkan dituding disebut-sebut dihembuskan berseliweran diklaim mengklaim forwarded claiming
        shared alleged diceritakan dinarasikan digembar-gemborkan ngider sumebar digoreng diisukannya dikaitkan
        disebarluaskan diunggah
    """,
    "HEARSAY": "katanya katane katanye cenah ceunah jarene jare jarenya kabarnya denger-denger dengar-dengar",
    "IF": "ketika jika bila apabila kalau kalo klo if whether agar supaya sebelum before lamun yen menawi",
    "THAT": """
        bahwa bahwasanya soal tentang mengenai terkait adanya ihwal perihal seputar menyebut menyebutkan about of
        menyangkut ngeunaan bilih babagan bab yang-menyebut regarding
    """,
    "DENY": """
        membantah dibantah bantah bantahan bantahannya menepis tepis ditepis nepis menampik tampik ditampik menyangkal
        sangkal disangkal mbantah ngebantah bantahin denied denies deny refute refuted refutes rebut rebuts rebuttal
        debunk debunks debunked dispel nampik rebutted
    """,
    "OBJECT": """
        sanggahan menyanggah disanggah mematahkan dipatahkan rejected rejects dismissed dismisses dismiss reject
        menjawab menanggapi tanggapan merespons merespon membalas tanggapi membongkar bongkar meluruskannya
    """,
    "STRAIGHTEN": """
        meluruskan luruskan diluruskan pelurusan klarifikasi mengklarifikasi diklarifikasi klarifikasinya lurusin
        clarification clarify clarifies clarified ngelurusin
    """,
    "ISSUED": """
        dikeluarkan diterbitkan dibahas disampaikan dibuat diumumkan dirilis ditandatangani direncanakan diucapkan
        dikatakan diputuskan dinyatakan-oleh sent planned said-by diprediksi dikirim disetujui
    """,
    "EVER": "pernah prnah kungsi nate tau pernahnya ever",
    "ISSUE": """
        mengeluarkan ngeluarkan ngeluarin menerbitkan merilis menyatakan membuka mengumumkan menyampaikan mengadakan
        membuat mbuat bikin ngomong bilang berkata mengatakan mengirim mengirimkan ngirim menyebarkan membagikan
        menginstruksikan memerintahkan merencanakan berencana mengunggah menyelenggarakan memberlakukan mengedarkan
        mewajibkan melarang menghapus menjual menutup menyuruh issued issuing published said announced approved signed
        menandatangani keluarin ngaluarkeun ngawartosken kasi menyetujui mengucapkan memberikan terjadi membuatnya
        mengeluarkannya mengirimnya rencana banned meminta minta mengusulkan membahas memprediksi ngendika ngendikan
        rilis ada say asked ask nyarios mangecek keluarkan terbitkan umumkan sampaikan kirim buat merekam menyuruhnya
        mengajukan
    """,
    "BELIEVE": """
        percaya dipercaya dipercayai mempercayai percayai mempercayainya percayanya kemakan termakan terpengaruh
        terkecoh terpancing terpedaya believe digugu gugu percanten dipercanten picayo dipicayoi percoyo pracaya
        kapracaya dipracaya haporseai dihaporseai porsea neupateh pateh peucaya tappa mateppe parcaje parcaya picaya
        percayo dipercayo panik cemas resah khawatir trust
    """,
    "DONT": """
        jangan jgn janganlah jngn jan jangn ojo aja ojok ampun sampun sampunang eda ulah tong unang bek ja' ja stop
        usah jaan kamong
    """,
    "IGNORE": "abaikan diabaikan hiraukan dihiraukan ignore disregard",
    "FORWARD": """
        disebar sebar sebarkan disebarkan sebarin nyebar nyebarin share dishare sharing bagikan dibagikan teruskan
        diteruskan forward forwarding ngeshare meneruskan
    """,
    "US": "kami instansi dinas pemerintah kementerian pemda pemkot pemkab pemprov ours us",
    "FROM": "dari berasal milik buatan produk karya from by keputusan",
    "MISUSE": "mengatasnamakan mengaku-ngaku mengaku mengaku-aku impersonating ngaku ngaku-ngaku",
    "OLD": "lama lawas old jadul arsip",
    "ARTIFICIAL": "ai digabung dipotong photoshop diedit",
    "DOUBTED": """
        benarkah betulkah mungkinkah percayakah pernahkah emangnya memangnya iyakah mosok masak apaiya logiskah
    """,
    "REALLY": "apakah yakin kok masa apa",
    "WHY": "kenapa mengapa knp why",
    "FOOLED": """
        diapusi dibohongi dikibuli dikibulin dikadalin kabobodo dibodohi ketipu dikicuah kapusan dibodohin terhasut
    """,
    "GENUINE": "asli otentik autentik genuine authentic sungguhan",
    "NO": "no enggak-lah mustahil",
    "SAY": """
        kata sebut ujar tegas tandas jelas menegaskan tegaskan memastikan pastikan ditegaskan dipastikan nyebut
    """,
    "AWAS": "awas",
    "ALARM": "waspada waspadai hati-hati alert beware laporkan melaporkan lapor",
    "MYTH": "myth myths",
    "LEARN": """
        kenali mengenali ciri ciri-ciri cegah mencegah anti lawan melawan tangkal menangkal perangi memerangi tolak
        menolak berantas memberantas bebas sebaran penyebaran penyebar pelatihan belajar kelas keterampilan kemampuan
        lokakarya budayakan teknik combat fight spot how learn tantangan ancaman musuh masalah bahaya risiko contoh
        literasi edukasi dipelajari sosialisasi bagaimana biasakan mendeteksi membedakan bedanya beda pengertian arti
        jenis bedakan memilah diajak antihoaks seminar webinar workshop training relawan kategori tren jumlah sebanyak
        mencatat pidana dipidana pasal menyaring identifikasi mengidentifikasi memeriksa hadapi menghadapi
    """,
    "LINK": "yang yg atau dan bisa dapat or and nu sing-sing",
    "IS": "adalah ialah merupakan ternyata dinyatakan dilabeli murni is are was were terbilang tergolong",
    "FILL": """
        sangat juga hanya cuma cuman cmn sekadar sekedar sama sekali sepenuhnya ya yah yaa iya sih deh dong lah mah
        loh lho doang saja banget bgt semua pun pula sudah telah sebuah suatu an a the simply just completely totally
        lagi fix abis bener-bener mung kabeh sadayana sajo sae semata belaka tetap jadi kan bund gaes guys gais min
        kak bestie bro sis akan memang emang sebagai sakabeh aje aj at all tentu teh mah'na haja mani sajalah elah woy
        woi kalee njir gan pls categorically been scientifically proven has have deui pang bae galo do i mas mbak pak
        bu
    """,
}
"""A word stands under the first tag that names it."""

PHRASES: Final = {
    "HOAX": """
        fake news|berita bohong|kabar bohong|berita palsu|informasi palsu|kabar palsu|info palsu|informasi bohong|
        warta palsu|beja bohong|kabar burung|kabar angin|isapan jempol|omong kosong|akal akalan|karangan belaka|
        cuma gosip|hanya gosip|cuma rumor|hanya rumor|cuma isu|hanya isu|sekadar isu|sekadar rumor|cuman isu|
        info sampah|info sesat|cerita fiksi|cerita bohong|cuma omongan|mung omongan|hanya omongan|omongan doang|
        cuma mitos|hanya mitos|cm mitos|gosip doang|gosip murahan|isu receh|berita sampah|karangan orang|kabar sesat|
        kabar hoaks|berita hoaks|informasi hoaks
    """,
    "FOREIGN": """
        no evidence|zero evidence|that's wrong|that is wrong|not true|out of context|no such|made up|in our name|
        using our name|simply not|nothing to do|pretending to|has nothing|contrary to|fall for|no truth|no basis|
        do not believe|don't believe|not from us|not ours|isn't ours|not his|not hers|a scam|stop sharing|
        stop forwarding
    """,
    "SAID": """
        yang mengira|yang bilang|yg bilang|yg blg|yang ngomong|yg ngomong|ada yang menyebut|yang menyebut bahwa|
        yang katanya|yg katanya|ada yang mengatakan|ingkang ngendika|sing ngomong|nu nyarios|nan mangecek|
        banyak yang mengira|yang mengklaim
    """,
    "TRUE": """
        masuk akal|dapat dipertanggungjawabkan|bisa dipertanggungjawabkan|dapat dibenarkan|sesuai fakta|
        sesuai dengan fakta|sesuai kenyataan|sesuai dengan kenyataan|berdasarkan fakta|sesuai keadaan|punya dasar|
        memiliki dasar|ada dasarnya|berdasar fakta|mengandung kebenaran|berdasar sama sekali
    """,
    "ANSWER": """
        jawabannya tidak|tentu saja tidak|tentu tidak|sama sekali tidak benar|tidak demikian|ora mungkin|
        yang benar saja|ya kali|bukan itu ceritanya|bukan begitu|tidak juga|jelas tidak|ya enggak|ya nggak|enggak kok|
        nggak kok|gak kok|enggak ya|sama sekali tidak|of course not|absolutely not|kagak ada|gak ada tuh|ga ada tuh|
        nggak ada tuh
    """,
    "LEARN": "apa itu|apa itu hoaks|generasi muda|cara mengenali|cara membedakan",
    "WRONG": """
        salah besar|salah total|kurang tepat|kurang benar|kurang akurat|salah informasi|salah kabar|salah semua
    """,
    "PLAIN": """
        percaya diri|salah satu|rekayasa lalu|rekayasa genetika|tidak ada yang|salah satunya|salah seorang|
        salah alamat|salah kaprah|salah paham|salah pilih|salah guna|tidak benar benar|tidak benar-benar|
        tak benar-benar|bukan benar-benar|uang palsu|merek palsu|obat palsu|klaim manfaat|klaim asuransi|
        klaim jaminan|klaim bpjs|klaim jht|klaim jkn|klaim jkp|klaim garansi|kabar baik|kabar gembira|isu strategis|
        isu lingkungan|isu stunting|isu iklim|isu kesehatan|isu global|apa kabar|masa sanggah|tidak hanya|tak hanya|
        bukan hanya|bukan cuma|bukan sekadar|bukan sekedar|bukan saja|surat kabar|berita acara|pesan singkat|
        kabar bahagia|tanpa disadari|ora mung|teu ngan|not only|not just|tidak lain|tak lain|false alarm|data palsu|
        identitas palsu|pupuk palsu|nama palsu|ijazah palsu|rokok palsu|dokumen palsu|bukan lagi|dari pada|
        membantah orang|suka membantah|membantah guru|tak terbantahkan|tidak menampik|tak menampik|tidak membantah|
        tak membantah|isu perempuan|isu anak|isu sosial|isu perubahan|informasi lebih|informasi lengkap|info lengkap|
        info lebih|yang benar benar|dengan benar|secara benar|tidak usah khawatir|jangan khawatir|
        tidak perlu khawatir|jangan panik|masa kini|masa depan|masa tanam|masa panen|masa pensiun|masa kerja|
        masa berlaku|masa jabatan|masa transisi|masa pendaftaran|masa tenang|masa kampanye|masa libur|masa lalu|
        masa kecil|masa tunggu|apa saja|ada apa|jalan lama|kota lama|pasar lama|cek fakta sebelum|cek fakta dulu|
        biasakan cek fakta|pelatihan cek fakta|kelas cek fakta|aplikasi cek fakta|cek fakta mandiri
    """,
    "SPREAD": """
        yang ramai|di grup|grup wa|grup whatsapp|di wa|di whatsapp|di tiktok|di facebook|di fb|di telegram|di medsos|
        pesan berantai|kata orang|lagi rame|on whatsapp|read online|viral posts|lewat telegram|ceunah kitu
    """,
    "CHECK": """
        cek fakta|fact check|sudah kami cek|setelah dicek|setelah kami cek|sudah dicek|hasil penelusuran|
        hasil pengecekan|fact checked|setelah ditelusuri|hasil verifikasi
    """,
    "RESULT": "hasil cek fakta",
    "EITHER": """
        hoax atau fakta|hoaks atau fakta|fakta atau hoaks|mitos atau fakta|fakta atau mitos|hoaks atau bukan|
        benar atau salah
    """,
    "DOUBTED": """
        apa iya|apa betul|apa benar|apa bener|emang bener|emang benar|opo bener|benar tidak|betul enggak|betul tidak|
        benar nggak|bener gak|is it true|apa bujur|leres teu|iyo bana
    """,
    "RIGHT": """
        yang benar|yang betul|yg bener|yg benar|yang bener|yang sebenarnya|yang terjadi|yang sesungguhnya|
        the truth is|sing bener|sing leres|nu leres|nu bener|nan bana|yang aslinya|nan sabananyo
    """,
    "CONTRARY": """
        facts straight|setting the record straight|set the record straight|contrary to|no truth|hak jawab|
        justru sebaliknya|despite what|tidak seperti yang|bukan seperti yang|tidak sebagaimana yang|no such|
        menunjukkan sebaliknya
    """,
    "NOT": """
        sama sekali tidak|belum ada|did not|does not|do not|has not|have not|is not|are not|was not|were not|will not
    """,
    "NONE": """
        tidak ada|tak ada|nggak ada|enggak ada|gak ada|ga ada|gada|tdk ada|ndak ada|kagak ada|kaga ada|tidak terdapat|
        tak terdapat|ora ana|teu aya|indak ado|mana ada|nobody
    """,
    "ISNT": "sama sekali bukan",
    "RNOT": "ora ono|mboten wonten|dang adong|tena na|sing ada|nenten wenten|seng ada|tar ada|kadada ada",
    "MISUSE": "mengatas namakan|mengaku dari|ngaku dari",
    "MEDIA": "tangkapan layar|akun palsu|nomor palsu|situs palsu|web palsu|tautan palsu",
    "ASK": """
        kata siapa|siapa bilang|siapa yang bilang|sapa sing ngomong|saha nu nyarios|siapa blg|sia nan mangecek|
        kata sape|who says|who said|mana buktinya|benar nggak sih|bener ga sih|benar gak sih|benar enggak sih|
        masa sih|masak sih|betul tidak sih|ada yang percaya|masih percaya|percaya begitu saja|dari mana asal|
        emang bener|is it true|mana mungkin|sejak kapan|masa iya|yaelah|masuk akalkah|coba tunjukkan|katanya sih|
        coba pikir|sape bilang|sebaliknya yang terjadi|tidak ada cerita|gak ada cerita|ora ana critane|ga ada cerita|
        berkata lain|bilang lain|bicara lain|logika dari mana|dilebih lebihkan|dibesar besarkan|sopo sing ngomong
    """,
}

FOREIGN: Final = words(
    """
    claims claimed rumour rumours rumor rumors phony phoney bogus fake lies fabrication fabricated untrue
    unfounded baseless debunked doctored misleading forgery impersonating gossip nope alleged allegedly leaked
    refuted dispel allegation allegations mislead myth nonsense nobody never isn't aren't wasn't fictitious
    invention hoaxes
    """
)
"""English words that make a text doubtful by themselves: texts in English are few."""

REASSURING: Final = words(
    """
    tetap masih justru aman normal cukup lancar sebaliknya utuh berlaku beroperasi lain malah sehat baik-baik
    sama hanya layak bersih tertawa menggeleng persen mustahil buka
    """
)
"""What an answer says where the question only took up a claim."""

ASKING: Final = words(
    """
    siapa bagaimana gimana kapan berapa mana tahukah sudahkah sudah belum ingin mau punya butuh perlu bingung
    ragu apakah apa bisakah bolehkah haruskah what how when where who which did do are is can tahu tau pernah
    ketinggalan bosan suka kehilangan hilang menemukan melihat mengalami lupa temukan pengin cari mencari
    nonaktif kunjung jika bila kalau jangan benar salah
    """
)
"""What makes a question a real one, or an offer."""
