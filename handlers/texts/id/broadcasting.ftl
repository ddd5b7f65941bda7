# Siaran
command-siaran = pantau siaran
command-teruskan = teruskan konten ke grup Anda
broadcast-progress =
    <b>Siaran { $code }</b>
    { $numbers }
    { $state }
broadcast-running = Sedang dikirim…
broadcast-done = Selesai.
broadcast-none = Belum ada siaran di wilayah Anda. Buat konten dengan /buat.
broadcast-list =
    <b>Siaran terbaru</b>

    { $lines }

    Pilih satu untuk rinciannya:
broadcast-line = <b>{ $code }</b> · { $time } · { $numbers }
broadcast-detail =
    <b>Siaran { $code }</b>
    { $title }
    Disetujui { $time }
    { $numbers }
    { $reasons }
broadcast-reason = • { $reason }: { $number }
tally-groups = { $sent }/{ $all } terkirim
tally-cards = { $sent }/{ $all } admin menerima
tally-failed = { $number } gagal
tally-unknown = { $number } belum pasti
button-refresh = Perbarui
button-back = ‹ Kembali

# Penerusan oleh admin wilayah
relay-card =
    <b>Untuk Anda teruskan</b>
    Begini grup Anda akan melihatnya:

    { $card }
relay-card-forwarded =
    <b>Sudah Anda teruskan</b>

    { $card }
relay-card-withdrawn = Konten { $code } sudah ditarik atau diperbarui, jadi tidak dapat diteruskan lagi.
button-relay = Teruskan ke { $groups } grup saya
relay-forwarded = Konten { $code } sedang dikirim ke { $groups } grup Anda. Terima kasih.
relay-forwarded-by-others = Semua grup Anda sudah menerima konten { $code } dari admin lain. Terima kasih.
relay-none = Belum ada konten untuk Anda teruskan. Anda akan kami kabari di sini.
relay-list =
    <b>Konten untuk diteruskan</b>
    ✓ sudah diteruskan, • belum

# Sebab gagal
reason-blocked = bot diblokir
reason-kicked = bot dikeluarkan dari grup
reason-deactivated = akun sudah tidak aktif
reason-not-member = bot bukan anggota grup
reason-group-deleted = grup sudah dihapus
reason-chat-not-found = obrolan tidak ditemukan
reason-no-right-to-write = bot tidak diizinkan menulis
reason-topic-closed = topik ditutup
reason-thread-not-found = topik tidak ditemukan
reason-content-refused = isi ditolak Telegram
reason-file-refused = berkas ditolak Telegram
reason-message-gone = pesan sudah tidak ada
reason-gave-up = Telegram tidak dapat dihubungi
reason-nothing-there = pesan asalnya tidak sampai
reason-superseded = diganti versi yang lebih baru

# Penolakan
refusal-already-forwarded = Konten ini sudah Anda teruskan.
refusal-no-own-groups = Belum ada grup yang terhubung di wilayah Anda. Tambahkan bot ke grup, lalu ketik /grup di sana.
refusal-item-moved-on = Konten { $code } sudah berubah sejak layar ini dibuka. Buka lagi dari daftarnya.
refusal-not-found = Tidak ditemukan. Periksa kodenya, lalu coba lagi.
