# Kepada grup
group-bound-here = Grup ini terhubung ke { group-place }. Konten resmi akan dikirim ke sini.

# Tempat
group-place =
    { $kind ->
        [nation] seluruh Indonesia
        [region]
            { $name ->
                [WIB] Wilayah Indonesia Barat
                [WITA] Wilayah Indonesia Tengah
               *[WIT] Wilayah Indonesia Timur
            }
       *[other] { $name }
    }

# Daftar
group-list =
    <b>Grup di wilayah Anda</b> (halaman { $page } dari { $pages })
    Pilih grup, atau ketik sebagian namanya untuk mencari.
group-list-found = Grup dengan nama “{ $typed }”:
group-list-not-found = Tidak ada grup dengan nama “{ $typed }”.
group-list-empty =
    Belum ada grup.
    Tambahkan bot ini ke grup Telegram yang Anda kelola, lalu ketik /grup di grup itu.
group-label-unbound = Belum terhubung: { $title }
group-label-trouble = ⚠ { $title }
button-group-list = Daftar grup

# Satu grup
group-title = <b>{ $title }</b>
group-is-unbound = Belum terhubung ke wilayah mana pun.
group-is-bound = Terhubung ke { $place }.
group-is-well = Siap menerima konten.
group-place-topic = { $place }, topik “{ $topic }”
group-place-some-topic = { $place }, di satu topik
group-has-trouble = ⚠ Tidak dapat dikirimi: { $trouble }.
group-checked-well = Bot dapat menulis di grup ini.
group-checked-ill = Bot belum dapat menulis di grup ini.
button-group-check = Periksa lagi
button-group-bind = Hubungkan
button-group-move = Pindahkan
button-group-release = Lepaskan

# Menghubungkan
group-choose-place = Hubungkan grup ini ke mana? Pilih, atau ketik nama wilayah atau instansi untuk mencari.
group-places-found = Hasil pencarian “{ $typed }”:
group-places-not-found = Tidak ada wilayah atau instansi “{ $typed }” dalam wilayah tugas Anda. Ketik nama lain.
button-group-bind-to = Hubungkan ke { $place }
button-group-bind-here = Hubungkan ke sini
group-at-place = Terpilih: { $place }
group-confirm-binding = Hubungkan grup ini ke { $place }?
group-or-elsewhere = Bukan itu? Pilih yang lain, atau ketik nama wilayah atau instansi.
group-confirm-instead = Sekarang grup ini terhubung ke { $place }.
button-group-bind-yes = Ya, hubungkan
group-now-bound = Grup <b>{ $title }</b> sekarang terhubung ke { $place }.

# Melepaskan
group-confirm-release =
    Lepaskan grup <b>{ $title }</b>?
    Bot akan keluar dari grup itu dan tidak mengirim apa pun lagi ke sana.
button-group-release-yes = Ya, lepaskan
group-released = Grup <b>{ $title }</b> sudah dilepaskan.

# Perintah
command-grup = hubungkan dan kelola grup

# Penolakan
refusal-not-group-admin = Anda bukan admin grup Telegram itu.
refusal-group-elsewhere = Grup ini terhubung ke tempat di luar wilayah tugas Anda.
refusal-group-bound = Grup ini sudah terhubung ke tempat itu.
refusal-group-changed = Keadaan grup ini sudah berubah. Buka lagi untuk melihat yang terbaru.
refusal-group-gone = Grup itu tidak ditemukan: mungkin bot tidak ada lagi di grup itu, atau grup itu di luar wilayah Anda. Bila perlu tambahkan lagi bot ke grup itu.
refusal-group-silent = Bot tidak boleh menulis di grup itu. Beri bot izin menulis, lalu coba lagi.
refusal-place-unknown = Wilayah atau instansi itu tidak ada lagi. Pilih lagi.
