# Menulis konten
command-buat = tulis konten
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
placeholder-title = Judul konten
placeholder-body = Isi konten
placeholder-source-url = https://…
placeholder-office = Nama instansi
placeholder-post = Jabatan penanggung jawab
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
button-submit = Kirim untuk ditinjau
button-change = Ubah konten…
button-plan = Atur waktu…
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

# Isian dan penolakan
field-title = Judul
field-body = Isi
field-source-url = Tautan sumber
field-office = Nama instansi
field-post = Penanggung jawab
field-target = Sasaran
field-way = Jalur
refusal-draft-gone = Draf ini sudah dikirim atau dihapus.
refusal-source-not-link = Kirim satu tautan yang diawali https:// ke laman yang dapat dibuka siapa saja.
refusal-source-script = Nama situs “{ $fragment }” mencampur huruf yang mirip. Ketik ulang alamatnya dengan huruf biasa.
refusal-source-not-public = “{ $fragment }” bukan alamat situs umum yang dikenal. Kirim tautan ke laman yang dapat dibuka siapa saja, misalnya di situs .go.id.
refusal-source-redirect = Tautan di “{ $fragment }” mengarah ke laman lain. Kirim alamat laman sumbernya langsung.
refusal-no-name = { $field } harus jelas namanya: paling sedikit { $letters } huruf.
refusal-name-script = { $field }: “{ $fragment }” memuat huruf atau tanda yang bukan huruf Latin biasa. Ketik ulang dengan huruf A–Z.
refusal-name-words = { $field } harus berupa nama yang nyata; “{ $fragment }” bukan kata. Tulis nama lengkapnya, atau singkatan dengan huruf besar.
refusal-looks-like-block = “{ $fragment }” menyerupai keterangan resmi pesan kami (instansi, penanggung jawab, sumber, kode). Hapus atau tulis dengan cara lain; bot menambahkan keterangan itu sendiri.
refusal-looks-like-code = “{ $fragment }” menyerupai kode resmi. Hapus bagian itu; bot menambahkan kodenya sendiri.
refusal-labels-a-claim = “{ $fragment }” membantah atau melabeli sebuah klaim. Itu termasuk klarifikasi, tidak dapat dikirim sebagai narasi.
refusal-calls-against = “{ $fragment }” mengajak bertindak terhadap seseorang atau mengirim serentak. Hapus bagian itu.
refusal-personal-target = “{ $fragment }” menunjuk akun, tautan, nomor, alamat, atau nama orang pribadi. Hapus bagian itu.
refusal-source-is-post = “{ $fragment }” adalah kiriman atau akun media sosial. Pakai laman atau dokumen resmi sebagai sumber.
