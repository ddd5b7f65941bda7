# Akun media sosial milik anggota
command-akun = akun media sosial dan catatan sebaran Anda
accounts-none =
    <b>Akun media sosial Anda</b>
    Belum ada akun yang terdaftar. Daftarkan akun agar sebaran Anda dapat dicatat. Ini sukarela.
accounts-list =
    <b>Akun media sosial Anda</b>

    { $lines }
account-line-personal = • <a href="{ $url }">{ $account }</a> (pribadi)
account-line-institution = • <a href="{ $url }">{ $account }</a> (akun { $institution })
account-line-waiting = • <a href="{ $url }">{ $account }</a> (akun { $institution }, menunggu konfirmasi admin)
button-add-account = Tambah akun
button-remove-account = Hapus { $account }
button-own-records = Catatan saya
button-accounts = ‹ Akun saya
account-ask-link =
    Kirim tautan profil akun Anda, misalnya:
    <code>https://www.instagram.com/namaakun</code>

    Kami tidak pernah meminta kata sandi dan tidak membuka akun itu.
account-ask-kind =
    <a href="{ $url }">{ $account }</a>

    Ini akun siapa?
    • <b>Akun instansi</b>: akun publik { $institution }. Sebarannya tampil dengan nama di rekap.
    • <b>Akun pribadi</b>: pilihan Anda sendiri, satu akun untuk setiap platform. Hanya Anda yang melihat catatannya; rekap hanya memuat jumlah yang dibulatkan.
button-account-institution = Akun instansi: { $institution }
button-account-personal = Akun pribadi saya
account-declare-personal =
    <a href="{ $url }">{ $account }</a> akan didaftarkan sebagai akun pribadi Anda.

    Dengan mengetuk tombol di bawah, Anda menyatakan bahwa akun ini milik Anda dan memakai nama Anda sendiri.
account-declare-institution =
    <a href="{ $url }">{ $account }</a> akan didaftarkan sebagai akun resmi { $institution }.

    Dengan mengetuk tombol di bawah, Anda menyatakan bahwa Anda mengelola akun ini untuk instansi.
button-account-declare-personal = Ini akun saya sendiri
button-account-declare-institution = Saya mengelola akun ini
button-account-cancel = Batal
account-added =
    <code>{ $account }</code> sudah terdaftar.
    Setelah menyebarkan konten lewat akun ini, catat sebarannya dengan /sebar.
account-added-waiting =
    <code>{ $account }</code> sudah terdaftar sebagai akun { $institution } dan menunggu konfirmasi admin.
    Setelah dua admin mengonfirmasinya, Anda kami kabari dan dapat mencatat sebarannya.
button-record-now = Catat sebaran
account-ask-removal-personal =
    Hapus <code>{ $account }</code>?
    Akun pribadi ini dan semua catatan sebarannya ({ $shares }) akan dihapus untuk selamanya.
account-ask-removal-institution =
    Hapus <code>{ $account }</code> dari daftar Anda?
    Catatan sebaran akun instansi ini ({ $shares }) tetap ada di rekap. Satu catatan dapat Anda hapus lewat Catatan saya.
button-remove-yes = Ya, hapus
account-removed-personal = <code>{ $account }</code> dan catatan sebarannya ({ $shares }) sudah dihapus.
account-removed-institution = <code>{ $account }</code> sudah dihapus dari daftar Anda. Catatan sebarannya ({ $shares }) tetap ada di rekap.

# Konfirmasi akun instansi, bagi admin
account-declared =
    <b>Akun instansi menunggu konfirmasi</b>
    Akun: <a href="{ $url }">{ $account }</a>
    Instansi: { $institution }

    Setujui hanya bila Anda tahu bahwa ini akun resmi instansi itu, bukan akun perorangan.
account-declared-once =
    <b>Akun instansi menunggu konfirmasi kedua</b>
    Akun: <a href="{ $url }">{ $account }</a>
    Instansi: { $institution }
    Disebut di: { $page }

    Admin lain sudah mengonfirmasinya. Buka halaman itu. Setujui hanya bila halaman itu milik { $institution } dan menyebut akun ini.
account-ask-page =
    Di mana situs resmi { $institution } menyebut akun { $account }? Kirim tautan halamannya.

    Admin kedua akan melihat halaman itu. /batal untuk membatalkan.
account-confirmed-once = <code>{ $account }</code> Anda konfirmasi sebagai akun { $institution }. Akun itu dihitung setelah admin kedua juga mengonfirmasinya.
account-official =
    <a href="{ $url }">{ $account }</a> tercatat sebagai akun resmi { $institution }.
