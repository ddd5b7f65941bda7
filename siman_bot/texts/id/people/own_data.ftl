# Data pribadi
command-dataku = lihat, unduh, atau hapus data Anda
data =
    <b>Data Anda di bot ini</b>
    { $lines }

    Ketuk sebuah bagian untuk melihat isinya, gunanya, dan berapa lama disimpan. Unduhan memuat semuanya: satu berkas untuk dibaca (HTML) dan satu berkas data (JSON).
data-line = { $part }: { $number }
data-about =
    <b>{ $part }</b>
    Guna: { $purpose }
    Disimpan: { $retention }
data-file-title = Data Anda di bot SIMAN
data-file-at = Diunduh { $at }.
data-file-why = Guna: { $purpose }
data-file-keep = Disimpan: { $retention }
data-nothing = Tidak ada yang tersimpan.
data-field = { $field }: { $value }
data-yes = ya
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
data-erased-soon =
    Data Anda sudah dihapus dan persetujuan Anda ditarik.
    Salinan teknis yang tersisa di penyimpanan ditimpa dalam beberapa menit; tidak ada yang dapat membukanya lewat bot.
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
data-part-conversation = Isian yang sedang berjalan
data-why-conversation = melanjutkan isian bila bot dimulai ulang
data-keep-conversation = sampai isian selesai, diganti, atau dibatalkan dengan /batal
data-part-requests = Permintaan dari halaman
data-why-requests = menjalankan permintaan yang Anda kirim dari halaman web tepat satu kali
data-keep-requests = 24 jam
data-part-lookups = Dilihat atau diubah petugas
data-why-lookups = Anda berhak tahu kapan petugas membuka atau memutuskan data Anda
data-keep-lookups = catatan tetap, tetapi tidak dapat dihubungkan dengan Anda setelah Anda menarik persetujuan
data-part-acts = Tindakan Anda sebagai petugas
data-why-acts = pertanggungjawaban atas tindakan petugas
data-keep-acts = catatan tetap, tetapi tidak dapat dihubungkan dengan Anda setelah Anda menarik persetujuan
data-part-updates = Pesan yang sedang ditangani
data-why-updates = menangani setiap pesan kepada bot tepat satu kali
data-keep-updates = sampai dijawab, paling lama 24 jam
data-part-institutions = Nama instansi
data-why-institutions = mencatat asal anggota
data-keep-institutions = tetap ada setelah diterima admin; sebelum itu sampai tidak ada lagi yang memakainya
data-part-work = Pekerjaan Anda di jejaring
data-why-work = menjaga agar penulis, penyetuju, dan pemeriksa adalah orang yang berbeda
data-keep-work = catatan tetap, tetapi tidak dapat dihubungkan dengan Anda setelah Anda menarik persetujuan

data-record =
    Catatan pemrosesan data pribadi (UU 27/2022 pasal 31)
    Kolom · kolom yang menunjuk orangnya · bila orang itu menarik persetujuan
data-record-for = Guna: { $purpose }
data-record-kept = Disimpan: { $retention }
data-erasing-deleted = baris dihapus
data-erasing-anonymous = tetap, tidak menunjuk siapa pun
data-erasing-replaced = diganti dengan yang tidak menunjuk siapa pun
data-erasing-published = tetap, sudah umum
data-erasing-expires = hilang sendiri

data-field-telegram-id = ID Telegram
data-field-name = Nama
data-field-language = Bahasa
data-field-created-at = Dibuat
data-field-unreachable-since = Tidak terjangkau sejak
data-field-text-version = Versi teks
data-field-given-at = Diberikan
data-field-state = Status
data-field-region = Wilayah
data-field-province = Provinsi
data-field-regency = Kabupaten/kota
data-field-institution = Instansi
data-field-applied-at = Mendaftar
data-field-decided-at = Diputuskan
data-field-refused-for = Alasan tidak disetujui
data-field-revision = Perubahan ke-
data-field-role = Peran
data-field-scope-kind = Jenis lingkup
data-field-scope-code = Kode lingkup
data-field-granted-at = Diberikan
data-field-url = Tautan
data-field-province-code = Kode provinsi
data-field-regency-code = Kode kabupaten/kota
data-field-kind = Jenis
data-field-step = Langkah
data-field-data = Isian
data-field-key = Kunci permintaan
data-field-results = Hasil
data-field-made-at = Dikirim
data-field-updated-at = Diubah
data-field-act = Tindakan
data-field-at = Waktu
data-field-audit-key = Kunci catatan
data-field-message-id = Nomor pesan
data-field-work = Peran
data-field-account = Nomor akun
data-field-album = Kelompok berkas
data-field-beneath = Balasan untuk pesan nomor
data-field-corrects = Nomor jawaban yang dikoreksi
data-field-declared = Nomor pendaftaran akun
data-field-file-id = ID berkas di Telegram
data-field-forwarded = Pesan terusan
data-field-group = Nomor grup
data-field-id = Nomor
data-field-institution-id = Nomor instansi
data-field-institution-name = Nama instansi
data-field-item-id = Nomor konten
data-field-media = Lampiran
data-field-number = Nomor
data-field-origin = Pesan asal nomor
data-field-page = Halaman
data-field-parts = Pesan
data-field-search = Kata yang dicari
data-field-sent-at = Dikirim
data-field-size = Ukuran (bita)
data-field-text = Teks
data-field-topic = Topik grup
data-field-unique-id = ID tetap berkas
data-field-wish = Tujuan semula

data-act-member-look = data Anda dibuka
data-act-member-approve = keanggotaan disetujui
data-act-member-refuse = keanggotaan ditolak
data-act-member-reopen = penolakan keanggotaan dibatalkan
data-act-role-grant = peran diberikan
data-act-role-revoke = peran dicabut
data-act-member-list = nama Anda tampil di daftar anggota
data-act-account-list = akun instansi dilihat di daftar tunggu
data-act-account-look = akun instansi dibuka
data-act-role-list = peran dilihat di daftar peran
data-act-role-look = peran diperiksa
data-act-group-list = daftar grup dibuka
data-act-group-look = grup dibuka
data-act-recap-open = rekap dibuka
data-act-recap-shares = akun instansi dilihat di rekap
data-act-role-leave = peran dilepas
data-act-report-destroy = teks dan tautan laporan dimusnahkan
data-act-chain-bind = catatan mulai mengikat isi keputusan
data-act-content-bind = isi lama diikat dalam catatan

data-work-member-decided = memutuskan keanggotaan

data-role-central = Pusat
data-role-regional-admin = Admin wilayah
data-role-verifier = Verifikator
data-role-coordinator = Koordinator
data-scope-kind-nation = seluruh Indonesia
data-scope-kind-region = wilayah waktu
data-scope-kind-province = provinsi
data-scope-kind-regency = kabupaten/kota
data-scope-kind-institution = instansi
data-language-id = Bahasa Indonesia
data-language-en = Bahasa Inggris

data-state-pending = menunggu
data-state-approved = disetujui
data-state-refused = tidak disetujui
data-kind-daftar = pendaftaran anggota
data-kind-anggota = pencarian anggota
data-step-confirm = memeriksa dan mengirim
data-step-institution = memilih instansi
data-step-institution-name = mengetik nama instansi
data-step-list = mencari dalam daftar
data-step-office = mengetik instansi
data-step-province = memilih provinsi
data-step-reason = mengetik alasan
data-step-regency = memilih kabupaten atau kota
data-step-region = memilih wilayah
