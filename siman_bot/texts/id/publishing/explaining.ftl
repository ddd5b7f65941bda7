# Penjelasan penarikan dengan kata-kata sendiri, yang disetujui orang lain
field-explanation = Penjelasan
button-explain = Tambahkan penjelasan
explanation-line = Penjelasan dari { $by }: { $explanation }
explain-ask =
    <b>Penjelasan penarikan { $code }</b>
    Alasan: { withdrawal-reason }{ $before }

    Ketik penjelasan Anda dalam satu kalimat atau lebih, paling banyak { $limit } karakter. Setelah disetujui orang lain, penjelasan itu tampil di pemberitahuan yang ada di grup dan lewat /cek. /batal untuk berhenti.
explain-marks =
    <b>Penjelasan penarikan { $code }</b>
    { $line }

    Bagian yang perlu Anda jawab sebelum dikirim:
    { $marks }
    Bila tidak demikian, ketuk jawabannya. Bila benar, ketik penjelasannya sekali lagi dengan kata-kata lain.
explain-preview =
    <b>Begini grup akan membacanya</b>
    Konten { $code } ditarik.
    Alasan: { withdrawal-reason }
    { $line }

    Nama Anda tidak ditampilkan. Untuk mengubahnya, ketik sekali lagi.
button-explain-send = Kirim untuk disetujui
explain-written =
    Penjelasan untuk { $code } menunggu persetujuan orang lain. { $reviewers ->
        [0] Belum ada peninjau lain yang berwenang di wilayah itu; mintalah Pusat menunjuk seorang peninjau.
       *[other] { $reviewers } peninjau sudah dikabari.
    }
explain-waits =
    <b>Penjelasan untuk { $code } sedang menunggu persetujuan</b>
    { $words }

    Penjelasan lain dapat ditulis setelah yang ini diputuskan. Anda dapat memutuskannya lewat /tinjau.
explain-waits-own =
    <b>Penjelasan Anda untuk { $code } sedang menunggu persetujuan</b>
    { $words }

    Orang lain yang memutuskannya. Bila ingin menulis yang lain, batalkan dahulu yang ini.
button-explain-drop = Batalkan penjelasan ini
explain-dropped = Penjelasan untuk { $code } dibatalkan. Tidak ada grup yang membacanya.
review-explanation = Penjelasan penarikan { $code }
explanation-to-review =
    <b>Penjelasan penarikan { $code } menunggu persetujuan Anda</b>
    Grup baru membacanya setelah disetujui.
button-open-explanation = Buka penjelasan
explained =
    <b>Penjelasan penarikan { $code }</b>
    { $title }

    Alasan: { withdrawal-reason }
    { $line }

    { $note }
explained-duty = <b>Pastikan:</b> penjelasan ini benar dan jelas, tidak membantah atau melabeli klaim, tidak menyebut orang pribadi, dan tidak memihak calon atau partai. Setelah disetujui, penjelasan ini ditambahkan ke pemberitahuan di setiap grup.
explained-question =
    <b>Pertanyaan { $number } dari { $all }</b>
    { $question }
    Bila tidak, kembalikan.
explained-own = Anda yang menulisnya, jadi orang lain yang memutuskan.
button-explained-yes = Sudah saya periksa, setujui
explained-done = Penjelasan penarikan <b>{ $code }</b> disetujui dan sedang ditambahkan ke pemberitahuan di grup.
explained-reason =
    <b>Mengapa penjelasan untuk { $code } dikembalikan?</b>
    Pilih satu alasan. Penulisnya membaca alasan ini.
explanation-return-reason =
    { $reason ->
        [unclear] Kurang jelas
        [wrong] Isinya tidak tepat
        [personal] Menyebut orang pribadi
        [partial] Memihak
       *[unneeded] Tidak diperlukan
    }
explained-returned = Penjelasan untuk { $code } dikembalikan kepada penulisnya.
explanation-approved = Penjelasan Anda untuk { $code } disetujui dan ditambahkan ke pemberitahuan di grup.
explanation-sent-back =
    <b>Penjelasan Anda untuk { $code } dikembalikan</b>
    Alasan: { explanation-return-reason }
    Anda dapat menulis yang lain lewat /siaran { $code }.
follow-explained =
    ⛔ <b>DITARIK</b>
    Pesan ini tidak berlaku lagi. Mohon tidak disebarkan.

    Alasan: { withdrawal-reason }
    { explanation-line }

    { $attribution }
refusal-item-not-withdrawn = Konten { $code } belum ditarik, jadi penarikannya belum dapat dijelaskan.
refusal-explanation-waits = Penjelasan lain untuk { $code } masih menunggu persetujuan. Tunggu sampai diputuskan.
refusal-explanation-moved-on = Penjelasan ini sudah diputuskan atau dibatalkan.
refusal-explanation-unanswered = Penjelasan ini belum dapat disetujui: { $left } pertanyaan belum dijawab. Buka lagi penjelasannya.
refusal-own-explanation = Anda menulis penjelasan ini. Orang lain yang harus memutuskannya.
refusal-own-explanation-others =
    Anda menulis penjelasan ini. { $others ->
        [0] Orang lain yang harus memutuskannya, tetapi belum ada. Mintalah Pusat menunjuknya.
       *[other] Orang lain yang harus memutuskannya: { $others } peninjau untuk sasaran ini atau lingkup di atasnya.
    }
refusal-return-reason-not-listed = Alasan itu tidak ada di daftar. Buka lagi penjelasannya, lalu pilih satu alasan.
