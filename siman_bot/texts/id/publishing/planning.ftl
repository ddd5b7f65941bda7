# Waktu dan sematan
plan-local-short = { $time } waktu setempat
plan-today = Hari ini { $time }
plan-tomorrow = Besok { $time }
plan-no-end = tanpa batas
plan-ask-release =
    <b>Waktu kirim</b>
    Sekarang: { $now }

    Pilih, atau ketik waktunya. Contoh: besok 08.00, atau 26 November 08.00.
    Tanpa nama waktu berarti { $clock }. Tambahkan kata “setempat” agar dikirim pada pukul yang sama di WIB, WITA, dan WIT.
plan-ask-release-here =
    <b>Waktu kirim</b>
    Sekarang: { $now }

    Pilih, atau ketik waktunya dalam { $clock }. Contoh: besok 08.00, atau 26 November 08.00.
plan-ask-end =
    <b>Berlaku sampai</b>
    Sekarang: { $now }

    Setelah waktu ini konten tidak dikirim lagi; yang sudah terkirim tetap ada.
    Pilih, atau ketik waktunya dalam { $clock }. Contoh: besok 18.00.
plan-which =
    <b>Yang mana maksud Anda?</b>
    Pilih waktunya, atau ketik lagi dengan hari dan pukulnya. Contoh: { $example }.
button-plan-release = Waktu kirim
button-plan-end = Berlaku sampai
button-plan-pin = Sematkan di grup
button-plan-unpin = Jangan sematkan
button-plan-at-once = Segera setelah disetujui
button-plan-no-end = Tanpa batas

# Penolakan
refusal-time-unreadable = Waktunya belum jelas. Ketik hari dan pukulnya, misalnya: { $example }
refusal-release-passed = Waktu itu sudah lewat menurut { $clock }. Ketik waktu yang masih akan datang.
refusal-release-too-far = Waktu kirim paling lama satu tahun ke depan. Ketik tanggal yang lebih dekat.
refusal-end-passed = Batas waktu “Berlaku sampai” sudah lewat. Ubah batas itu, atau pilih tanpa batas.
refusal-end-too-far = Batas waktu paling lama satu tahun ke depan. Ketik tanggal yang lebih dekat.
refusal-end-before-release = Batas waktu “Berlaku sampai” harus setelah waktu kirim di semua wilayah. Ubah salah satunya.
refusal-end-not-local = Batas waktu berlaku serentak, jadi tidak memakai waktu setempat. Ketik lagi dengan { $clock }.
