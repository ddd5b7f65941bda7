# Anggota, bagi admin
command-anggota = pendaftar dan anggota di wilayah Anda
member-applied =
    <b>Pendaftar baru</b>
    Nama: { $name }
    Instansi: { $institution }
    Tempat: { $place }

    Setujui bila Anda mengenalnya sebagai petugas humas instansi itu. Semua: /anggota
button-member-approve = Setujui
button-member-refuse = Tolak
button-member-keep = ‹ Jangan tolak
button-member-reopen = Batalkan penolakan
button-register-again = Daftar lagi
button-members-back = ‹ Daftar anggota
button-members-all = Tampilkan semua
members-list =
    <b>Anggota di wilayah Anda: { $number }</b>
    ⏳ menunggu, ✅ anggota, ✖️ tidak disetujui. Ketik sebagian nama atau instansi untuk mencari.
members-found = <b>Hasil pencarian "{ $search }": { $number }</b>
member-card =
    <b>{ $name }</b>
    Instansi: { $institution }
    Tempat: { $place }
    Status: { $state }
    Mendaftar: { $applied }
member-decided = Diputuskan: { $decided }
member-state-pending = menunggu persetujuan
member-state-approved = anggota
member-state-refused = tidak disetujui
member-ask-why = <b>Mengapa tidak disetujui?</b> Pendaftar membaca alasan ini.
member-reason-not-known = Belum kami kenal
member-reason-other-office = Bukan dari instansi itu
member-reason-other-place = Wilayahnya keliru
member-reason-twice = Sudah terdaftar
member-refused-for = Alasan: { $reason }
member-new-institution = Nama instansi ini diketik oleh pendaftar. Bila Anda menyetujui, instansi ini masuk daftar pilihan.
member-look-recorded = Orang ini dapat melihat di /dataku bahwa datanya dibuka.
member-decided-approved =
    ✅ <b>Disetujui</b>
    { $name }
    { $institution }
    { $place }

    Kami sudah mengabarinya.
member-decided-refused =
    <b>Ditolak</b>
    { $name }
    { $institution }
    { $place }
    Alasan: { $reason }

    Kami sudah mengabarinya. Ia boleh mendaftar lagi.
member-told-approved =
    <b>Pendaftaran Anda disetujui</b>
    Selamat bergabung sebagai anggota SIMAN dari { $institution }.
    Lihat /konten untuk konten resmi, /sebar untuk mencatat sebaran, dan /bantuan untuk semua perintah.
member-told-not-known =
    <b>Pendaftaran Anda belum disetujui</b>
    Admin wilayah belum mengenal Anda sebagai petugas humas { $institution }. Hubungi humas instansi Anda dahulu, lalu daftar lagi.
member-told-other-office =
    <b>Pendaftaran Anda belum disetujui</b>
    Menurut admin wilayah, Anda bukan dari { $institution }. Daftar lagi dengan instansi Anda yang benar.
member-told-other-place =
    <b>Pendaftaran Anda belum disetujui</b>
    Menurut admin wilayah, wilayah yang Anda pilih untuk { $institution } keliru. Daftar lagi dengan wilayah yang benar.
member-told-twice =
    <b>Pendaftaran Anda belum disetujui</b>
    Menurut admin wilayah, Anda sudah terdaftar dari { $institution } dengan akun Telegram lain. Pakailah akun itu, atau daftar lagi bila ini keliru.
member-told-reopened =
    <b>Pendaftaran Anda diperiksa lagi</b>
    Penolakan atas pendaftaran Anda dari { $institution } dibatalkan. Kami kabari begitu ada keputusan.
refusal-member-unknown = Orang ini tidak terdaftar lagi.
refusal-member-approved = Pendaftar ini sudah disetujui sebelumnya.
refusal-member-refused = Pendaftar ini sudah ditolak sebelumnya.
refusal-member-changed = Pendaftar ini mengirim data baru. Buka lagi untuk melihatnya.
refusal-own-membership = Keanggotaan Anda sendiri harus diputuskan admin lain.
