# Catat sebaran
command-sebar = catat sebaran konten
share-items =
    <b>Catat sebaran</b>
    Konten mana yang Anda sebarkan? Pilih, atau ketik kata judulnya, kodenya, atau tautan kiriman Anda. Ini sukarela.
share-items-links =
    <b>Catat sebaran</b>
    { $number } tautan akan dicatat. Konten mana yang Anda sebarkan?
share-items-found =
    <b>Catat sebaran</b>
    Konten ini cocok dengan yang Anda ketik. Mana yang Anda sebarkan?
share-items-none = Saat ini belum ada konten untuk wilayah Anda.
share-ask-link =
    <b>{ $title }</b>
    Kode: <code>{ $code }</code>

    Sudah menyebarkannya lewat akun Anda? Kirim tautan kirimannya di sini. Bila tidak, ketuk Lewati; tidak ada yang dicatat.
button-share-skip = Lewati
share-choose-account = Tautan itu tidak memuat nama akun. Lewat akun mana Anda menyebarkan { $code }?
share-recorded-personal =
    Sebaran { $code } lewat <code>{ $account }</code> sudah dicatat. Terima kasih.
    <b>{ $title }</b>
    Hanya Anda yang melihat catatan ini. Kirim tautan lain untuk mencatat lagi, atau ketuk Selesai.
share-recorded-institution =
    Sebaran { $code } lewat <code>{ $account }</code> sudah dicatat. Terima kasih.
    <b>{ $title }</b>
    Catatan akun instansi tampil di rekap. Kirim tautan lain untuk mencatat lagi, atau ketuk Selesai.
share-several =
    { $lines }

    Kirim tautan lain untuk mencatat lagi, atau ketuk Selesai.
share-line-recorded = • { $url }: dicatat untuk { $code } lewat <code>{ $account }</code>.
share-line-already = • { $url }: sudah Anda catat sebelumnya untuk { $code }.
share-line-refused = • { $url }: belum dicatat. { $reason }
share-choose-account-of = Tautan { $url } tidak memuat nama akun. Lewat akun mana Anda menyebarkan { $code }?
share-already-yours =
    Kiriman itu sudah Anda catat pada { $time } untuk { $code }:
    <b>{ $title }</b>

    Kirim tautan lain untuk mencatat lagi, atau ketuk Selesai.
button-share-done = Selesai
share-closed = Baik. Untuk mencatat sebaran: /sebar

# Catatan saya
records-none = Anda belum mencatat sebaran.
records-list =
    <b>Catatan sebaran Anda</b>

    { $lines }
record-line =
    { $number }. <b>{ $title }</b>
    { $code } · <a href="{ $url }">{ $account }</a> · { $time }
button-delete-record = Hapus catatan { $number }
record-deleted = Catatan sudah dihapus.

# Penolakan
refusal-link-is-profile = Itu tautan profil, bukan tautan kiriman. Buka kiriman yang Anda bagikan, salin tautannya, lalu kirim di sini. Profil Anda sendiri dapat didaftarkan di akun Anda.
refusal-title-unknown = Tidak ada konten yang dapat disebarkan dengan kata itu di judulnya. Coba kata lain atau kodenya, atau lihat daftarnya.
refusal-item-not-open = Konten dengan kode itu tidak ada atau sedang tidak dapat disebarkan. Periksa kodenya, atau lihat konten yang dapat disebarkan.
refusal-item-elsewhere = Konten { $code } ditujukan untuk wilayah lain.
refusal-no-link = Kami tidak menemukan tautan kiriman di pesan itu. Kirim tautan kiriman Anda di X, Instagram, Facebook, TikTok, YouTube, Threads, atau LinkedIn.
refusal-unregistered-account = Kiriman itu dari { $platform } @{ $handle }, yang tidak ada di daftar akun Anda. Bila itu akun Anda, daftarkan dahulu; tautan ini kami catat sesudahnya.
refusal-no-account-on-platform = Anda belum mendaftarkan akun { $platform }. Daftarkan dahulu; tautan ini kami catat sesudahnya.
refusal-record-gone = Catatan itu sudah tidak ada.
refusal-account-unconfirmed = { $platform } @{ $handle } masih menunggu konfirmasi admin. Setelah dikonfirmasi, kirim lagi tautannya.

# Kabar tentang konten yang disebarkan
shared-item-corrected =
    <b>Konten { $code } sudah diperbaiki</b>
    { $title }

    Anda pernah mencatat sebarannya. Bila kiriman Anda masih ada, mohon samakan dengan versi { $version } atau hapus. Terima kasih.
shared-item-withdrawn =
    <b>Konten { $code } sudah ditarik</b>
    Alasan: { withdrawal-reason }

    Anda pernah mencatat sebarannya. Bila kiriman Anda masih ada, mohon hapus. Terima kasih.
