# Lampiran
button-attach = Lampiran
button-attach-see = Lihat lampiran ({ $number })
button-attach-done = Selesai
button-attach-drop = Hapus { $number }
button-attach-clear = Hapus semua lampiran
attach =
    <b>Lampiran</b>
    Kirim foto, video, atau dokumen ke obrolan ini, paling banyak { $most }. Foto sampai { $photo } MB, video dan dokumen sampai { $file } MB.
    Pastikan tidak ada nama, akun, atau wajah orang pribadi.

    { $list }
attach-none = Belum ada lampiran.
attach-line = { $number }. { $name }
attach-kind =
    { $kind ->
        [photo] Foto
        [video] Video
       *[document] Dokumen
    }
attach-note =
    ⚠️ { $note }

    { $rest }
caption-unused = Keterangan yang Anda ketik di bawahnya tidak dipakai. Ubah teks konten lewat pratinjau.
attached-number =
    { $kind ->
        [photo] { $number } foto
        [video] { $number } video
       *[document] { $number } dokumen
    }
attached-with-text = <b>Lampiran:</b> { $what }, dengan teks ini di bawahnya
attached-first = <b>Lampiran:</b> { $what }, dikirim sebelum teks ini
refusal-media-too-big = Berkas ini { $size } MB, paling besar { $limit } MB. Kecilkan dulu, lalu kirim lagi.
refusal-media-too-many = Paling banyak { $limit } lampiran. Hapus satu dulu, lalu kirim lagi.
refusal-media-mixed = Dokumen tidak dapat dicampur dengan foto atau video. Hapus lampiran yang ada, atau kirim jenis yang sama.
refusal-media-unsupported = Yang dapat dilampirkan hanya foto, video, dan dokumen. Tulisan, stiker, GIF, dan pesan suara tidak dapat.
refusal-media-name = Nama berkas ini memuat “{ $fragment }”, yang tidak boleh disiarkan. Ganti nama berkasnya, lalu kirim lagi.
refusal-media-gone = Telegram tidak lagi mengenali lampiran ini. Mintalah penulisnya melampirkannya lagi.
refusal-media-there = Berkas ini sudah terlampir.
refusal-media-after-broadcast = Lampiran { $code } sudah terkirim dan tidak dapat diganti. Kembalikan lampiran semula, atau tulis konten baru.
refusal-caption-after-broadcast = Teks ini berada di bawah lampiran yang sudah terkirim, jadi harus lebih pendek. Kurangi { $over } karakter, atau tulis konten baru.
