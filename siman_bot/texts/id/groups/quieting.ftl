group-quiet = Jam tenang: { $hours } { $clock }.
group-quiet-none = Jam tenang: tidak ada.
button-group-quiet = Jam tenang
quiet-ask =
    Pada jam tenang hanya klarifikasi darurat yang dikirim; yang lain menunggu sampai selesai.
    Pilih, atau ketik jamnya. Contoh: 21.30-05.00.
button-quiet-none = Tanpa jam tenang
refusal-quiet-unreadable = Jam itu belum jelas. Ketik dua jam, misalnya 21.30-05.00, atau “tanpa”.
