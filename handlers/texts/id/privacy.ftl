# Data pribadi
command-dataku = lihat, unduh, atau hapus data Anda
data =
    <b>Data Anda di bot ini</b>
    { $lines }

    Ketuk sebuah bagian untuk melihat isinya, gunanya, dan berapa lama disimpan. Berkas unduhan memuat semuanya.
data-line = { $part }: { $number }
data-about =
    <b>{ $part }</b>
    Guna: { $purpose }
    Disimpan: { $retention }
data-nothing = Tidak ada yang tersimpan.
data-field = { $field }: { $value }
button-data-export = Unduh semua data
button-data-erase = Tarik persetujuan dan hapus
button-data-erase-yes = Ya, hapus sekarang
button-data-back = ‹ Data saya
data-erase-ask =
    <b>Tarik persetujuan dan hapus data?</b>
    • Dihapus sekarang juga: profil, persetujuan, keanggotaan, peran, akun pribadi dan sebarannya, isian, dan pemberitahuan untuk Anda.
    • Laporan Anda tetap diperiksa, tetapi tidak terhubung lagi dengan Anda. Jawabannya tidak dapat kami kirim.
    • Tetap ada tanpa nama Anda: catatan tindakan petugas, konten resmi, dan akun instansi.
    Ini tidak dapat dibatalkan. Sebaiknya unduh data Anda dahulu.
data-erase-roles = Peran Anda sebagai petugas juga berakhir.
data-erased =
    Data Anda sudah dihapus dan persetujuan Anda ditarik.
    Ketik /start bila suatu saat Anda ingin mulai lagi.

data-part-profile = Profil
data-why-profile = mengenali Anda dan menjawab dalam bahasa Anda
data-keep-profile = sampai Anda menarik persetujuan
data-part-consents = Persetujuan
data-why-consents = bukti bahwa Anda setuju, dengan versi teksnya
data-keep-consents = sampai Anda menarik persetujuan
data-part-membership = Keanggotaan
data-why-membership = persetujuan oleh admin wilayah dan pengiriman konten wilayah Anda
data-keep-membership = sampai Anda menarik persetujuan
data-part-roles = Peran
data-why-roles = menentukan apa yang boleh Anda lakukan dan di wilayah mana
data-keep-roles = sampai peran dicabut atau Anda menarik persetujuan
data-part-accounts = Akun media sosial
data-why-accounts = mencocokkan tautan yang Anda kirim dengan akun Anda
data-keep-accounts = akun pribadi sampai Anda menarik persetujuan; akun instansi bersifat publik dan tetap ada
data-part-shares = Sebaran
data-why-shares = menghitung sebaran; sebaran akun pribadi hanya tampil sebagai jumlah
data-keep-shares = sebaran akun pribadi sampai Anda menarik persetujuan
data-part-reports = Laporan
data-why-reports = memeriksa kiriman dan mengirim jawaban kepada Anda; petugas tidak melihat siapa Anda
data-keep-reports = isi dan tautan dimusnahkan 90 hari setelah laporan selesai
data-part-conversation = Isian yang sedang berjalan
data-why-conversation = melanjutkan isian bila bot dimulai ulang
data-keep-conversation = sampai isian selesai, diganti, atau dibatalkan dengan /batal
data-part-drafts = Konsep konten
data-why-drafts = menyimpan konten yang sedang Anda tulis
data-keep-drafts = sampai konten dikirim atau Anda menarik persetujuan
data-part-messages = Pemberitahuan
data-why-messages = mengirim pemberitahuan kepada Anda tepat satu kali
data-keep-messages = sampai Anda menarik persetujuan
data-part-lookups = Dilihat atau diubah petugas
data-why-lookups = Anda berhak tahu kapan petugas membuka atau memutuskan data Anda
data-keep-lookups = catatan tetap, tetapi tidak dapat dihubungkan dengan Anda setelah Anda menarik persetujuan
data-part-acts = Tindakan Anda sebagai petugas
data-why-acts = pertanggungjawaban atas tindakan petugas
data-keep-acts = catatan tetap, tetapi tidak dapat dihubungkan dengan Anda setelah Anda menarik persetujuan

data-field-telegram-id = ID Telegram
data-field-name = Nama
data-field-language = Bahasa
data-field-created-at = Dibuat
data-field-unreachable-since = Tidak terjangkau sejak
data-field-text-version = Versi teks
data-field-given-at = Diberikan
data-field-state = Keadaan
data-field-region = Wilayah
data-field-province = Provinsi
data-field-regency = Kabupaten/kota
data-field-institution = Instansi
data-field-applied-at = Mendaftar
data-field-decided-at = Diputuskan
data-field-revision = Perubahan ke-
data-field-role = Peran
data-field-scope-kind = Jenis lingkup
data-field-scope-code = Kode lingkup
data-field-granted-at = Diberikan
data-field-platform = Platform
data-field-handle = Nama akun
data-field-url = Tautan
data-field-declared-at = Didaftarkan
data-field-removed-at = Dilepas
data-field-code = Kode konten
data-field-post-id = Nomor kiriman
data-field-grade = Tingkat bukti
data-field-province-code = Kode provinsi
data-field-regency-code = Kode kabupaten/kota
data-field-recorded-at = Dicatat
data-field-ticket = Nomor tiket
data-field-outcome = Hasil
data-field-body = Isi
data-field-answer = Jawaban
data-field-received-at = Diterima
data-field-closed-at = Selesai
data-field-destroyed-at = Dimusnahkan
data-field-kind = Jenis
data-field-step = Langkah
data-field-data = Isian
data-field-updated-at = Diubah
data-field-payload = Isi pemberitahuan
data-field-act = Tindakan
data-field-at = Waktu
data-act-member-look = data Anda dibuka
data-act-member-approve = keanggotaan disetujui
data-act-member-refuse = keanggotaan ditolak
data-act-role-grant = peran diberikan
data-act-role-revoke = peran dicabut
data-role-central = Pusat
data-role-regional-admin = Admin wilayah
data-role-verifier = Verifikator
data-role-coordinator = Koordinator
data-state-pending = menunggu
data-state-approved = disetujui
data-state-refused = tidak disetujui
data-state-sent = terkirim
data-state-failed = gagal
data-state-unknown = tidak pasti
