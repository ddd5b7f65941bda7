# Tombol pada rincian siaran
button-pause = Jeda
button-resume = Lanjutkan
button-cancel-broadcast = Batalkan
button-resend-failed = Kirim ulang yang gagal ({ $number })
button-doubts = Belum pasti ({ $number })
button-export = Unduh daftar (XLSX)
broadcast-now-paused = Siaran { $code } dijeda.
broadcast-now-resumed = Siaran { $code } dilanjutkan.
broadcast-now-cancelled = Siaran { $code } dibatalkan.
broadcast-export-coming = Daftar sedang disiapkan…

# Membatalkan
broadcast-ask-cancel =
    <b>Batalkan siaran { $code }?</b>
    { $title }

    { $number } pesan yang masih menunggu tidak akan dikirim. Yang sudah terkirim tetap ada di grupnya.
    Ini tidak dapat diurungkan. Untuk berhenti sementara, pilih Jeda.
button-cancel-yes = Ya, batalkan siaran ini

# Kirim ulang
resent-sent = { $number } pesan dikirim ulang.
resent-quiet = { $number } menunggu jam tenang grupnya berakhir.
resent-skipped = { $number } dilewati: grupnya tidak lagi terhubung, pindah wilayah, atau sudah mendapat versi baru.
resent-more = { $number } lagi: ketuk sekali lagi.

# Belum pasti
doubts =
    <b>Belum pasti: { $code }</b> ({ $number } pesan)
    Pesan ini mungkin sudah sampai; jawaban Telegram terputus. Buka dahulu grupnya dan cari pesannya.
    Ada: ketuk Sampai. { $absent }

    { $lines }
doubts-absent = Tidak ada: ketuk Kirim ulang, atau Tidak sampai jika tidak perlu dikirim lagi.
doubts-absent-final = Tidak ada: ketuk Tidak sampai. Pesan ini tidak dapat dikirim ulang lagi.
doubt-line = { $place }. <b>{ $chat }</b> · { $where } · { $time } · { $kind }
doubt-admin = Admin wilayah
button-arrived = { $place } · Sampai
button-missing = { $place } · Tidak sampai
button-resend = { $place } · Kirim ulang
button-all-arrived = Semua sampai
button-all-missing = Semua tidak sampai
button-all-resend = Kirim ulang semua
doubt-noted = Dicatat: sampai.
doubts-noted = { $number } pesan dicatat sampai.
doubts-ask-arrived =
    <b>Catat { $number } pesan siaran { $code } sebagai sampai?</b>
    Lanjutkan hanya jika Anda sudah melihat pesannya di setiap grup.
doubt-noted-missing = Dicatat: tidak sampai.
doubts-noted-missing = { $number } pesan dicatat tidak sampai.
doubts-ask-missing =
    <b>Catat { $number } pesan siaran { $code } sebagai tidak sampai?</b>
    Lanjutkan hanya jika Anda sudah memeriksa bahwa pesannya tidak ada di setiap grup.
doubts-ask-resend =
    <b>Kirim ulang { $number } pesan siaran { $code }?</b>
    Lanjutkan hanya jika Anda sudah memeriksa bahwa pesannya tidak ada di setiap grup. Jika ada, pesannya akan tampil dua kali.
button-all-arrived-yes = Ya, { $number } pesan sudah sampai
button-all-missing-yes = Ya, { $number } pesan tidak sampai
button-all-resend-yes = Ya, kirim ulang { $number } pesan

# Jenis dan keadaan pesan
delivery-kind-item = Pesan grup
delivery-kind-relay-card = Kartu admin
delivery-kind-media = Lampiran
delivery-kind-edit = Pembaruan
delivery-kind-attribution = Keterangan lampiran
delivery-kind-reply = Balasan
delivery-kind-pin = Sematan
delivery-kind-withdraw = Penarikan
delivery-kind-delete = Penghapusan
delivery-state-pending = Menunggu
delivery-state-sent = Terkirim
delivery-state-edited = Diperbarui
delivery-state-withdrawn = Ditarik
delivery-state-failed = Gagal
delivery-state-expired = Kedaluwarsa
delivery-state-cancelled = Dibatalkan
delivery-state-unknown = Belum pasti

# Berkas
sheet-name = Siaran
sheet-chat = Grup
sheet-place = Wilayah
sheet-kind = Jenis pesan
sheet-state = Keadaan
sheet-reason = Sebab
sheet-attempts = Percobaan
sheet-sent = Waktu terkirim

# Penolakan
refusal-broadcast-changed = Siaran { $code } sudah berubah sejak layar ini dibuka. Ketuk Perbarui, lalu coba lagi.
refusal-broadcast-already-paused = Siaran { $code } sudah dijeda.
refusal-broadcast-already-resumed = Siaran { $code } sudah dilanjutkan.
refusal-broadcast-already-cancelled = Siaran { $code } sudah dibatalkan.
refusal-broadcast-already-done = Siaran { $code } sudah selesai: tidak ada lagi yang menunggu.
refusal-nothing-to-resend = Tidak ada lagi pesan gagal dari siaran { $code } yang dapat dikirim ulang. Ketuk Perbarui untuk melihat keadaannya.
refusal-nothing-unknown = Pesan itu sudah diputuskan. Buka lagi daftarnya untuk melihat yang tersisa.
refusal-broadcast-not-resendable = Siaran { $code } sudah dibatalkan, habis waktunya, atau kontennya sudah berubah, jadi tidak dapat dikirim ulang. Jika pesannya tidak ada, pilih Tidak sampai.
audience-troubled = { $number } di antaranya sedang bermasalah dan belum dapat dikirimi.
review-troubled = { $number } grup sedang bermasalah dan dicatat gagal. Setelah diperbaiki, kirim ulang lewat /siaran.
