# Koreksi jawaban yang sudah dikirim
queue-correction-waits = Koreksi: { $outcome }, menunggu persetujuan verifikator lain
queue-correction-returned =
    Koreksi: { $outcome }, dikembalikan verifikator lain
    Alasannya: { $reason }
correction-in-queue = Koreksi menunggu
queue-outcome-before = Sebelum dikoreksi: { $outcome }
button-answer-read = Baca jawabannya
button-answer-before = Jawaban sebelumnya
button-answer-now = Jawaban yang berlaku
button-correct = Koreksi jawaban
button-correction-read = Baca koreksinya
button-correction-rewrite = Perbaiki koreksi Anda
button-correction-approve = Setujui dan kabari pelapor
button-correct-words = Ganti kata-katanya saja
button-see-report = Lihat laporan Anda
answer-outdated = <i>Jawaban ini sudah tidak berlaku, karena sudah kami koreksi.</i>
correction-choose =
    <b>Koreksi jawaban laporan { $ticket }</b>
    Hasil yang berlaku sekarang: { $outcome }

    Pilih hasil yang benar, lalu isi lagi buktinya. Bila hanya kata-katanya yang keliru, ketuk "Ganti kata-katanya saja".
    Jawaban yang lama tetap disimpan. Pelapor dikabari setelah verifikator lain menyetujui koreksinya.
correction-head = <b>Koreksi jawaban laporan { $ticket }</b> · { $outcome }
correction-preview-hint =
    <i>Untuk mengganti kata-kata Anda, ketik saja jawaban yang baru di sini.
    Pelapor dikabari setelah verifikator lain menyetujuinya. Sampai saat itu jawaban yang lama tetap berlaku.</i>
correction-written =
    Koreksi jawaban laporan { $ticket } (<b>{ $outcome }</b>) menunggu persetujuan verifikator lain.
    Sampai disetujui, jawaban yang lama tetap berlaku. Selama menunggu, Anda dapat menariknya kembali dari laporan itu.
correction-made = Jawaban laporan { $ticket } sudah dikoreksi: <b>{ $outcome }</b>. Pelapor dikabari bila masih terdaftar.
correction-waits = <b>Koreksi yang menunggu persetujuan.</b> Begini pelapor akan membacanya:
correction-waiting = Koreksi jawaban laporan <b>{ $ticket }</b> menunggu persetujuan Anda atau verifikator lain.
correction-approved = Koreksi Anda atas jawaban laporan <b>{ $ticket }</b> ({ report-outcome }) disetujui verifikator lain. Pelapor sudah dikabari.

# Kabar untuk pelapor
report-outcome-before =
    { $before ->
        [benar] { data-outcome-benar }
        [salah] { data-outcome-salah }
        [sebagian_benar] { data-outcome-sebagian-benar }
        [belum_terbukti] { data-outcome-belum-terbukti }
        [satir] { data-outcome-satir }
       *[penipuan] { data-outcome-penipuan }
    }
report-corrected =
    <b>Koreksi jawaban atas laporan Anda { $ticket }</b>
    Jawaban kami sebelumnya keliru. Kami mohon maaf. Yang berlaku sekarang:
    Hasil: <b>{ report-outcome }</b> (sebelumnya: { report-outcome-before })

    { $answer }
report-corrected-sources =
    <b>Koreksi jawaban atas laporan Anda { $ticket }</b>
    Jawaban kami sebelumnya keliru. Kami mohon maaf. Yang berlaku sekarang:
    Hasil: <b>{ report-outcome }</b> (sebelumnya: { report-outcome-before })

    { $answer }

    Sumber:
    { $sources }

# Penolakan
refusal-nothing-corrected = Isinya sama dengan jawaban yang berlaku, jadi tidak ada yang dikoreksi. Ubah dahulu kata-kata, hasil, atau sumbernya.
refusal-never-corrected-to = Jawaban tidak dapat dikoreksi menjadi Pendapat/kritik atau Di luar lingkup. Pilih hasil yang lain.

# Konten kami yang menjawab laporan
verdict-preview-code = <i>Bila sudah ada konten resmi kami yang menjawabnya, ketik kodenya di sini (misalnya SM-7K2QX).</i>
button-drop-code = Tanpa kode konten
button-check-code = Periksa konten itu
report-answer-code = Konten resmi kami tentang hal ini: <code>{ $code }</code>
report-answered-by = Konten resmi kami tentang laporan Anda <b>{ $ticket }</b>: <code>{ $code }</code>
answering-item-corrected =
    <b>Konten { $code } sudah diperbaiki</b>
    { $title }

    Kami pernah menjawab laporan Anda dengan konten ini. Yang berlaku sekarang versi { $version }.
answering-item-withdrawn =
    <b>Konten { $code } sudah ditarik</b>
    Alasan: { withdrawal-reason }

    Kami pernah menjawab laporan Anda dengan konten ini. Mohon tidak disebarkan.
refusal-answer-not-public = Kode itu bukan kode konten kami yang sedang terbit. Periksa kodenya, atau lanjutkan tanpa kode.
