# Bantuan
help =
    <b>Perintah yang dapat Anda pakai</b>

    { $commands }
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
command-bantuan = daftar perintah
command-batal = batalkan isian yang sedang berjalan

# Penolakan umum
refusal-not-allowed = Maaf, Anda tidak berwenang melakukan ini.
refusal-wrong-role = Maaf, peran Anda tidak mencakup tindakan ini. Lihat /bantuan untuk perintah Anda.
refusal-wrong-scope = Maaf, ini di luar wilayah tugas Anda.
refusal-button-expired = Tombol ini sudah tidak berlaku. Ketik perintahnya lagi, atau /bantuan.
refusal-already-done = Ini sudah dilakukan. Buka lagi dari /bantuan untuk melihat hasilnya.
refusal-text-missing = { $field } masih kosong. Silakan ketik isinya.
refusal-text-too-long = { $field } terlalu panjang: { $length } karakter, paling banyak { $limit }. Silakan persingkat lalu kirim lagi.
refusal-not-found = Tidak ditemukan. Periksa kodenya, lalu coba lagi.

more-found = Hanya sebagian yang ditampilkan. Ketik nama yang lebih lengkap untuk menemukan yang lain.
page-of = Halaman { $page } dari { $pages }
field-search = Kata pencarian
