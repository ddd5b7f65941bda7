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
    <blockquote><b>{ $heading }</b>
    { $lines }</blockquote>
card-attribution-bare = <blockquote>{ $lines }</blockquote>
card-attribution-lines =
    { $office_label }: { $office }
    { $post_label }: { $post }
    { $source_label }: { $source }
    { $code_label }: <code>{ $code }</code>
card-block = Keterangan resmi SIMAN
card-heading = KLARIFIKASI
card-office = Instansi
card-post = Penanggung jawab
card-source = Sumber
card-code = Kode
button-copy-share = Salin teks
button-record-share = Catat sebaran
button-check = Periksa
audience-direct = <b>Sasaran:</b> { $target }, langsung ke { $groups } grup
audience-relay = <b>Sasaran:</b> { $target }, { $groups } grup lewat { $admins } admin wilayah
card-version = Versi
card-changed = Pesan di atas sudah diperbarui.
follow-changed =
    <b>{ $heading }</b>
    { $version_label }: { $version }
    { $attribution }
follow-withdrawn =
    ⛔ <b>DITARIK</b>
    Pesan ini tidak berlaku lagi. Mohon tidak disebarkan.

    Alasan: { withdrawal-reason }

    { $attribution }
audience-troubled = { $number } di antaranya sedang bermasalah dan belum dapat dikirimi.
review-troubled = { $number } grup sedang bermasalah dan dicatat gagal. Setelah diperbaiki, kirim ulang lewat /siaran.
