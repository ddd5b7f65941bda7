# Menarik konten yang sudah dikirim
button-withdraw-item = Tarik dari grup
withdraw-choose =
    <b>Tarik { $code }</b>
    { $title }

    { $chats ->
        [0] Konten ini belum ada di grup mana pun.
       *[other] Konten ini ada di { $chats } grup.
    } Pilih caranya:
    • <b>Tandai ditarik</b>: pesannya diganti dengan pemberitahuan dan alasan Anda.
    • <b>Hapus pesannya</b>: pesannya dihapus. Yang sudah lebih dari 48 jam ditandai ditarik.
button-withdraw-item-mark = Tandai ditarik
button-withdraw-item-delete = Hapus pesannya
withdraw-reason = Ketik alasan menarik { $code }, paling banyak { $limit } karakter. Alasan ini dibaca semua orang. /batal untuk berhenti.
withdraw-confirm =
    <b>{ $removal ->
        [delete] Tarik { $code } dan hapus pesannya di { $chats } grup?
       *[mark] Tarik { $code } dan tandai pesannya di { $chats } grup?
    }</b>
    { $title }

    Alasan: { $reason }

    Ini berlaku saat itu juga dan tidak dapat dibatalkan. Untuk mengganti alasan, ketik alasan lain.
button-withdraw-item-yes = Ya, tarik sekarang
button-withdraw-item-no = Tidak, biarkan
withdraw-done =
    { $removal ->
        [delete] Konten <b>{ $code }</b> ditarik dan sedang dihapus di { $chats } grup.
       *[mark] Konten <b>{ $code }</b> ditarik dan sedang ditandai di { $chats } grup.
    } Pantau lewat /siaran.
item-withdrawn-by-other =
    <b>Konten { $code } ditarik oleh Pusat</b>
    { $title }

    Alasan: { $reason }
refusal-item-already-withdrawn = Konten { $code } sudah ditarik.
