refusal-not-neutral =
    { $others ->
        [0] “{ $fragment }” menyebut { $name }, peserta pemilihan yang sedang berjalan di wilayah tujuan.
       *[other] “{ $fragment }” menyebut { $name }, peserta pemilihan yang sedang berjalan di wilayah tujuan. Masih ada { $others } sebutan seperti itu.
    } Ubah dulu bagian itu, karena konten harus netral.
refusal-election-runs = Konten { $code } menyebut peserta pemilihan yang sedang berjalan, jadi sebarannya tidak dicatat sampai pemilihan selesai.
refusal-place-code-unknown = Wilayah “{ $text }” tidak dikenal. Tulis kode Kemendagri seperti 33 atau 33.74, atau nasional.
refusal-name-kind-unknown = Jenis “{ $text }” tidak dikenal. Yang dikenal: party, candidate, slogan, hashtag, symbol.
refusal-cell-empty = Kolom { $column } masih kosong.
refusal-cell-too-long = Kolom { $column } terlalu panjang, paling banyak { $limit } karakter.
refusal-too-many-aliases = Paling banyak { $limit } sebutan lain untuk satu nama.
refusal-day-unknown = Tanggal “{ $text }” tidak terbaca. Tulis seperti 2029-09-25.
refusal-days-reversed = Tanggal akhir { $last } lebih awal dari tanggal mulai { $first }.
refusal-row-repeated = Baris ini sudah ada di atasnya.
refusal-columns-missing = Kolom ini tidak ada di baris pertama: { $columns }.
refusal-too-many-rows = Paling banyak { $limit } baris dalam satu berkas.
refusal-sheet-unreadable = Berkas tidak terbaca mulai baris { $line }.
data-act-neutrality-names = daftar nama pemilihan diubah
data-act-neutrality-periods = kalender pemilihan diubah
