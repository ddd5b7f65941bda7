# Menghentikan semua pengiriman
command-hentikan = hentikan semua pengiriman
stop-ask =
    <b>Hentikan semua pengiriman?</b>
    Siaran, kabar, dan jawaban laporan berhenti dalam satu detik; tidak ada yang hilang. Bot tetap menjawab orang yang mengetik.

    Anda sendiri tidak dapat melanjutkannya; yang dapat adalah { $number } petugas Pusat nasional lainnya. Mereka langsung kami kabari.
stop-ask-alone =
    <b>Hentikan semua pengiriman?</b>
    Siaran, kabar, dan jawaban laporan berhenti dalam satu detik; tidak ada yang hilang. Bot tetap menjawab orang yang mengetik.

    Anda sendiri tidak dapat melanjutkannya, dan belum ada orang lain yang berhak. Pengelola bot harus lebih dahulu memberi peran Pusat nasional kepada orang kedua.
button-stop-all = Hentikan semua sekarang
button-resume-all = Lanjutkan pengiriman
button-stop-look = Lihat
stop-in-force =
    ⛔ <b>Semua pengiriman dihentikan</b>
    Sejak { $since }, oleh { $role }.
    Pastikan sebabnya sudah diatasi, lalu lanjutkan. Yang menunggu akan dikirim.
stop-own =
    ⛔ <b>Semua pengiriman dihentikan</b>
    Sejak { $since }, oleh Anda ({ $role }).
    Yang dapat melanjutkannya: { $number } petugas Pusat nasional lainnya, dengan /hentikan.
stop-own-alone =
    ⛔ <b>Semua pengiriman dihentikan</b>
    Sejak { $since }, oleh Anda ({ $role }).
    Belum ada orang lain yang dapat melanjutkannya. Minta pengelola bot memberi peran Pusat nasional kepada orang kedua.
stop-resumed =
    <b>Pengiriman berjalan lagi</b>
    Yang menunggu dikirim sekarang, sesuai urutannya.
stop-told =
    ⛔ <b>Semua pengiriman dihentikan</b>
    Sejak { $since }, oleh { $role }. Anda termasuk yang dapat melanjutkannya.
stop-over = ✅ Pengiriman dilanjutkan oleh Pusat. Yang menunggu sedang dikirim.

# Penolakan
refusal-already-stopped = Semua pengiriman sudah dihentikan.
refusal-already-resumed = Pengiriman sudah dilanjutkan.
refusal-own-stop = Anda yang menghentikannya, jadi orang lain yang melanjutkan: salah satu dari { $number } petugas Pusat nasional lainnya.
