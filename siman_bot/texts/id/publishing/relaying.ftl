# Meneruskan ke grup sendiri
command-teruskan = teruskan konten ke grup Anda
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
refusal-relay-paused = Siaran konten { $code } sedang dijeda oleh Pusat. Coba teruskan lagi nanti.
refusal-relay-cancelled = Siaran konten { $code } sudah dibatalkan oleh Pusat, jadi tidak dapat diteruskan lagi.
refusal-relay-ended = Masa berlaku konten { $code } sudah lewat, jadi tidak dapat diteruskan lagi.
refusal-already-forwarded = Konten ini sudah Anda teruskan.
refusal-no-own-groups = Belum ada grup yang terhubung di wilayah Anda. Tambahkan bot ke grup, lalu hubungkan grup itu.
relayed-by = Diteruskan oleh { $by }
relay-version = versi { $version }
