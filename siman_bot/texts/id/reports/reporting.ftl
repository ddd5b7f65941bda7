# Melaporkan kiriman
command-lapor = laporkan kiriman yang mencurigakan
command-tiket = laporan Anda dan jawabannya
report-ask =
    <b>Laporkan kiriman</b>
    Teruskan atau tempelkan kiriman yang mencurigakan di sini: teks, tautan, foto, video, suara, atau dokumennya.

    Siapa yang mengirimnya tidak kami simpan. Nama Anda tidak terlihat oleh verifikator.
    /batal untuk membatalkan.
report-ask-placeholder = Kiriman yang mencurigakan
report-preview =
    <b>Laporan ini akan dikirim:</b>

    <blockquote expandable>{ $body }</blockquote>
report-preview-files = <b>Laporan ini akan dikirim:</b>
report-preview-more = Kirim pesan lain untuk menambahkannya, atau ubah pesan Anda.
report-more-links = Tautan lainnya: { $number }
report-files = Lampiran: { $what }
button-report-files = Lihat lampiran ({ $number })
button-report-back = Kembali ke laporan
report-files-sent = Lampiran laporan <b>{ $ticket }</b>: { $what }, di atas pesan ini.
report-link = Tautan: <code>{ $url }</code>
button-report-send = Kirim laporan
button-report-discard = Batal
report-sent =
    Terima kasih. Laporan Anda diterima dengan nomor tiket <b>{ $ticket }</b>.
    Jawabannya kami kirim ke sini. Anda dapat melihatnya juga lewat /tiket.
report-discarded = Baik, dibatalkan. Laporan itu tidak kami simpan.

# Laporan sendiri
reports-none = Anda belum mengirim laporan. Ketik /lapor untuk melaporkan sebuah kiriman.
reports-list =
    <b>Laporan Anda</b>, yang terbaru di atas:
    { $lines }
report-row = { $ticket } · { $state }
report-line = { $ticket } · { $time }
data-state-baru = Menunggu
data-state-diperiksa = Diperiksa
data-state-diajukan = Menunggu persetujuan
data-state-selesai = Selesai
data-state-dikoreksi = Dikoreksi
data-state-lewat = Tidak terjawab
data-state-ditarik = Ditarik
report-state =
    { $state ->
        [baru] { data-state-baru }
        [diperiksa] { data-state-diperiksa }
        [diajukan] { data-state-diajukan }
        [selesai] { data-state-selesai }
        [dikoreksi] { data-state-dikoreksi }
        [lewat] { data-state-lewat }
       *[ditarik] { data-state-ditarik }
    }
report-opened =
    <b>Laporan { $ticket }</b>
    Status: { $state }
    Diterima: { $time }
report-own-text =
    Kiriman yang Anda laporkan:
    <blockquote expandable><tg-spoiler>{ $body }</tg-spoiler></blockquote>
button-my-reports = Laporan saya
button-withdraw = Tarik laporan
report-weigh-withdrawal = Tarik laporan { $ticket }? Isinya langsung dihapus dan tidak akan dijawab.
button-withdraw-yes = Ya, tarik laporan
button-withdraw-no = Tidak

# Jawaban untuk pelapor
data-outcome-benar = Benar
data-outcome-salah = Salah
data-outcome-sebagian-benar = Sebagian benar
data-outcome-belum-terbukti = Belum terbukti
data-outcome-satir = Satir
data-outcome-penipuan = Penipuan
data-outcome-pendapat = Pendapat/kritik
data-outcome-luar-lingkup = Di luar lingkup
report-outcome =
    { $outcome ->
        [benar] { data-outcome-benar }
        [salah] { data-outcome-salah }
        [sebagian_benar] { data-outcome-sebagian-benar }
        [belum_terbukti] { data-outcome-belum-terbukti }
        [satir] { data-outcome-satir }
        [penipuan] { data-outcome-penipuan }
        [pendapat] { data-outcome-pendapat }
       *[luar_lingkup] { data-outcome-luar-lingkup }
    }
