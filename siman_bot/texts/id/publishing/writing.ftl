# Kartu konten
card-narrative =
    <b>{ $title }</b>

    { $body }

    { $attribution }
card-clarification =
    <b>{ $heading }</b>
    <b>{ $title }</b>

    { $body }

    { $attribution }
card-attribution =
    { $office_label }: { $office }
    { $post_label }: { $post }
    { $source_label }: { $source }
    { $code_label }: <code>{ $code }</code>
card-heading = KLARIFIKASI
card-office = Instansi
card-post = Penanggung jawab
card-source = Sumber
card-code = Kode
button-copy-share = Salin teks
button-record-share = Catat sebaran
button-check = Periksa

# Menulis konten
command-buat = tulis konten
desk =
    <b>Konten Anda</b>
    Pilih satu untuk melanjutkan, atau tulis yang baru:
desk-draft = ✎ { $title }
desk-item = { $state } · { $code } { $title }
desk-state =
    { $state ->
        [draft] dikembalikan
        [in_review] ditinjau
        [approved] disetujui
       *[withdrawn] ditarik
    }
button-new-item = + Tulis baru
form-title =
    <b>Langkah { $number } dari { $all }: judul</b>
    Ketik judulnya, paling banyak { $limit } karakter. /batal untuk berhenti; yang sudah diisi tersimpan di /buat.
form-body =
    <b>Langkah { $number } dari { $all }: isi</b>
    Ketik isinya dengan bahasa yang sederhana, paling banyak { $limit } karakter.
form-source-url =
    <b>Langkah { $number } dari { $all }: tautan sumber</b>
    Kirim satu tautan https ke dokumen atau laman resmi yang dapat dibuka siapa saja.
form-office =
    <b>Langkah { $number } dari { $all }: instansi</b>
    Ketik nama instansi yang mengeluarkan konten ini.
form-post =
    <b>Langkah { $number } dari { $all }: penanggung jawab</b>
    Ketik jabatan yang bertanggung jawab, bukan nama orang. Contoh: Kepala Biro Humas.
form-target =
    <b>Langkah { $number } dari { $all }: sasaran</b>
    Pilih wilayah yang dituju, atau ketik nama provinsi, kabupaten, atau kota untuk mencarinya.
form-target-found = Hasil pencarian “{ $search }”. Pilih satu, atau ketik nama lain:
form-target-not-found = Tidak ada wilayah tugas Anda yang cocok dengan “{ $search }”. Ketik nama lain, atau lihat semuanya:
form-way =
    <b>Langkah { $number } dari { $all }: jalur</b>
    Langsung: dikirim ke semua grup di wilayah itu begitu disetujui.
    Lewat admin wilayah: setiap admin meneruskannya ke grupnya sendiri.
form-present =
    { $prompt }

    <b>Isi sekarang:</b>
    { $value }
form-last =
    { $prompt }

    Terakhir Anda memakai: { $value }
button-use-last = Pakai: { $value }
button-way-direct = Langsung ke grup
button-way-relay = Lewat admin wilayah
button-all-places = ‹ Semua wilayah
button-to-preview = ‹ Kembali ke pratinjau
target-name =
    { $kind ->
        [nation] Seluruh Indonesia
        [region] Wilayah { $name }
       *[other] { $name }
    }
target-whole = Seluruh { $name }
preview-new =
    <b>Pratinjau</b>
    Begini grup akan melihatnya. Kodenya diberikan saat dikirim untuk ditinjau.

    { $card }

    { $audience }
    { $plan }
preview-change =
    <b>Pratinjau perubahan</b>
    Begini grup akan melihatnya. Perubahan ini berlaku setelah disetujui orang lain.

    { $card }

    { $audience }
    { $plan }
audience-direct = <b>Sasaran:</b> { $target }, langsung ke { $groups } grup
audience-relay = <b>Sasaran:</b> { $target }, { $groups } grup lewat { $admins } admin wilayah
button-submit = Kirim untuk ditinjau
button-change-title = Ubah judul
button-change-body = Ubah isi
button-change-source-url = Ubah sumber
button-change-office = Ubah instansi
button-change-post = Ubah penanggung jawab
button-change-target = Ubah sasaran
button-change-way = Ubah jalur
button-discard = Hapus draf
ask-discard = Hapus draf ini? Tulisannya tidak dapat dikembalikan.
button-discard-yes = Ya, hapus
button-keep = Tidak, simpan
draft-discarded = Draf sudah dihapus. Lihat yang lain di /buat.
item-submitted =
    Konten <b>{ $code }</b> sudah dikirim untuk ditinjau. { $reviewers ->
        [0] Belum ada peninjau lain yang berwenang di wilayah itu; mintalah Pusat menunjuk seorang peninjau.
       *[other] { $reviewers } peninjau sudah dikabari.
    }