account-official-page = Disebut di: { $page }
account-official-contested = Akun ini sedang disanggah dan diperiksa admin. Sampai diputuskan, jangan dianggap resmi.
button-account-contest = Sanggah: bukan akun instansi itu
account-contest-taken = Terima kasih. <code>{ $account }</code> kini disanggah dan tidak dianggap akun { $institution } sampai admin lain memutuskannya. Anda kami kabari.
account-is-contested =
    <b>Akun instansi disanggah</b>
    Akun: <a href="{ $url }">{ $account }</a>
    Instansi: { $institution }{ $page }

    Seseorang menyatakan bahwa ini bukan akun instansi itu. Mohon periksa, lalu putuskan.
button-account-keep = Benar akun instansi
button-account-strike = Bukan, keluarkan
account-kept = <code>{ $account }</code> tetap tercatat sebagai akun { $institution }. Penyanggahnya kami kabari.
account-struck = <code>{ $account }</code> tidak lagi tercatat sebagai akun { $institution }. Pengelola dan penyanggahnya kami kabari.
account-told-kept =
    <b>Sanggahan diputuskan</b>
    Admin memeriksa { $account }. Akun itu benar akun { $institution }.
account-told-struck =
    <b>Sanggahan diputuskan</b>
    Admin memeriksa { $account }. Akun itu tidak lagi tercatat sebagai akun { $institution }.
button-accounts-waiting = Akun instansi menunggu: { $number }
button-accounts-waiting-back = ‹ Akun yang menunggu
accounts-waiting =
    <b>Akun instansi menunggu konfirmasi</b>
    Yang paling lama menunggu ada di atas. Pilih satu untuk memutuskan:
accounts-waiting-none = Tidak ada akun instansi yang menunggu konfirmasi Anda.
button-account-confirm = Setujui akun
button-account-refuse = Tolak akun
account-confirmed = ✅ <code>{ $account }</code> dikonfirmasi sebagai akun { $institution }. Pengelolanya kami kabari.
account-refused = <code>{ $account }</code> tidak dikonfirmasi sebagai akun { $institution } dan dihapus. Pendaftarnya kami kabari.
account-told-confirmed =
    <b>Akun instansi dikonfirmasi</b>
    { $account } kini tercatat sebagai akun { $institution }. Catat sebarannya dengan /sebar.
account-told-refused =
    <b>Akun instansi tidak dikonfirmasi</b>
    Admin tidak mengonfirmasi { $account } sebagai akun { $institution }, jadi akun itu dihapus dari daftar Anda. Lihat /akun.

# Penolakan
refusal-not-profile-link = Itu bukan tautan profil yang kami kenal. Kirim tautan profil X, Instagram, Facebook, TikTok, YouTube, Threads, atau LinkedIn.
refusal-account-yours = { $platform } @{ $handle } sudah ada di daftar akun Anda.
refusal-account-taken = { $platform } @{ $handle } sudah terdaftar sebagai akun resmi instansi. Bila Anda pengelolanya, hubungi admin wilayah Anda. Bila itu keliru, periksa tautan profilnya untuk menyanggah.
refusal-account-one-per-platform = Akun pribadi hanya satu untuk setiap platform, dan akun { $platform } Anda sudah terdaftar. Hapus dahulu yang lama.
refusal-account-too-many = Anda sudah mendaftarkan { $limit } akun. Hapus dahulu yang tidak dipakai.
refusal-account-gone = Akun itu tidak ada lagi di daftar Anda.
refusal-account-needs-page = Kirim satu tautan halaman di situs resmi instansi yang menyebut akun ini, bukan tautan profil media sosial.
refusal-page-not-own = { $fragment } bukan situs { $institution }. Kirim tautan halaman di situs instansi itu sendiri.
refusal-account-confirmed-by-you = Anda sudah mengonfirmasi akun ini. Sekarang giliran admin lain.
refusal-account-contested = Akun ini sudah disanggah dan sedang diperiksa admin.
refusal-account-contested-now = { $platform } @{ $handle } sedang disanggah. Sebarannya dapat dicatat setelah admin memutuskannya.
refusal-account-kept = Akun ini baru saja diperiksa admin dan benar milik instansi. Sanggahan baru dapat dikirim { $days } hari setelah itu.
refusal-account-not-contested = Akun ini tidak sedang disanggah, atau sudah diputuskan.
refusal-account-decided-by-another = Anda mendaftarkan, mengonfirmasi, atau menyanggah akun ini, jadi admin lain yang memutuskannya.
refusal-account-unknown = Akun itu sudah dihapus atau ditolak.
refusal-account-confirmed = { $platform } @{ $handle } sudah dikonfirmasi.
refusal-own-account = Akun yang Anda daftarkan sendiri harus dikonfirmasi admin lain.
