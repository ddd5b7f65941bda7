# Belum pasti
messages-number = { $number } pesan
doubts =
    <b>Belum pasti: { $code }</b> ({ messages-number })
    Pesan ini mungkin sudah sampai; jawaban Telegram terputus. Buka dahulu grupnya dan cari pesannya.
    Ada: ketuk Sampai. { $absent }

    { $lines }
doubts-absent = Tidak ada: ketuk Kirim ulang, atau Tidak sampai jika tidak perlu dikirim lagi.
doubts-absent-final = Tidak ada: ketuk Tidak sampai. Pesan ini tidak dapat dikirim ulang lagi.
doubt-line = { $place }. <b>{ $chat }</b> · { $where } · { $time } · { $kind }
doubt-admin = Admin wilayah
button-arrived = { $place } · Sampai
button-missing = { $place } · Tidak sampai
button-resend = { $place } · Kirim ulang
button-all-arrived = Semua sampai
button-all-missing = Semua tidak sampai
button-all-resend = Kirim ulang semua
doubt-noted = Dicatat: sampai.
doubts-noted = { messages-number } dicatat sampai.
doubts-ask-arrived =
    <b>Catat { messages-number } siaran { $code } sebagai sampai?</b>
    Lanjutkan hanya jika Anda sudah melihat pesannya di setiap grup.
doubt-noted-missing = Dicatat: tidak sampai.
doubts-noted-missing = { messages-number } dicatat tidak sampai.
doubts-ask-missing =
    <b>Catat { messages-number } siaran { $code } sebagai tidak sampai?</b>
    Lanjutkan hanya jika Anda sudah memeriksa bahwa pesannya tidak ada di setiap grup.
doubts-ask-resend =
    <b>Kirim ulang { messages-number } siaran { $code }?</b>
    Lanjutkan hanya jika Anda sudah memeriksa bahwa pesannya tidak ada di setiap grup. Jika ada, pesannya akan tampil dua kali.
button-all-arrived-yes = Ya, { messages-number } sudah sampai
button-all-missing-yes = Ya, { messages-number } tidak sampai
button-all-resend-yes = Ya, kirim ulang { messages-number }

# Penolakan
refusal-nothing-unknown = Pesan itu sudah diputuskan. Buka lagi daftarnya untuk melihat yang tersisa.
refusal-broadcast-not-resendable = Siaran { $code } sudah dibatalkan, habis waktunya, atau kontennya sudah berubah, jadi tidak dapat dikirim ulang. Jika pesannya tidak ada, pilih Tidak sampai.
