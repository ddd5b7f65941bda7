# Antrean verifikator
command-antrean = laporan yang menunggu diperiksa
queue-empty = Tidak ada laporan yang menunggu di wilayah tugas Anda.
queue-list =
    <b>Antrean laporan</b>: { $total } menunggu, yang terlama di atas.
    { $lines }
queue-province = Provinsi: { $province }
queue-confirmations = Layak diperiksa: { $number } dari { $needed } verifikator
queue-outcome = Hasil: { $outcome }
queue-verdict-waits = Putusan: { $outcome }, menunggu persetujuan verifikator lain
queue-verdict-returned =
    Putusan: { $outcome }, dikembalikan verifikator lain
    Alasannya: { $reason }
queue-text =
    Isi kiriman:
    <blockquote expandable>{ $body }</blockquote>
queue-destroyed = Isi laporan ini sudah dihapus.
queue-outcomes = Laporan { $ticket }: apa putusannya?
queue-close = Laporan { $ticket }: tutup tanpa putusan karena apa?
button-write-verdict = Tulis putusan
button-close-otherwise = Tutup tanpa putusan
queue-refer = Laporan { $ticket } di luar lingkup. Ke mana pelapor diarahkan?
button-queue = ‹ Antrean
button-confirm-claim = Layak diperiksa

# Menulis putusan
verdict-head = <b>Laporan { $ticket }</b> · { $outcome }
verdict-ask-subject = Tentang siapa atau lembaga apa klaim itu? Ketik namanya.
verdict-ask-office = Instansi mana yang menerbitkan jawaban ini? Ketik namanya.
verdict-ask-primary-url = Kirim tautan dokumen primer: peraturan, data resmi, putusan, atau rekaman asli. Bantahan dari pihak yang disebut dalam klaim tidak dihitung.
verdict-ask-primary-publisher = Siapa penerbit dokumen itu?
verdict-ask-independent-url = Kirim tautan sumber independen: penerbitnya bukan pihak yang disebut dalam klaim dan bukan instansi yang menjawab. Dahulukan Mafindo atau CekFakta bila sudah ada.
verdict-ask-independent-publisher = Siapa penerbit sumber itu?
verdict-ask-answer = Tulis jawaban untuk pelapor, paling banyak 1.500 karakter: apa yang benar, dan dari mana kita tahu. Gunakan bahasa yang sederhana.
verdict-lacking =
    Buktinya belum cukup untuk hasil ini:
    { $gaps }

    Anda dapat menjawab "Belum terbukti" atau mengisi ulang.
verdict-gap =
    { $gap ->
        [subject] pihak yang disebut dalam klaim belum jelas
        [office] instansi yang menjawab belum jelas
        [primary] belum ada dokumen primer (yang diterbitkan pihak dalam klaim tidak dihitung)
        [independent] belum ada sumber independen (bukan dari pihak dalam klaim atau instansi yang menjawab)
        [same_publisher] dokumen primer dan sumber independen berasal dari lembaga yang sama
       *[same_link] dokumen primer dan sumber independen memakai tautan yang sama
    }
verdict-doubt =
    { $doubt ->
       *[carries_denial] ⚠ Sumber { $publisher }: judulnya memuat bantahan. Bila isinya hanya kata-kata pihak dalam klaim, sumber ini tidak independen. Verifikator kedua memeriksanya.
    }
verdict-preview = Pratinjau. Begini pelapor akan membacanya:
verdict-preview-hint =
    <i>Untuk mengganti kata-kata Anda, ketik saja jawaban yang baru di sini.
    Pelapor baru dijawab setelah verifikator lain menyetujuinya.</i>
verdict-preview-final = <i>Jawaban ini sama untuk semua orang dan menutup laporan untuk seterusnya.</i>
verdict-sent = Laporan { $ticket } ditutup: <b>{ $outcome }</b>. Pelapor dikabari bila masih terdaftar.
verdict-written =
    Putusan atas laporan { $ticket } (<b>{ $outcome }</b>) menunggu persetujuan verifikator lain.
    Pelapor dijawab setelah putusan itu disetujui. Selama menunggu, Anda dapat menariknya kembali dari antrean.
button-no-source = Tidak ada
button-unproven = Jawab "Belum terbukti"
button-fill-again = Isi ulang
button-verdict-discard = Buang putusan ini
button-verdict-leave = ‹ Batal
button-verdict-send = Kirim jawaban
button-verdict-propose = Kirim untuk disetujui

# Persetujuan verifikator lain
verdict-waiting = Putusan atas laporan <b>{ $ticket }</b> menunggu persetujuan Anda atau verifikator lain.
verdict-waits = <b>Putusan yang menunggu persetujuan.</b> Begini pelapor akan membacanya:
verdict-rests-on =
    Klaim tentang: { $subject }
    Instansi yang menjawab: { $office }
    Dokumen primer: { $primary }
    Sumber independen: { $independent }
verdict-duty = <i>Buka sumbernya. Setujui hanya bila isinya sesuai dengan jawaban ini.</i>
verdict-question =
    <b>Pertanyaan { $number } dari { $all }</b>
    “{ $fragment }” { $says }
    Menurut Anda tidak demikian? Bila memang demikian, kembalikan dengan alasan.
