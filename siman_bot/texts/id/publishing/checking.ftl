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
button-to-contents = ‹ Daftar konten

# Periksa
check-how = Ketik /cek diikuti kode atau pesan yang ingin Anda periksa, dalam satu pesan. Contoh: <code>/cek SM-7K2QX</code>
check-official = ✅ <b>Resmi.</b> Ini konten { $code } dari { $office }, versi { $version }.
check-outdated = ⚠️ <b>Versi lama.</b> Teks itu versi { $version } dari konten { $code }; versi yang berlaku sekarang versi { $newest }:
check-altered = ⛔ <b>Bukan teks kami.</b> Teks itu memuat kode atau judul konten resmi { $code }, tetapi isinya berbeda. Isi yang resmi:
check-withdrawn = ⛔ <b>Sudah ditarik.</b> Konten { $code } dari { $office } tidak berlaku lagi. Mohon tidak disebarkan.
check-unknown = ❔ <b>Bukan dari kami.</b> Kode atau teks itu tidak ada di antara konten resmi kami. Ini bukan penilaian benar atau salah; bila mencurigakan, laporkan lewat /lapor.
check-in-revision = Perubahannya sedang ditinjau.
check-with-card =
    { $said } { $revision }

    { $card }
check-withdrawn-reason = Alasan: { withdrawal-reason }
