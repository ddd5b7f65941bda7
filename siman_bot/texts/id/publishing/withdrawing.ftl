# Menarik konten yang sudah dikirim
button-withdraw-item = Tarik dari grup
withdraw-choose =
    <b>Tarik { $code }</b>
    { $title }

    { $chats ->
        [0] Konten ini belum ada di grup mana pun.
       *[other] Konten ini ada di { $chats } grup.
    } Pilih caranya:
    • <b>Tandai ditarik</b>: pesannya diganti dengan pemberitahuan dan alasannya.
    • <b>Hapus pesannya</b>: pesannya dihapus. Yang sudah lebih dari 48 jam ditandai ditarik.
button-withdraw-item-mark = Tandai ditarik
button-withdraw-item-delete = Hapus pesannya
withdraw-reason =
    <b>Mengapa { $code } ditarik?</b>
    Pilih satu alasan. Semua orang dapat membacanya, di grup dan lewat /cek.
withdraw-reason-again =
    <b>Pilih alasan menarik { $code } dari daftar</b>
    Alasan dengan kata-kata sendiri tidak dipakai saat menarik.
withdrawal-reason =
    { $reason ->
        [wrong-content] Isinya keliru
        [wrong-source] Sumbernya keliru
        [wrong-target] Salah sasaran
        [expired] Sudah tidak berlaku
        [changed] Keadaan sudah berubah
        [unsafe] Ada data pribadi atau membahayakan
       *[other] { $reason }
    }
withdraw-confirm =
    <b>{ $removal ->
        [delete] Tarik { $code } dan hapus pesannya di { $chats } grup?
       *[mark] Tarik { $code } dan tandai pesannya di { $chats } grup?
    }</b>
    { $title }

    Alasan: { withdrawal-reason }

    Ini berlaku saat itu juga dan tidak dapat dibatalkan.
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

    Alasan: { withdrawal-reason }
refusal-item-already-withdrawn = Konten { $code } sudah ditarik.
refusal-reason-not-listed = Alasan itu tidak ada di daftar. Buka lagi layar menarik konten, lalu pilih satu alasan.
