# Jenis dan keadaan pesan
delivery-kind-item = Pesan grup
delivery-kind-relay-card = Kartu admin
delivery-kind-media = Lampiran
delivery-kind-edit = Pembaruan
delivery-kind-attribution = Keterangan lampiran
delivery-kind-reply = Balasan
delivery-kind-pin = Sematan
delivery-kind-withdraw = Penarikan
delivery-kind-delete = Penghapusan
delivery-kind-explain = Penjelasan penarikan
delivery-state-pending = Menunggu
delivery-state-sent = Terkirim
delivery-state-edited = Diperbarui
delivery-state-withdrawn = Ditarik
delivery-state-failed = Gagal
delivery-state-expired = Kedaluwarsa
delivery-state-cancelled = Dibatalkan
delivery-state-unknown = Belum pasti

# Berkas
button-export = Unduh daftar (XLSX)
broadcast-export-coming = Daftar sedang disiapkan…
sheet-name = Siaran
sheet-chat = Grup
sheet-place = Wilayah
sheet-kind = Jenis pesan
sheet-state = Status
sheet-reason = Sebab
sheet-attempts = Percobaan
sheet-sent = Waktu terkirim