verdict-ask-reason = Mengapa putusan atas laporan { $ticket } dikembalikan? Ketik alasannya untuk penulisnya.
verdict-sent-back = Putusan atas laporan { $ticket } dikembalikan kepada penulisnya beserta alasan Anda.
verdict-taken-back = Putusan atas laporan { $ticket } sudah Anda tarik kembali. Anda dapat memperbaikinya dari laporan itu.
verdict-approved = Putusan Anda atas laporan <b>{ $ticket }</b> ({ report-outcome }) disetujui verifikator lain. Pelapor sudah dijawab.
verdict-returned =
    Putusan Anda atas laporan <b>{ $ticket }</b> ({ report-outcome }) dikembalikan verifikator lain.

    Alasannya: { $reason }
button-verdict-read = Baca putusannya
button-verdict-approve = Setujui dan jawab pelapor
button-verdict-return = Kembalikan dengan alasan
button-verdict-take-back = Tarik putusan ini
button-verdict-rewrite = Perbaiki putusan Anda
button-back-to-report = ‹ Laporan
button-open-report = Buka laporan

# Penolakan
field-report-name = Nama
field-report-answer = Jawaban
refusal-own-report = Ini laporan Anda sendiri, jadi verifikator lain yang memeriksanya.
refusal-already-confirmed = Anda sudah menyatakan laporan ini layak diperiksa. Sekarang giliran verifikator lain.
refusal-needs-confirmations = Belum dapat diputuskan: masih perlu { $missing } verifikator lagi yang menyatakan klaimnya layak diperiksa.
refusal-needs-evidence = Buktinya belum cukup untuk hasil ini. Jawab "Belum terbukti" atau lengkapi sumbernya.
refusal-needs-referral = Pilih dahulu ke mana pelapor diarahkan.
refusal-opinion-no-words = Jawaban atas pendapat dan kritik sama untuk semua orang dan tidak dapat ditambah. Ketuk "Kirim jawaban" atau "Batal".
refusal-referral-no-words = Jawaban atas laporan di luar lingkup sama untuk semua orang dan tidak dapat ditambah. Ketuk "Kirim jawaban" atau "Batal".
refusal-labels-without-evidence = “{ $fragment }” menyatakan benar atau salahnya klaim, padahal hasil ini tanpa bukti. Hapus bagian itu, atau pilih hasil lain dan lengkapi sumbernya.
refusal-needs-approval = Hasil ini perlu disetujui verifikator lain sebelum pelapor dijawab.
refusal-verdict-unanswered = Putusan atas laporan { $ticket } belum dapat disetujui: { $left } bagian yang meragukan belum dijawab. Buka lagi laporannya di antrean.
refusal-verdict-waits = Sudah ada putusan yang menunggu persetujuan untuk laporan ini. Buka laporannya di antrean. Bila Anda sedang menulis putusan lain, batalkan dahulu.
refusal-verdict-moved-on = Putusan ini sudah diputuskan, ditarik, atau ditulis ulang. Buka lagi laporannya di antrean.
refusal-own-verdict = Anda yang menulis putusan ini, jadi verifikator lain yang menyetujui atau mengembalikannya.
refusal-others-verdict = Putusan ini ditulis verifikator lain. Anda dapat mengembalikannya dengan alasan.
refusal-writer-left = Penulis putusan ini bukan lagi verifikator untuk laporan ini, jadi putusannya tidak dapat disetujui. Kembalikan putusannya, lalu tulis putusan Anda sendiri.
refusal-use-buttons = Silakan pilih salah satu tombol.
refusal-evidence-not-link = Itu bukan tautan yang dapat kami pakai. Kirim satu tautan lengkap yang diawali https:// (atau http://).
refusal-too-many-sources = Paling banyak { $limit } sumber untuk satu jawaban. Pilih yang terpenting.

# Penutupan oleh satu verifikator, dilihat lagi
button-closings = Tinjau penutupan: { $number }
button-closings-back = ‹ Penutupan
closings-none = Tidak ada penutupan yang perlu Anda tinjau.
closings-list =
    <b>Ditutup oleh satu verifikator</b>: { $total } perlu ditinjau, yang terlama di atas.
    { $lines }
button-closing-agree = Setuju ditutup
button-closing-reopen = Periksa lagi sebagai laporan baru
relook-agreed = Anda setuju dengan penutupan laporan { $ticket }.
relook-reopened = Isinya diperiksa lagi sebagai laporan baru { $ticket }. Laporan lama tetap seperti saat ditutup.
queue-closed-before = <i>Isi ini pernah Anda tutup. Bila perlu ditutup lagi tanpa putusan, verifikator lain yang menutupnya.</i>
refusal-closed-before = Isi ini pernah Anda tutup, jadi verifikator lain yang memutuskan apakah ditutup lagi.
refusal-nothing-to-relook = Laporan ini tidak ditutup oleh satu verifikator, atau isinya sudah dihapus.
refusal-own-closing = Anda yang menutup laporan ini, jadi verifikator lain yang meninjaunya.
refusal-already-relooked = Penutupan ini sudah ditinjau verifikator lain.
