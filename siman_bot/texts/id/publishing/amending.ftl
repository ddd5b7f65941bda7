# Versi baru dari konten yang sudah pernah dikirim
card-version = Versi
card-changed = Pesan di atas sudah diperbarui.
follow-changed =
    <b>{ $heading }</b>
    { $version_label }: { $version }
    { $attribution }
review-amends =
    <b>Sudah pernah dikirim.</b> Setelah disetujui, pesan lama diperbarui di { $edited } grup, pesan baru dikirim ke { $new } grup.
review-amends-relay =
    <b>Sudah pernah dikirim.</b> Setelah disetujui, pesan lama diperbarui di { $edited } grup, dan ditawarkan kepada { $new } admin yang grupnya belum menerima.
review-amends-unknown = Di { $number } grup lain belum pasti pesan lama sampai, jadi tidak diperbarui.
button-amend = Setujui, perbarui di tempat
button-amend-tell = Setujui, perbarui dan beri tahu di bawahnya
review-amended = Konten <b>{ $code }</b> disetujui. Diperbarui di { $edited } grup, pesan baru ke { $new } grup. Pantau lewat /siaran.
review-amended-relay = Konten <b>{ $code }</b> disetujui. Diperbarui di { $edited } grup, ditawarkan kepada { $new } admin wilayah. Pantau lewat /siaran.
review-amended-later = Pesan baru itu dikirim { $time }.
tally-edits = { $done }/{ $all } diperbarui
reason-no-right-to-pin = bot tidak diizinkan menyematkan pesan
reason-cant-change = pesan tidak dapat diubah atau dihapus
refusal-media-after-broadcast = Lampiran { $code } sudah terkirim dan tidak dapat diganti. Kembalikan lampiran semula, atau tulis konten baru.
refusal-caption-after-broadcast = Teks ini berada di bawah lampiran yang sudah terkirim, jadi harus lebih pendek. Kurangi { $over } karakter, atau tulis konten baru.
