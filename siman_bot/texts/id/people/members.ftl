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
button-members-back = ‹ Daftar anggota
button-members-all = Tampilkan semua
members-list =
    <b>Anggota di wilayah Anda: { $number }</b>
    ⏳ menunggu persetujuan, ✅ anggota. Ketik sebagian nama atau instansi untuk mencari.
members-found = <b>Hasil pencarian "{ $search }": { $number }</b>
member-card =
    <b>{ $name }</b>
    Instansi: { $institution }
    Tempat: { $place }
    Status: { $state }
    Mendaftar: { $applied }
    Diputuskan: { $decided }
member-state-pending = menunggu persetujuan
member-state-approved = anggota
member-state-refused = tidak disetujui
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

    Kami sudah mengabarinya. Ia boleh mendaftar lagi.
member-told-approved =
    <b>Pendaftaran Anda disetujui</b>
    Selamat bergabung sebagai anggota SIMAN dari { $institution }.
    Lihat /konten untuk konten resmi dan /bantuan untuk semua perintah.
member-told-refused =
    <b>Pendaftaran Anda tidak disetujui</b>
    Admin wilayah tidak menyetujui pendaftaran Anda dari { $institution }.
    Periksa data Anda, lalu daftar lagi lewat /daftar.
refusal-member-unknown = Orang ini tidak terdaftar lagi.
refusal-member-approved = Pendaftar ini sudah disetujui sebelumnya.
refusal-member-refused = Pendaftar ini sudah ditolak sebelumnya.
refusal-member-changed = Pendaftar ini mengirim data baru. Buka lagi untuk melihatnya.
refusal-own-membership = Keanggotaan Anda sendiri harus diputuskan admin lain.
