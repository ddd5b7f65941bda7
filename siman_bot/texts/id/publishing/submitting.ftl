# Mengirim untuk ditinjau, dan konten milik penulis
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
item-submitted =
    Konten <b>{ $code }</b> sudah dikirim untuk ditinjau. { $reviewers ->
        [0] Belum ada peninjau lain yang berwenang di wilayah itu; mintalah Pusat menunjuk seorang peninjau.
       *[other] { $reviewers } peninjau sudah dikabari.
    }
own-item =
    { $card }

    <b>Status:</b> { $state } (versi { $version })
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
refusal-item-incomplete = { $field } belum diisi. Tanpa itu konten tidak dapat dikirim.
refusal-nothing-changed = Belum ada yang berubah.
