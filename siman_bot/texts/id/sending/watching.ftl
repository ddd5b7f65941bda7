# Siaran
command-siaran = pantau siaran
broadcast-progress =
    <b>Siaran { $code }</b>
    { $numbers }
    { $state }
broadcast-progress-running = Sedang dikirim…
broadcast-progress-waiting = Menunggu waktunya. Pengiriman berikutnya: { $until }.
broadcast-progress-stopped = Semua pengiriman sedang dihentikan. Yang belum dikirim menunggu.
broadcast-progress-paused = Dijeda. Yang belum dikirim menunggu; lihat /siaran.
broadcast-progress-cancelled = Dibatalkan. Yang sudah terkirim tetap ada di grupnya.
broadcast-progress-done = Selesai.
broadcast-none = Belum ada siaran di wilayah Anda. Buat konten dengan /buat.
broadcast-list =
    <b>Siaran</b>, yang masih berjalan lebih dahulu

    { $lines }

    Pilih satu untuk rinciannya, atau ketik kodenya: /siaran SM-7K2QX
broadcast-line = <b>{ $code }</b> · { $time } · { $state } · { $numbers }
broadcast-course-running = sedang dikirim
broadcast-course-waiting = menunggu { $until }
broadcast-course-stopped = dihentikan
broadcast-course-paused = dijeda
broadcast-course-cancelled = dibatalkan
broadcast-course-done = selesai
broadcast-held-since = ditahan sejak { $since }: menyebut peserta pemilu yang sedang berlangsung di sana
broadcast-held =
    <b>Siaran { $code } ditahan</b>
    { $title }

    “{ $fragment }” menyebut { $name }, peserta pemilu yang kini berlangsung di tempat tujuannya. Yang belum terkirim menunggu. Lanjutkan setelah pemilu selesai, atau batalkan lalu tulis versi baru tanpa nama itu.
button-broadcast-open = Buka siaran
refusal-election-holds = Siaran { $code } belum dapat dikirim: “{ $fragment }” menyebut { $name }, peserta pemilu yang sedang berlangsung di sana. Tunggu sampai selesai, atau tulis versi baru tanpa nama itu.
broadcast-since-paused = dijeda sejak { $since }; yang belum dikirim menunggu
broadcast-since-cancelled = dibatalkan { $since }; yang sudah terkirim tetap ada
broadcast-all-stopped = ⛔ <b>Semua pengiriman dihentikan</b> sejak { $since }.
broadcast-all-stopped-yours = ⛔ <b>Semua pengiriman dihentikan</b> sejak { $since }. Buka /hentikan.
broadcast-detail =
    <b>Siaran { $code }</b>
    { $title }
    { $target } · disetujui { $time }
    Status: { $state }
broadcast-kind = { $kind }: { $numbers }
broadcast-reason = • { $reason }: { $number }. { $mend }
tally-groups = { $sent }/{ $all } terkirim
tally-cards = { $sent }/{ $all } admin menerima
tally-edits = { $done }/{ $all } diperbarui
tally-pending = { $number } menunggu
tally-failed = { $number } gagal
tally-unknown = { $number } belum pasti
tally-edited = { $number } di antaranya diperbarui
tally-withdrawn = { $number } ditarik
tally-expired = { $number } kedaluwarsa
tally-cancelled = { $number } dibatalkan
button-refresh = Perbarui
button-back = ‹ Kembali

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
reason-no-right-to-media = grup tidak menerima lampiran, teksnya tetap dikirim
reason-no-right-to-pin = bot tidak diizinkan menyematkan pesan
reason-cant-change = pesan tidak dapat diubah atau dihapus
reason-file-refused = lampiran ditolak Telegram, teksnya tetap dikirim
reason-message-gone = pesan sudah tidak ada
reason-not-arrived = setelah diperiksa, pesannya tidak ada
reason-gave-up = Telegram tidak dapat dihubungi
reason-nothing-there = pesan asalnya tidak sampai
reason-superseded = diganti versi yang lebih baru
reason-incident = kesalahan pada program bot

# Yang dapat dilakukan
mend-blocked = Minta ia membuka blokir bot.
mend-kicked = Tambahkan bot ke grup lagi, lalu ketik /grup di sana.
mend-deactivated = Akun itu tidak dapat dikirimi lagi.
mend-not-member = Tambahkan bot ke grup lagi, lalu ketik /grup di sana.
mend-group-deleted = Grup itu tidak dapat dikirimi lagi.
mend-chat-not-found = Grup: tambahkan bot lagi, lalu ketik /grup di sana. Admin: minta ia membuka bot ini dan mengetik /start.
mend-no-right-to-write = Minta admin grup mengizinkan bot menulis, lalu kirim ulang.
mend-topic-closed = Minta admin grup membuka topiknya, lalu kirim ulang.
mend-thread-not-found = Pilih topik lain dengan /grup, lalu kirim ulang.
mend-content-refused = Ini kekeliruan kami dan sudah tercatat.
mend-file-refused = Ini kekeliruan kami dan sudah tercatat.
mend-message-gone = Pesannya sudah dihapus dari grup.
mend-not-arrived = Kirim ulang jika masih perlu.
mend-gave-up = Kirim ulang setelah Telegram dapat dihubungi.
mend-nothing-there = Kirim ulang pesan asalnya.
mend-superseded = Versi yang lebih baru dikirim sebagai gantinya.
mend-incident = Ini kekeliruan kami dan sudah tercatat. Kirim ulang setelah program diperbaiki.
mend-no-right-to-media = Minta admin grup mengizinkan bot mengirim lampiran.
mend-no-right-to-pin = Minta admin grup mengizinkan bot menyematkan pesan, lalu kirim ulang.
mend-cant-change = Minta admin grup menghapus pesannya.
