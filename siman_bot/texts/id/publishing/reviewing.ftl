# Meninjau
command-tinjau = tinjau konten
item-to-review =
    <b>Konten { $code } menunggu tinjauan Anda</b>
    { $title }
button-open-review = Buka tinjauan
review-none = Tidak ada konten yang menunggu tinjauan Anda.
review-list =
    <b>Menunggu tinjauan</b>
    Yang paling lama menunggu ada di atas.
review =
    { $card }

    <b>Versi:</b> { $version }
    { $audience }
    { $plan }
    { $note }
review-own = Anda yang menulis atau terakhir mengubahnya, jadi orang lain yang memutuskan.
button-send-back = Kembalikan
button-back-to-review = ‹ Kembali ke tinjauan
button-to-queue = ‹ Antrean
review-approved = Konten <b>{ $code }</b> disetujui dan sedang dikirim ke { $reached } grup. Pantau lewat /siaran.
review-approved-relay = Konten <b>{ $code }</b> disetujui dan ditawarkan kepada { $reached } admin wilayah. Pantau lewat /siaran.
review-reason = <b>Ketik alasan mengembalikan { $code }</b>, paling banyak { $limit } karakter. Alasan ini dikirim kepada penulisnya. /batal untuk berhenti.
review-sent-back = Konten { $code } dikembalikan kepada penulisnya beserta alasan Anda.
item-sent-back =
    <b>Konten { $code } dikembalikan</b>
    { $title }

    Alasan peninjau: { $reason }
returned-because = <b>Dikembalikan peninjau:</b> { $reason }
button-open-own = Buka konten
field-reason = Alasan
refusal-own-work = Anda menulis atau terakhir mengubah konten ini. Orang lain yang harus memutuskannya.
refusal-own-work-others =
    Anda menulis atau terakhir mengubah konten ini. { $others ->
        [0] Orang lain yang harus memutuskannya, tetapi belum ada. Mintalah Pusat menunjuknya.
       *[other] Orang lain yang harus memutuskannya: { $others } peninjau untuk sasaran ini atau lingkup di atasnya.
    }
refusal-item-already-approved = Konten { $code } sudah disetujui.
refusal-no-groups-in-target = Belum ada grup yang terhubung di sasaran ini, jadi konten belum dapat disetujui.
refusal-no-admins-in-target = Belum ada admin wilayah yang dapat meneruskan di sasaran ini. Mintalah Pusat menunjuk admin, atau kembalikan konten agar dikirim langsung ke grup.
review-amends =
    <b>Sudah pernah dikirim.</b> Setelah disetujui, pesan lama diperbarui di { $edited } grup, pesan baru dikirim ke { $new } grup. Di bawah pesan yang diperbarui ada pemberitahuan. Siapa yang pernah mencatat sebarannya atau melaporkannya juga dikabari.
review-amends-relay =
    <b>Sudah pernah dikirim.</b> Setelah disetujui, pesan lama diperbarui di { $edited } grup, dan ditawarkan kepada { $new } admin yang grupnya belum menerima. Di bawah pesan yang diperbarui ada pemberitahuan. Siapa yang pernah mencatat sebarannya atau melaporkannya juga dikabari.
review-amends-unknown = Di { $number } grup lain belum pasti pesan lama sampai, jadi tidak diperbarui.
review-amended = Konten <b>{ $code }</b> disetujui. Diperbarui di { $edited } grup, pesan baru ke { $new } grup. Pantau lewat /siaran.
review-amended-relay = Konten <b>{ $code }</b> disetujui. Diperbarui di { $edited } grup, ditawarkan kepada { $new } admin wilayah. Pantau lewat /siaran.
review-amended-later = Pesan baru itu dikirim { $time }.
review-stars = <b>Biaya kirim:</b> hingga { $number } Star
review-scheduled = Konten <b>{ $code }</b> disetujui. Dijadwalkan { $time } ke { $reached } grup. Pantau lewat /siaran.
review-scheduled-relay = Konten <b>{ $code }</b> disetujui. Dijadwalkan { $time } kepada { $reached } admin wilayah. Pantau lewat /siaran.
review-resting = { $number } grup sedang dalam jam tenang dan menerimanya setelah itu.
refusal-plan-ended = Masa berlaku konten ini sudah lewat atau berakhir sebelum waktu kirimnya, jadi tidak dapat disetujui. Kembalikan kepada penulisnya agar waktunya diubah.
refusal-item-moved-on = Konten { $code } sudah berubah sejak layar ini dibuka. Buka lagi dari daftarnya.
