# Konten resmi
command-konten = konten resmi terbaru
command-cek = periksa kode atau pesan
contents =
    <b>{ $place ->
        [own] Konten resmi untuk wilayah Anda
       *[nation] Konten resmi nasional
    }</b>
    Pilih satu untuk membacanya. Untuk mencari, ketik /konten diikuti kata kuncinya.
contents-none = Belum ada konten resmi di sini.
contents-not-found = Tidak ada konten resmi yang cocok dengan “{ $search }”. Ketik /konten untuk melihat semuanya.
button-read-corrected = Baca versi barunya
button-to-contents = ‹ Daftar konten

# Periksa
check-how = Ketik /cek diikuti kode atau pesan yang ingin Anda periksa, dalam satu pesan. Contoh: <code>/cek SM-7K2QX</code>
check-ask =
    <b>Apa yang ingin diperiksa?</b>
    Kirim kodenya (misalnya <code>SM-7K2QX</code>), teruskan pesannya, atau tempelkan teks atau tautannya di sini.
check-code = 🔎 <b>Kode Resmi.</b> { $code } adalah konten dari { $office }, versi { $version }. Kode saja belum membuktikan isi pesan: bandingkan pesan Anda dengan teks di bawah ini, atau kirim /cek diikuti seluruh pesannya.
check-official = ✅ <b>Resmi.</b> Seluruh teks itu sama dengan konten { $code } dari { $office }, versi { $version }.
check-excerpt = Yang Anda kirim baru sebagian; teks lengkapnya di bawah ini.
check-outdated = ⚠️ <b>Versi lama.</b> Teks itu versi { $version } dari konten { $code }; versi yang berlaku sekarang versi { $newest }:
check-altered = ⛔ <b>Bukan teks kami.</b> Teks itu memakai konten { $code }, tetapi tidak sama dengan yang kami kirim.
check-changes =
    { $changes }

    <b>Jangan percayai bagian yang ditambahkan atau diubah, terutama tautan dan nomornya.</b> Teks yang resmi:
check-older = Dibandingkan dengan versi { $version }, yang paling mirip.
check-not-ours = Teks yang Anda kirim juga memuat bagian yang bukan dari kami. <b>Jangan percayai bagian itu, terutama tautan dan nomornya.</b>
check-added = <b>Ditambahkan:</b>
check-dropped = <b>Dihilangkan:</b>
check-changed = <b>Diubah:</b>
check-quoted = “<code>{ $fragment }</code>”
check-pair = { $ours } menjadi { $theirs }
check-more = … dan { $number } bagian lain
check-withdrawn = ⛔ <b>Sudah ditarik.</b> Konten { $code } dari { $office } tidak berlaku lagi. Mohon tidak disebarkan.
check-unknown = ❔ <b>Bukan dari kami.</b> Kode atau teks itu tidak ada di antara konten resmi kami. Ini bukan penilaian benar atau salah; bila mencurigakan, laporkan lewat /lapor.
check-in-revision = Perubahannya sedang ditinjau.
check-with-card =
    { $said }

    { $card }
check-withdrawn-reason = Alasan: { withdrawal-reason }
button-share-out = Bagikan
share-out =
    <b>Bagikan { $code } sebagai diri Anda</b>
    Teksnya selalu ini, dengan baris keterangan di akhir. Anda boleh menambah kata-kata sendiri di atasnya.

    <blockquote>{ $text }</blockquote>
    Facebook, Instagram, dan TikTok tidak menerima teks dari tautan: salin teksnya, lalu tempel di sana.
share-on-whatsapp = WhatsApp
share-on-telegram = Telegram
share-on-x = X
share-on-threads = Threads
