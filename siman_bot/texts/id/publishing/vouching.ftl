# Pertanyaan tinjauan
review-duty =
    <b>Periksa sumbernya dan pastikan:</b>
    { $list }
vouch-line = • { $says }
vouch-source = isinya sesuai dengan sumbernya
vouch-claim = tidak membantah atau melabeli klaim
vouch-person = tidak ada orang pribadi dalam teks, gambar, atau nama berkas
vouch-person-media = lampirannya sudah dilihat; tidak ada nama, akun, atau wajah orang pribadi di dalamnya maupun di teks
vouch-neutral = netral, tidak memihak calon atau partai
review-question =
    <b>Pertanyaan { $number } dari { $all }</b>
    { $question }
    Bila tidak, kembalikan dengan alasan.
ask-mark-again =
    “{ $fragment }” { $says }
    Jawaban penulis: { $answer }. Apakah Anda setuju?
ask-source = Apakah sumbernya sudah Anda buka dan isinya sesuai?
ask-claim = Apakah konten ini tidak membantah atau melabeli klaim?
ask-person = Apakah tidak ada orang pribadi dalam teks, gambar, dan nama berkas?
ask-person-media = Apakah lampirannya sudah Anda lihat, dan tidak ada nama, akun, atau wajah orang pribadi di dalamnya maupun di teks?
ask-neutral = Apakah isinya netral, tidak memihak calon atau partai?
button-ask-mark = Setuju: { $answer }
button-ask-source = Ya, sudah saya buka dan sesuai
button-ask-claim = Ya, tidak membantah
button-ask-person = Ya, tidak ada
button-ask-neutral = Ya, netral
review-answered = Semua { $number } pertanyaan sudah Anda jawab. Silakan putuskan.
review-author-first = “{ $fragment }” meragukan dan belum dijawab penulisnya. Kembalikan konten ini agar dijawab dahulu.
button-approve-all = Sudah saya periksa, setujui
button-approve-later-all = Sudah saya periksa, jadwalkan
button-amend-all = Sudah saya periksa, ubah di tempat
button-approve-yes = Setujui dan kirim
button-approve-later-yes = Setujui dan jadwalkan
button-amend-yes = Setujui, perbarui di tempat
refusal-review-unanswered = Konten { $code } belum dapat disetujui: { $left } pertanyaan tinjauan belum dijawab. Buka lagi kontennya.
refusal-author-unanswered = “{ $fragment }” belum dijawab penulisnya, jadi konten belum dapat disetujui. Kembalikan agar dijawab dahulu.
