# Persetujuan, bahasa, dan beranda
consent =
    <b>Selamat datang di bot SIMAN</b>
    SIMAN adalah jejaring humas pemerintah. Bot ini mengirim konten resmi, mencatat sebaran secara sukarela, dan menerima laporan kiriman yang mencurigakan.

    <b>Sebelum Anda mulai</b>
    <blockquote expandable>• Yang kami simpan: nama akun Telegram dan nomor ID-nya, wilayah dan instansi bila Anda mendaftar, akun media sosial dan tautan sebaran yang Anda daftarkan sendiri, serta laporan Anda (dimusnahkan 90 hari setelah selesai).
    • Gunanya: mengenali anggota, mengirim konten, menjawab laporan, menghitung sebaran.
    • Ikut serta itu sukarela. Tidak ada catatan tentang siapa yang tidak menyebarkan.
    • Identitas pelapor tidak ditunjukkan kepada siapa pun.
    • Data Anda dapat dilihat, diunduh, dan dihapus kapan saja lewat /dataku.</blockquote>
    Apakah Anda setuju?
button-agree = Saya setuju
button-decline = Tidak setuju
button-other-language = English
button-read-again = Baca lagi
declined =
    Baik, tidak ada yang kami simpan.
    Tanpa persetujuan pun Anda tetap dapat memeriksa kode atau pesan dan melihat konten resmi.
declined-anew =
    Baik. Data Anda tetap tersimpan sampai Anda menghapusnya lewat /dataku.
    Tanpa persetujuan pun Anda tetap dapat memeriksa kode atau pesan dan melihat konten resmi.
agreed =
    Terima kasih. Persetujuan Anda sudah dicatat.

    Apakah Anda petugas humas yang ingin bergabung sebagai anggota SIMAN?
button-register = Daftar sebagai anggota
button-only-public = Tidak, saya masyarakat umum
home-public =
    Halo, { $name }.
    Apa yang ingin Anda lakukan?
home-pending =
    Halo, { $name }.
    Pendaftaran Anda sedang menunggu persetujuan admin wilayah. Hasilnya kami kabarkan di sini.

    Sementara itu Anda sudah dapat:
home-member =
    Halo, { $name } ({ $institution }).
    Apa yang ingin Anda lakukan?
home-staff =
    Halo, { $name }.
    Apa yang ingin Anda kerjakan?
choose-language = Pilih bahasa:
language-chosen = Baik, bot ini sekarang memakai Bahasa Indonesia.
command-start = mulai
command-bahasa = ganti bahasa
refusal-consent-missing = Anda belum memberi persetujuan atas teks yang berlaku. Bacalah dahulu, lalu setujui bila Anda berkenan.
refusal-already-agreed = Anda sudah menyetujui sebelumnya.
