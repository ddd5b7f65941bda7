# Persetujuan dan beranda
consent =
    <b>Selamat datang di bot SIMAN</b>
    SIMAN adalah jejaring humas pemerintah. Bot ini mengirim konten resmi, mencatat sebaran secara sukarela, dan menerima laporan kiriman yang mencurigakan.

    <b>Sebelum Anda mulai</b>
    • Yang kami simpan: nama akun Telegram dan nomor ID-nya, wilayah dan instansi bila Anda mendaftar, akun media sosial dan tautan sebaran yang Anda daftarkan sendiri, serta laporan Anda (dimusnahkan 90 hari setelah selesai).
    • Gunanya: mengenali anggota, mengirim konten, menjawab laporan, menghitung sebaran.
    • Ikut serta itu sukarela. Tidak ada catatan tentang siapa yang tidak menyebarkan.
    • Identitas pelapor tidak ditunjukkan kepada siapa pun.
    • Data Anda dapat dilihat, diunduh, dan dihapus kapan saja lewat /dataku.

    Apakah Anda setuju?
button-agree = Saya setuju
button-decline = Tidak setuju
button-other-language = English
button-read-again = Baca lagi
declined =
    Baik, tidak ada yang kami simpan.
    Anda tetap dapat memeriksa sebuah kode atau pesan lewat /cek tanpa persetujuan.
declined-anew =
    Baik. Data Anda tetap tersimpan sampai Anda menghapusnya lewat /dataku.
    Anda tetap dapat memeriksa sebuah kode atau pesan lewat /cek tanpa persetujuan.
agreed =
    Terima kasih. Persetujuan Anda sudah dicatat.

    Apakah Anda petugas humas yang ingin bergabung sebagai anggota SIMAN?
button-register = Daftar sebagai anggota
button-only-public = Tidak, saya masyarakat umum
home-public =
    Halo, { $name }.
    /lapor untuk melaporkan kiriman yang mencurigakan, /cek untuk memeriksa sebuah kode, /bantuan untuk semua perintah.
home-pending =
    Halo, { $name }.
    Pendaftaran Anda sedang menunggu persetujuan admin wilayah. Anda akan kami kabari di sini.
home-member =
    Halo, { $name } ({ $institution }).
    /konten untuk konten resmi terbaru, /lapor untuk melaporkan kiriman, /bantuan untuk semua perintah.

# Bantuan dan bahasa
help =
    <b>Perintah yang dapat Anda pakai</b>

    { $commands }
choose-language = Pilih bahasa:
language-chosen = Baik, bot ini sekarang memakai Bahasa Indonesia.
cancelled = Baik, dibatalkan. Tidak ada yang terkirim.
nothing-to-cancel = Tidak ada yang perlu dibatalkan. Lihat /bantuan.
unknown =
    Maaf, kami belum memahami pesan itu. Mungkin yang Anda maksud:

    { $commands }

    Semua perintah: /bantuan
open-private-chat = Jawabannya kami kirim di obrolan pribadi. Silakan buka dahulu:
button-open-private-chat = Buka obrolan pribadi

# Gangguan
incident = Maaf, ada kesalahan pada bot ini. Silakan coba lagi. Bila terulang, sebutkan nomor { $reference } kepada admin.
given-up = Maaf, pesan Anda tidak dapat kami olah. Silakan kirim lagi atau lihat /bantuan.
storage-busy = Sistem sedang sibuk. Pesan Anda sudah kami terima dan akan diproses; Anda tidak perlu mengirim ulang.

# Perintah
command-start = mulai
command-bantuan = daftar perintah
command-bahasa = ganti bahasa
command-batal = batalkan isian yang sedang berjalan

# Penolakan umum
refusal-not-allowed = Maaf, Anda tidak berwenang melakukan ini.
refusal-consent-missing = Anda belum memberi persetujuan atas teks yang berlaku. Ketik /start untuk membaca dan menyetujuinya.
refusal-not-registered = Ini hanya untuk anggota yang sudah disetujui. Ketik /daftar untuk mendaftar.
refusal-wrong-role = Maaf, peran Anda tidak mencakup tindakan ini. Lihat /bantuan untuk perintah Anda.
refusal-wrong-scope = Maaf, ini di luar wilayah tugas Anda.
refusal-button-expired = Tombol ini sudah tidak berlaku. Ketik perintahnya lagi, atau /bantuan.
refusal-already-agreed = Anda sudah menyetujui sebelumnya. Ketik /start untuk melanjutkan.
refusal-already-done = Ini sudah dilakukan. Buka lagi dari /bantuan untuk melihat hasilnya.
refusal-text-missing = { $field } masih kosong. Silakan ketik isinya.
refusal-text-too-long = { $field } terlalu panjang: { $length } karakter, paling banyak { $limit }. Silakan persingkat lalu kirim lagi.
refusal-not-found = Tidak ditemukan. Periksa kodenya, lalu coba lagi.

more-found = Hanya sebagian yang ditampilkan. Ketik nama yang lebih lengkap untuk menemukan yang lain.
