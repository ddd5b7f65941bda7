"""R2 and R7 in words: what a narrative may not say, and what it must stay free to say."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.wording import calls_to_act_against, labels_a_claim, personal_targets

ORDINARY = [
    "Pemerintah membangun 12 ruas jalan baru di Kabupaten Serang mulai 1 Juli 2025, pukul 08.00-16.00 WIB.",
    "Imunisasi polio serentak digelar di 38 provinsi. Bagikan jadwalnya kepada keluarga Anda.",
    "Belanja negara tahun ini Rp3.621.313.900.000.000, naik 8,5 persen. Sumber: UU 62/2024, halaman 12.",
    "Cara mengenali hoaks: periksa sumber, tanggal, dan konteksnya.",
    "Apa itu hoaks? Hoaks adalah informasi palsu yang sengaja dibuat agar dipercaya.",
    "Disinformasi adalah informasi keliru yang disebarkan dengan sengaja, misinformasi tanpa sengaja.",
    "Literasi digital melawan hoaks: 500 guru mengikuti pelatihan cek fakta di Makassar.",
    "Mari bersama lawan hoaks! Saring sebelum sharing.",
    "Jangan sebarkan hoaks! Cek fakta sebelum membagikan informasi.",
    "Waspadai hoaks dan judi daring menjelang libur panjang.",
    "Tantangan kita adalah hoaks dan ujaran kebencian di ruang digital.",
    "Di era digital ini hoaks mudah menyebar, maka periksa setiap informasi yang beredar.",
    "Hindari menyebarkan informasi yang tidak benar. Penyebar berita bohong dapat dipidana.",
    "Pastikan informasi tersebut tidak menyesatkan dan periksa apakah kabar itu bohong atau benar.",
    "Jika informasi itu ternyata hoaks, hapus dan beri tahu pengirimnya.",
    "Klaim manfaat JHT yang berkasnya tidak benar akan dikembalikan.",
    "Setiap anggota mengunggah laporan paling lambat pukul 16.00 WIT.",
    "Kenali ciri berita palsu. Uang palsu dapat dikenali dengan 3D: dilihat, diraba, diterawang.",
    "Gerakan pangan murah digelar serentak di 514 kabupaten/kota; unggah foto Anda bila berkenan.",
    "Pelaku penyebar berita bohong tersebut telah ditangkap.",
    "Video ini salah satu karya terbaik lomba konten layanan publik.",
    "Informasi di internet tidak selalu benar.",
    "Rupiah kertas tahun emisi 2022 mulai beredar di seluruh Indonesia.",
    "Masa sanggah: peserta dapat mengajukan klarifikasi melalui akun SSCASN.",
    "Mitra statistik mencatat fakta menarik: 70 persen warga memakai internet.",
    "Unggah berkas lamaran sebelum pukul 23.59 WIB melalui sscasn.bkn.go.id.",
    "KPU mengunggah hasil Pilkada serentak ke laman resminya.",
    "Tulis pertanyaan Anda di kolom komentar. Admin akan membalas komentar pada jam kerja.",
    "Laporkan konten negatif melalui aduankonten.id atau hubungi 112.",
    "Laporkan jalan rusak lewat SP4N-LAPOR! Setiap laporan mendapat nomor tiket.",
    "Ayo serbu pasar murah di alun-alun Kota Serang, beras Rp12.500 per kilogram.",
    "Gunakan tagar #HUTRI80 dan tandai akun resmi kami saat mengunggah foto lomba.",
    "Tagar #BanggaBuatanIndonesia menjadi trending topic pekan lalu.",
    "Bukti kemajuan itu tak terbantahkan: angka stunting turun menjadi 19,8 persen.",
    "Ikan hoki dan oak kini dibudidayakan; petani menyerang hama wereng dengan musuh alaminya.",
    "Trending in Jakarta: 40 new bus routes and a timetable for each.",
    "The ministry opened 40 digital service desks and shares the timetable on its website.",
    "Learn how to spot a hoax before you share it.",
    "Posyandu buka pada jam 08.00, bagikan informasi ini kepada tetangga.",
    "Kami tidak pernah meminta kata sandi atau OTP Anda.",
    "Jika Anda ragu pada sebuah kabar, periksa dahulu sumber resminya.",
    "Informasi layanan ini tidak dipungut biaya. Surat keterangan itu tidak ada biayanya.",
    "Jalan diluruskan dan dilebarkan; warga bekerja bersama-sama mulai pukul 07.00 WIB.",
    "Ramaikan pameran produk lokal dan beri ulasan Anda di tempat.",
    "Komentar warga dihimpun dalam musyawarah desa yang berlangsung hingga pukul 12.00 WIB.",
]

LABELLING = [
    ("[SALAH] Video banjir di Bandung", "[SALAH]"),
    ("[HOAKS] Bansos Rp5 juta", "[HOAKS]"),
    ("【HOAKS】 Bansos Rp5 juta", "【HOAKS】"),
    ("HOAKS: vaksin berisi mikrocip", "HOAKS:"),
    ("❌ *HOAKS*: vaksin berisi mikrocip", "HOAKS*:"),
    ("Vaksin berisi mikrocip adalah hoaks.", "adalah hoaks"),
    ("Video itu hoaks, jangan disebar", "Video itu hoaks"),
    ("Bansos dihapus? Itu hoaks", "Itu hoaks"),
    ("Surat edaran itu dipastikan hoaks", "itu dipastikan hoaks"),
    ("BBM naik besok? HOAKS!", "HOAKS!"),
    ("Awas hoaks rekrutmen BUMN", "Awas hoaks"),
    ("Ini disinformasi.", "Ini disinformasi"),
    ("Tidak benar bahwa iuran BPJS naik", "Tidak benar bahwa"),
    ("Kabar kenaikan iuran BPJS tidak benar", "tidak benar"),
    ("Informasi yang beredar di WhatsApp tersebut palsu", "tersebut palsu"),
    ("Berita soal kenaikan BBM keliru.", "keliru"),
    ("Kabar itu bohong", "itu bohong"),
    ("Isu penutupan bank yang viral adalah menyesatkan", "menyesatkan"),
    ("Klarifikasi: jadwal ujian tetap", "Klarifikasi:"),
    ("KLARIFIKASI RESMI DINAS KESEHATAN: stok obat aman", "KLARIFIKASI RESMI DINAS KESEHATAN:"),
    ("Hasil cek fakta menunjukkan foto lama", "cek fakta"),
    ("Beredar kabar pasar akan ditutup", "Beredar kabar"),
    ("Telah beredar sebuah video penangkapan", "beredar sebuah video"),
    ("Kementerian membantah kenaikan tarif", "membantah"),
    ("Dinas bantah tarif naik", "bantah"),
    ("Dinas meluruskan informasi soal zonasi", "meluruskan informasi"),
    ("Jangan percaya pesan yang menyebut gaji ke-13 dihapus", "pesan yang menyebut"),
    ("The claim that schools close is false", "is false"),
    ("It is not true that schools close", "It is not true that"),
    ("This is a hoax", "This is a hoax"),
    ("H.O.A.K.S: vaksin berisi mikrocip", "H.O.A.K.S:"),
    ("h 0 4 k s: vaksin berisi mikrocip", "h 0 4 k s:"),
    ("H0AKS: vaksin berisi mikrocip", "H0AKS:"),
    ("ho\u200baks: vaksin berisi mikrocip", "ho\u200baks:"),
    ("Kabar itu hoa\u1160ks.", "itu hoa\u1160ks"),
    ("ho\u115fa\u034fks: vaksin berisi mikrocip", "ho\u115fa\u034fks:"),
    ("Kabar\u3164itu\u2800hoaks.", "Kabar\u3164itu\u2800hoaks"),
    ("\uff28\uff2f\uff21\uff2b\uff33\uff1a vaksin berisi mikrocip", "\uff28\uff2f\uff21\uff2b\uff33\uff1a"),
    ("h\u043e\u0430ks: vaksin berisi mikrocip", "h\u043e\u0430ks:"),
    ("hóaks: vaksin berisi mikrocip", "hóaks:"),
    (
        "\U0001d407\U0001d40e\U0001d400\U0001d40a\U0001d412: vaksin berisi mikrocip",
        "\U0001d407\U0001d40e\U0001d400\U0001d40a\U0001d412:",
    ),
    ("hooaakkss: vaksin berisi mikrocip", "hooaakkss:"),
    ("_Ini_ *hoaks*.", "Ini_ *hoaks"),
    ("Kabar kenaikan itu tid\u00adak be\u200dnar", "tid\u00adak be\u200dnar"),
    ("Kabar gempa susulan besar? Tidak benar!", "Tidak benar!"),
    ("Bukan fakta: vaksin mengubah gen", "Bukan fakta:"),
    ("Narasi bahwa dana haji dipakai itu salah", "itu salah"),
    ("Foto tersebut merupakan suntingan", "merupakan suntingan"),
    ("#hoaks vaksin", "#hoaks"),
    ("Waspadai berita: kabar itu bohong", "kabar itu bohong"),
    ("Kabar PHK: hoaks", "Kabar PHK: hoaks"),
    ("Isu PHK massal tidak sesuai fakta", "tidak sesuai fakta"),
    ("tdk benar bahwa bansos dihapus", "tdk benar bahwa"),
    ("Ini bukan fakta: bansos dihapus", "Ini bukan fakta:"),
    ("Isu bansos dihapus itu tidak ada", "itu tidak ada"),
    ("Kabar tersebut mengada-ada", "tersebut mengada-ada"),
    ("Kami luruskan: bansos tetap ada", "Kami luruskan:"),
    ("The claim is baseless", "is baseless"),
]

CALLING = [
    ("Laporkan akun itu sampai hilang", "Laporkan akun"),
    ("Ayo report akun penyebarnya", "report akun"),
    ("report this account now", "report this account"),
    ("Laporkan unggahan itu ke platform", "Laporkan unggahan itu"),
    ("Mass report sekarang", "Mass report"),
    ("Report ramai-ramai!", "Report ramai-ramai"),
    ("Serbu kolom komentarnya", "Serbu kolom"),
    ("Banjiri akun media itu", "Banjiri akun"),
    ("Ayo serang balik para pengkritik", "serang balik"),
    ("Serang akun kritikus", "Serang akun"),
    ("Ayo kita serbu!", "Ayo kita serbu"),
    ("Balas komentar yang negatif", "Balas komentar"),
    ("Reply to his comments", "Reply to his comments"),
    ("Colek akun wartawan itu", "Colek akun"),
    ("Naikkan tagar #DukungKami", "Naikkan tagar"),
    ("Tenggelamkan tagar mereka", "Tenggelamkan tagar"),
    ("Trending-kan #DukungKami", "Trending-kan"),
    ("Trendingkan malam ini", "Trendingkan"),
    ("Jadikan ini trending nomor satu", "Jadikan ini trending"),
    ("Viralkan wajah pelaku", "Viralkan wajah"),
    ("Serentak posting pukul 19.00 WIB", "Serentak posting"),
    ("Posting serentak jam 19.00", "Posting serentak"),
    ("Unggah pukul 10.00 WIB secara serentak", "Unggah pukul 10.00 WIB secara serentak"),
    ("Bagikan di jam yang sama", "Bagikan di jam yang sama"),
    ("Everyone, post at the same time", "post at the same time"),
    ("Semua anggota posting pukul 10.00 WIB", "Semua anggota posting pukul 1"),
    ("Unggah pukul 10.00 WIB tepat", "Unggah pukul 10.00 WIB tepat"),
    ("Retweet bareng-bareng jam 19.00", "Retweet bareng-bareng"),
    ("Up terus tagar ini", "Up terus tagar"),
    ("Tagar ini harus trending", "harus trending"),
    ("Jawab semua komentar negatif dengan teks ini", "Jawab semua komentar negatif"),
    ("Beri bintang 1 di Play Store", "Beri bintang 1"),
    ("s.e.r.b.u akunnya", "s.e.r.b.u akun"),
    ("L4p0rk4n akun itu", "L4p0rk4n akun"),
    ("lap\u200borkan akun itu", "lap\u200borkan akun"),
    ("lap\u1160orkan\u3164akun itu", "lap\u1160orkan\u3164akun"),
    ("Like dan komen serentak jam 10", "Like dan komen serentak"),
    ("Sebarkan pukul 10.00 WIB bersama-sama", "Sebarkan pukul 10.00 WIB bersama"),
    ("Tolong dilaporkan akunnya", "dilaporkan akunnya"),
    ("Ramaikan kolom komentarnya", "Ramaikan kolom"),
    ("Beri komentar positif di akun ini", "Beri komentar positif"),
]

ALLOWED = frozenset(
    {(Platform.X, "kemkomdigi"), (Platform.INSTAGRAM, "kemen.komdigi"), (Platform.TIKTOK, "diskominfo")}
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_public_information_passes(text: str) -> None:
    """R2, R7: the rules leave narratives and teaching about hoaxes alone."""
    assert labels_a_claim(text) is None
    assert calls_to_act_against(text) is None
    assert personal_targets(text) == []


@pytest.mark.parametrize(("text", "words"), LABELLING)
def test_a_denial_or_label_is_found_and_shown_as_it_stands(text: str, words: str) -> None:
    """R2: a text that denies or labels a claim is a clarification, however it is spelled."""
    fragment = labels_a_claim(text)
    assert fragment is not None
    assert fragment in text
    assert words in fragment
    assert labels_a_claim(f"Pelayanan buka setiap hari kerja.\n{text}\nTerima kasih.") is not None


@pytest.mark.parametrize(("text", "words"), CALLING)
def test_a_call_against_somebody_or_by_the_clock_is_found(text: str, words: str) -> None:
    """R7: no task to reply to, mention, report or rank against anyone, and no posting window."""
    fragment = calls_to_act_against(text)
    assert fragment is not None
    assert fragment in text
    assert words in fragment
    assert calls_to_act_against(f"Pelayanan buka setiap hari kerja.\n{text}\nTerima kasih.") is not None


def test_the_first_words_are_the_ones_shown() -> None:
    """R2: an author corrects from the top."""
    assert labels_a_claim("Kabar itu bohong. HOAKS: lama.") == "Kabar itu bohong"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Lihat @budi_santoso99.", ["@budi_santoso99"]),
        (".@budi lihat oleh@siti", ["@budi", "@siti"]),
        ("\uff20budi dan @bu\u200bdi", ["\uff20budi", "@bu\u200bdi"]),
        ("https://medium.com/@budi", ["@budi"]),
        ("Unggahannya: https://x.com/budi/status/1?s=20, sudah dilihat", ["https://x.com/budi/status/1?s=20"]),
        ("facebook.com/budi.santoso dan https://youtu.be/dQw4w9WgXcQ", 2),
        ("https://x.com/search?q=from%3Abudi", ["https://x.com/search?q=from%3Abudi"]),
        ("https://www.instagram.com/stories/budi/1/", ["https://www.instagram.com/stories/budi/1/"]),
        ("t.me/budi_santoso", ["t.me/budi_santoso"]),
        ("Hubungi 0812-3456-7890", ["0812-3456-7890"]),
        ("Hubungi 0812\u11603456\u11607890", ["0812\u11603456\u11607890"]),
        ("Hubungi 0812\u31643456\uffa07890", ["0812\u31643456\uffa07890"]),
        ("@bu\ufe0fdi\u17b4", ["@bu\ufe0fdi"]),
        ("WA +62 812 3456 7890 atau 081234567890", ["+62 812 3456 7890", "081234567890"]),
        ("(+62) 812-3456-789", ["(+62) 812-3456-789"]),
        ("wa.me/6281234567890", ["6281234567890"]),
        ("NIK 3273011203900001", ["3273011203900001"]),
        ("NIK 3273 0112 0390 0001", ["3273 0112 0390 0001"]),
        ("@budi @budi", ["@budi"]),
        ("https://x.com/kemkomdigi/status/1 tetapi https://tiktok.com/@kemkomdigi", ["https://tiktok.com/@kemkomdigi"]),
        ("@kemk\u043emdigi", ["@kemk\u043emdigi"]),
        ("Surel budi.s+1@gmail.com atau budi@go.id.evil.com", ["budi.s+1@gmail.com", "budi@go.id.evil.com"]),
        ("https://bsky.app/profile/budi.id", ["bsky.app/profile/budi.id"]),
        ("vk.com/id1 dan linktr.ee/budi", ["vk.com/id1", "linktr.ee/budi"]),
        ("https://bit.ly/3xyz", ["bit.ly/3xyz"]),
        ("https://nitter.net/u/status/1 https://vxtwitter.com/u/status/1", 2),
        (
            "https://web.archive.org/web/2020/https://x.com/u/status/1",
            ["https://web.archive.org/web/2020/https://x.com/u/status/1"],
        ),
        ("web.archive.org/web/2020/x.com/u/status/1", ["web.archive.org/web/2020/x.com/u/status/1"]),
        ("https://a.id/?u=https%3A%2F%2Fx.com%2Fbudi", ["https://a.id/?u=https%3A%2F%2Fx.com%2Fbudi"]),
    ],
)
def test_a_private_person_is_found(text: str, targets: list[str] | int) -> None:
    """R7: no URL, name or handle of a private person is broadcast; an institution vouches for its own accounts only."""
    found = personal_targets(text, ALLOWED)
    assert found == targets or len(found) == targets


@pytest.mark.parametrize(
    "text",
    [
        "Ikuti @KemKomdigi, @kemen.komdigi.",
        "https://x.com/KemKomdigi/status/1?s=20 dan https://www.tiktok.com/@diskominfo",
        "t.me/kemkomdigi",
        "Surel: humas@komdigi.go.id, layanan.publik+info@diskominfo.jabarprov.go.id",
        "Beras 5 kg @Rp62.500, telur @2.000 per butir, @ 10.00 WIB",
        "https://x.com/hashtag/HUTRI80, https://www.tiktok.com/safety dan https://x.com",
        "x.com.evil.example/budi",
        "Call center 1500-454, 112, (021) 345-6789, 0800-140-1407",
        "Tanggal 08-08-2025 pukul 08.00-16.00 WIB, 08.00-12.00 15 Agustus 2025",
        "https://web.archive.org/web/2020/https://x.com/kemkomdigi dan https://web.archive.org/web/2020/https://bps.go.id/a",
        "Peta: https://maps.app.goo.gl/abc; data: https://bps.go.id/a?b=c/d",
        "Anggaran Rp3.842.700.000.000.000 tahun 2021 2022 2023 2024",
        "Nomor SK 196504031990031002 dan https://komdigi.go.id/berita/1234567890123456",
    ],
)
def test_institutions_and_plain_numbers_are_no_targets(text: str) -> None:
    """R7: registered accounts, mail addresses, prices, dates and sums pass."""
    assert personal_targets(text, ALLOWED) == []


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_answered_with_words_from_it(text: str) -> None:
    """R2, R7: hostile input neither raises nor makes the rules invent words."""
    for fragment in [labels_a_claim(text), calls_to_act_against(text), *personal_targets(text)]:
        assert fragment is None or fragment in text


@given(
    st.lists(
        st.sampled_from(
            ["hoaks", "kabar", "itu", "tidak benar", "@", "a.", ":", "0812", " ", "\n", "[", "ﷺ", "\u3164", "\u1160"]
        )
    )
)
def test_pieces_of_the_patterns_are_answered_with_words_from_the_text(pieces: list[str]) -> None:
    """R2, R7: as above, near the patterns."""
    text = "".join(pieces)
    for fragment in [labels_a_claim(text), calls_to_act_against(text), *personal_targets(text)]:
        assert fragment is None or fragment in text


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "a ",
        "a.",
        "@a",
        "kabar ",
        "kabar itu ",
        "itu bukan ",
        "[salah",
        "unggah ",
        "serentak ",
        "x.com/",
        "0 8",
        "https://",
        "is ",
        "hoa",
        "h.o.",
        "\n!",
        "+62 ",
        "claim ",
        "\u200b",
        "klarifikasi ",
        "jangan percaya ",
        "kabar a:",
        "like ",
        "sebar jam 1",
        "a/a.id/",
        "a%2f",
        "a@a.id",
    ],
)
def test_long_input_takes_no_long_time(piece: str) -> None:
    """R2, R7: no text holds up the program."""
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    labels_a_claim(text)
    calls_to_act_against(text)
    personal_targets(text)
    assert time.process_time() - start < 2