report-clarified =
    <b>Klarifikasi atas laporan Anda { $ticket }</b>
    Hasil: <b>{ report-outcome }</b>

    { $answer }
report-clarified-sources =
    <b>Klarifikasi atas laporan Anda { $ticket }</b>
    Hasil: <b>{ report-outcome }</b>

    { $answer }

    Sumber:
    { $sources }
report-opinion =
    <b>Jawaban atas laporan Anda { $ticket }</b>
    Kiriman itu berisi pendapat atau kritik. Setiap orang berhak menyampaikannya, jadi kami tidak menilai benar atau salahnya. Laporan ini kami tutup.
data-referral-dewan-pers = Hak jawab dan Dewan Pers
data-referral-sp4n-lapor = SP4N-LAPOR!
data-referral-ppid = PPID
referral =
    { $referral ->
        [dewan_pers] { data-referral-dewan-pers }
        [sp4n_lapor] { data-referral-sp4n-lapor }
       *[ppid] { data-referral-ppid }
    }
report-referred =
    <b>Jawaban atas laporan Anda { $ticket }</b>
    { $referral ->
        [dewan_pers] Laporan Anda menyangkut pemberitaan media, yang di luar lingkup kami. Anda dapat meminta hak jawab atau hak koreksi kepada redaksi media itu, atau mengadu ke Dewan Pers: https://dewanpers.or.id
        [sp4n_lapor] Laporan Anda menyangkut pelayanan publik, yang di luar lingkup kami. Anda dapat mengadukannya lewat SP4N-LAPOR!: https://www.lapor.go.id atau SMS ke 1708.
       *[ppid] Anda menanyakan informasi publik, yang di luar lingkup kami. Anda dapat memintanya kepada Pejabat Pengelola Informasi dan Dokumentasi (PPID) di instansi yang bersangkutan; permintaan dijawab dalam 10 hari kerja.
    }
report-expired =
    Mohon maaf, laporan Anda <b>{ $ticket }</b> tidak sempat dijawab dalam { $days } hari, jadi kami tutup. Isi dan tautannya sudah kami hapus.
    Bila kirimannya masih beredar, silakan laporkan lagi dengan /lapor.

# Pemberitahuan untuk verifikator
reports-waiting = Ada laporan baru yang menunggu diperiksa.
button-open-queue = Buka antrean

# Penolakan
field-report-text = Teks laporan
refusal-report-no-text = Pesan itu belum memuat isi kiriman. Kirim teks, tautan, foto, video, suara, atau dokumennya.
refusal-report-too-many-files = Satu laporan memuat paling banyak { $limit } berkas. Kirim sisanya sebagai laporan lain.
refusal-report-open = Teks yang sama sudah Anda laporkan dan masih kami periksa: { $ticket }.
refusal-ticket-not-found = Tiket itu tidak ditemukan. Periksa nomornya, lalu coba lagi.
refusal-report-closed = Laporan ini sudah dijawab atau ditarik, jadi tidak dapat diubah lagi.
refusal-too-many-reports = Anda masih punya { $limit } laporan yang belum dijawab. Tunggu jawabannya, atau tarik salah satunya.

# Kabar tentang konten dalam kiriman yang dilaporkan
reported-item-corrected =
    <b>Konten { $code } sudah diperbaiki</b>
    { $title }

    Kiriman yang pernah Anda laporkan memuat konten ini. Yang berlaku sekarang versi { $version }.
reported-item-withdrawn =
    <b>Konten { $code } sudah ditarik</b>
    Alasan: { withdrawal-reason }

    Kiriman yang pernah Anda laporkan memuat konten ini. Mohon tidak disebarkan.
report-reopened = Laporan Anda <b>{ $ticket }</b> kami periksa lagi dengan nomor tiket baru <b>{ $reopened }</b>. Jawabannya kami kirim ke sini.