own-item =
    { $card }

    <b>Keadaan:</b> { $state } (versi { $version })
    { $audience }
    { $plan }
item-state =
    { $state ->
        [draft] dikembalikan oleh peninjau
        [in_review] menunggu peninjau
        [approved] disetujui
       *[withdrawn] ditarik
    }
button-edit-item = Ubah
button-item-withdraw = Tarik
button-to-desk = ‹ Konten Anda
ask-withdraw = Tarik konten ini? Setelah ditarik, kodenya tidak dapat dipakai lagi.
button-item-withdraw-yes = Ya, tarik
item-withdrawn = Konten { $code } sudah ditarik.

# Meninjau
command-tinjau = tinjau konten
item-to-review =
    <b>Konten { $code } menunggu tinjauan Anda</b>
    { $title }
button-open-review = Buka tinjauan
review-none = Tidak ada konten yang menunggu tinjauan Anda.
review-list =
    <b>Menunggu tinjauan</b>
    Yang paling lama menunggu ada di atas.
review =
    { $card }

    <b>Versi:</b> { $version }
    { $audience }
    { $plan }
    { $note }
review-duty = Periksa sumbernya, lalu setujui atau kembalikan dengan alasan.
review-own = Anda yang menulis atau terakhir mengubahnya, jadi orang lain yang memutuskan.
button-approve = Setujui dan kirim
button-send-back = Kembalikan
button-to-queue = ‹ Antrean
review-approved = Konten <b>{ $code }</b> disetujui dan sedang dikirim ke { $reached } grup. Pantau lewat /siaran.
review-approved-relay = Konten <b>{ $code }</b> disetujui dan ditawarkan kepada { $reached } admin wilayah. Pantau lewat /siaran.
review-reason = Ketik alasan mengembalikan { $code }, paling banyak { $limit } karakter. Alasan ini dikirim kepada penulisnya. /batal untuk berhenti.
review-sent-back = Konten { $code } dikembalikan kepada penulisnya beserta alasan Anda.
item-sent-back =
    <b>Konten { $code } dikembalikan</b>
    { $title }

    Alasan peninjau: { $reason }
button-open-own = Buka konten

# Isian dan penolakan
field-title = Judul
field-body = Isi
field-source-url = Tautan sumber
field-office = Nama instansi
field-post = Penanggung jawab
field-target = Sasaran
field-way = Jalur
field-reason = Alasan
refusal-own-work = Anda menulis atau terakhir mengubah konten ini. Orang lain yang harus memutuskannya.
refusal-draft-gone = Draf ini sudah dikirim atau dihapus. Lihat /buat.
refusal-item-incomplete = { $field } belum diisi. Tanpa itu konten tidak dapat dikirim.
refusal-source-not-link = Kirim satu tautan yang diawali https:// ke laman yang dapat dibuka siapa saja.
refusal-no-name = { $field } harus jelas namanya: paling sedikit { $letters } huruf.
refusal-labels-a-claim = “{ $fragment }” membantah atau melabeli sebuah klaim. Itu termasuk klarifikasi, tidak dapat dikirim sebagai narasi.
refusal-calls-against = “{ $fragment }” mengajak bertindak terhadap seseorang atau mengirim serentak. Hapus bagian itu.
refusal-personal-target = “{ $fragment }” menunjuk akun, tautan, atau nomor pribadi. Hapus bagian itu.
refusal-source-is-post = “{ $fragment }” adalah kiriman atau akun media sosial. Pakai laman atau dokumen resmi sebagai sumber.
refusal-nothing-changed = Belum ada yang berubah.
refusal-item-already-approved = Konten { $code } sudah disetujui.
refusal-no-groups-in-target = Belum ada grup yang terhubung di sasaran ini, jadi konten belum dapat disetujui.
refusal-no-admins-in-target = Belum ada admin wilayah yang dapat meneruskan di sasaran ini. Mintalah Pusat menunjuk admin, atau kembalikan konten agar dikirim langsung ke grup.
