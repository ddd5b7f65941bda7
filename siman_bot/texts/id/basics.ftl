# Perkenalan
bot-description =
    Bot resmi jejaring humas pemerintah SIMAN.

    Di sini Anda dapat:
    • memeriksa apakah sebuah kode atau pesan resmi
    • melaporkan kiriman yang mencurigakan
    • menerima konten resmi, bagi petugas humas

    Bot ini tidak pernah meminta kata sandi atau kode masuk Anda.
    Ketuk Mulai.
bot-short-description = Bot resmi jejaring humas pemerintah: periksa pesan, laporkan kiriman, terima konten resmi.

# Bantuan
help = <b>Perintah yang dapat Anda pakai</b>
help-group =
    <b>{ $heading }</b>
    { $commands }
help-group-folded =
    <b>{ $heading }</b>
    <blockquote expandable>{ $commands }</blockquote>
help-central = Tugas Pusat
help-regional-admin = Tugas admin wilayah
help-verifier = Tugas verifikator
help-coordinator = Tugas koordinator
help-anyone = Konten dan laporan
help-sharing = Sebaran Anda
help-own = Data dan pengaturan Anda
button-menu = Menu
button-all-tasks = Semua perintah
task-konten = Konten resmi terbaru
task-cek = Periksa kode atau pesan
task-lapor = Laporkan kiriman
task-daftar = Daftar sebagai anggota
task-profil = Lihat pendaftaran saya
task-sebar = Catat sebaran
task-akun = Akun media sosial saya
task-buat = Tulis konten
task-tinjau = Tinjau konten
task-siaran = Pantau siaran
task-rekap = Rekap sebaran
task-teruskan = Teruskan konten ke grup
task-anggota = Anggota dan pendaftar
task-grup = Kelola grup
task-antrean = Antrean laporan
task-batal = Batalkan
task-start = Baca teks persetujuan
task-hentikan = Keadaan pengiriman
task-tiket = Tiket saya
cancelled = Baik, dibatalkan. Tidak ada yang terkirim.
nothing-to-cancel = Tidak ada yang perlu dibatalkan. Lihat /bantuan.
unknown =
    Maaf, kami belum memahami pesan itu. Mungkin yang Anda maksud:

    { $commands }

    Semua perintah: /bantuan
answered-privately = Jawabannya di chat pribadi Anda.
open-private-chat = Jawabannya kami kirim di obrolan pribadi. Silakan buka dahulu:
button-open-private-chat = Buka obrolan pribadi

# Gangguan
incident = Maaf, ada kesalahan pada bot ini. Silakan coba lagi. Bila terulang, sebutkan nomor { $reference } kepada admin.
given-up = Maaf, pesan Anda tidak dapat kami olah. Silakan kirim lagi atau lihat /bantuan.
storage-busy = Sistem sedang sibuk. Pesan Anda sudah kami terima dan akan diproses; Anda tidak perlu mengirim ulang.

# Perintah
command-bantuan = daftar perintah
command-batal = batalkan isian yang sedang berjalan

# Penolakan umum
refusal-not-allowed = Maaf, Anda tidak berwenang melakukan ini.
refusal-wrong-role = Maaf, peran Anda tidak mencakup tindakan ini.
refusal-wrong-scope = Maaf, ini di luar wilayah tugas Anda.
refusal-button-expired = Tombol ini sudah tidak berlaku. Buka lagi layarnya.
refusal-already-done = Ini sudah dilakukan. Buka lagi layarnya untuk melihat hasilnya.
refusal-text-missing = { $field } masih kosong. Silakan ketik isinya.
refusal-text-too-long = { $field } terlalu panjang: { $length } karakter, paling banyak { $limit }. Silakan persingkat lalu kirim lagi.
refusal-not-found = Tidak ditemukan. Periksa kodenya, lalu coba lagi.

unsure-ask = <b>{ $what }?</b> Sesudah itu tidak dapat dikembalikan.
unsure-this = Lanjutkan
button-sure = Ya, lanjutkan
button-unsure = ‹ Tidak jadi
screen-unchanged = Tidak ada yang berubah. Layar ini sudah yang terbaru.

more-found = Hanya sebagian yang ditampilkan. Ketik nama yang lebih lengkap untuk menemukan yang lain.
page-of = Halaman { $page } dari { $pages }
field-search = Kata pencarian

# Pertanyaan yang masih terbuka
question-paused = <i>Belum selesai: { $kind }. Isian Anda tersimpan sampai besok.</i>
question-open = <i>Masih menunggu Anda: { $kind }.</i>
question-ended = <i>Ditutup: { $kind }.</i>
button-question-resume = Lanjutkan: { $kind }
button-cancel-question = Tidak jadi
courtesy-open =
    Baik. Masih menunggu Anda: { $kind }.

    Lanjutkan, atau batalkan bila tidak jadi.
refusal-question-gone = Pertanyaan itu sudah selesai atau sudah dihapus. Silakan mulai lagi.
question-name =
    { $kind ->
        [lapor] laporan
        [buat] konten
        [jadwal] konten
        [lampiran] konten
        [antrean] putusan laporan
        [daftar] pendaftaran
        [akun] akun media sosial
        [akun-instansi] akun instansi
        [sebar] catat sebaran
        [tinjau] alasan pengembalian
        [putusan] alasan pengembalian
        [periksa] tinjauan konten
        [tarik] penarikan konten
        [perintah] periksa pesan
        [koreksi] koreksi jawaban
        [jelaskan] penjelasan
        [timbang] tinjauan penjelasan
        [grup] grup
       *[other] pertanyaan tadi
    }
button-see-question = Lihat pertanyaannya lagi
button-try-again = Coba lagi
button-go-on = Lanjutkan yang tadi
refusal-wish-gone = Pesan Anda tadi sudah tidak ada. Silakan kirim lagi.

# Sebelum melanjutkan
agreed-shortly = <i>Persetujuan Anda sudah dicatat. Terima kasih.</i>
gate-register = Daftar dahulu; setelah itu Anda dapat melanjutkan dari sini.
gate-pending = Menunggu sejak { $since }: { $institution }, { $place }.
data-kind-perintah = perintah yang menunggu isi
data-step-cek = mengirim yang akan diperiksa
data-step-tiket = mengirim nomor tiket
data-step-tinjau = mengetik kode konten yang ditinjau
data-step-teruskan = mengetik kode konten yang diteruskan
data-step-siaran = mengetik kode siaran
data-step-antrean = mengetik nomor laporan
data-step-konten = memilih konten atau mengetik kata judulnya
data-step-sebar = memilih konten yang disebarkan
data-step-akun = mengirim tautan akun
