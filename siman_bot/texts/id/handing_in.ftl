# Yang dikirim di luar pertanyaan
handed-kind =
    { $kind ->
        [photo] foto
        [video] video
        [document] dokumen
        [animation] GIF
        [audio] audio
        [voice] pesan suara
        [video_note] pesan video
        [sticker] stiker
        [location] lokasi
        [contact] kontak
        [poll] jajak pendapat
       *[other] pesan jenis ini
    }
handed-number =
    { $kind ->
        [text] { $number } teks
        [link] { $number } tautan
       *[other] { $number } { $what }
    }
handed-in =
    Kami terima: { $what }.
    Pilih langkah berikutnya. Tidak ada yang dikirim sebelum Anda memilih.
handed-in-words =
    Kami terima: { $what }.
    <blockquote>{ $words }</blockquote>
    Pilih langkah berikutnya. Tidak ada yang dikirim sebelum Anda memilih.
handed-unread =
    Maaf, { $what } belum bisa kami baca.
    Kirim teks, tautan, foto, video, pesan suara, atau dokumen yang ingin Anda periksa atau laporkan.
handed-without-words =
    Isi foto, video, suara, dan dokumen belum bisa kami periksa langsung.
    Bila di dalamnya ada kode seperti SM-7K2QX, ketik kodenya di sini. Bila mencurigakan, laporkan: verifikator akan melihatnya.
handed-album-partly = Dari album itu baru satu berkas yang masuk. Kirim berkas lainnya di sini untuk menambahkannya.
handed-dropped = Baik. Kiriman itu tidak kami simpan.
handed-changed-after = Pesan itu bagian dari laporan <b>{ $ticket }</b> yang sudah dikirim, jadi perubahannya belum masuk. Anda dapat mengirim isi barunya sebagai tambahan.
handed-changed-unread = Perubahan pesan itu belum dipakai. Pilih langkah untuk isi barunya, atau kirim sebagai pesan baru.
handed-addition = Tambahan untuk laporan { $ticket }:
change-taken = Perubahan pesan Anda sudah dipakai.
not-taken =
    Maaf, { $what } tidak bisa dipakai untuk pertanyaan ini. Jawablah dengan tulisan, atau /batal untuk berhenti.
text-not-taken = Catatan: tulisan Anda tidak dipakai di sini. Silakan pakai tombol di bawah.
not-taken-tap =
    Maaf, { $what } tidak bisa dipakai di sini. Silakan pakai tombol pada pesan di atas, atau /batal untuk berhenti.
file-not-taken = Catatan: { $what } tidak dipakai di sini, hanya tulisannya.
button-hand-check = Periksa
button-hand-report = Laporkan
button-hand-record = Catat sebaran
button-hand-drop = Batal
button-hand-add = Kirim sebagai tambahan
refusal-handed-in-gone = Kiriman itu sudah tidak kami simpan. Silakan kirim lagi.
