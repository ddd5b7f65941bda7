# Tombol pada rincian siaran
button-pause = Jeda
button-resume = Lanjutkan
button-cancel-broadcast = Batalkan
button-resend-failed = Kirim ulang yang gagal ({ $number })
button-doubts = Belum pasti ({ $number })
broadcast-now-paused = Siaran { $code } dijeda.
broadcast-now-resumed = Siaran { $code } dilanjutkan.
broadcast-now-cancelled = Siaran { $code } dibatalkan.

# Membatalkan
broadcast-ask-cancel =
    <b>Batalkan siaran { $code }?</b>
    { $title }

    { messages-number } yang masih menunggu tidak akan dikirim. Yang sudah terkirim tetap ada di grupnya.
    Ini tidak dapat diurungkan. Untuk berhenti sementara, pilih Jeda.
button-cancel-yes = Ya, batalkan siaran ini

# Kirim ulang
resent-sent = { messages-number } dikirim ulang.
resent-quiet = { $number } menunggu jam tenang grupnya berakhir.
resent-skipped = { $number } dilewati: grupnya tidak lagi terhubung, pindah wilayah, atau sudah mendapat versi baru.
resent-more = { $number } lagi: ketuk sekali lagi.

# Penolakan
refusal-broadcast-changed = Siaran { $code } sudah berubah sejak layar ini dibuka. Ketuk Perbarui, lalu coba lagi.
refusal-broadcast-already-paused = Siaran { $code } sudah dijeda.
refusal-broadcast-already-resumed = Siaran { $code } sudah dilanjutkan.
refusal-broadcast-already-cancelled = Siaran { $code } sudah dibatalkan.
refusal-broadcast-already-done = Siaran { $code } sudah selesai: tidak ada lagi yang menunggu.
refusal-nothing-to-resend = Tidak ada lagi pesan gagal dari siaran { $code } yang dapat dikirim ulang. Ketuk Perbarui untuk melihat keadaannya.
