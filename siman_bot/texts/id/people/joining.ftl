# Pendaftaran
command-daftar = mendaftar sebagai anggota atau mengubah data
command-profil = data keanggotaan Anda
register-region =
    <b>Pendaftaran anggota</b>
    Di wilayah mana Anda bertugas?
    Anda juga dapat langsung mengetik nama provinsi, kabupaten, atau kota.
register-place = <b>Pilih tempat Anda bertugas</b>
register-province = <b>Pilih provinsi</b>
register-regency =
    <b>{ $province }</b>
    Pilih kabupaten atau kota.
register-institution =
    <b>{ $place }</b>
    Pilih instansi Anda.
register-institution-name =
    <b>{ $place }</b>
    Ketik nama instansi Anda selengkapnya. Admin akan memeriksanya.
register-confirm =
    <b>Periksa data Anda</b>
    Nama: { $name }
    Instansi: { $institution }
    Tempat: { $full_place }

    Nama diambil dari profil Telegram Anda. Data ini akan dilihat admin wilayah Anda.
register-replaces-pending = Pendaftaran Anda sedang menunggu persetujuan. Bila Anda mengirim data baru, data lama diganti.
register-replaces-approved = Anda sudah menjadi anggota. Bila Anda mengirim data baru, keanggotaan Anda menunggu persetujuan lagi.
register-may-search = Anda juga dapat mengetik sebagian namanya.
register-found = Hasil pencarian "{ $search }":
register-found-nothing = Tidak ada yang cocok dengan "{ $search }". Coba ketik kata lain atau kembali.
register-sent =
    <b>Terkirim, menunggu persetujuan</b>
    { $institution }
    { $place }

    { $deciders ->
        [0] Belum ada admin yang berwenang di tempat Anda. Mintalah Pusat menunjuk seorang admin; pendaftaran Anda tetap tersimpan dan hasilnya kami kabarkan di sini.
       *[other] Admin sudah kami beri tahu. Anda akan kami kabari di sini.
    }
button-register-back = ‹ Kembali
button-register-send = Kirim pendaftaran
button-register-change = Ubah data
button-own-accounts = Akun media sosial saya
button-own-data = Data saya
button-no-regency = Tingkat provinsi, bukan kab/kota
button-unlisted = Instansi saya tidak ada
region-wib = Wilayah Indonesia Barat (WIB)
region-wita = Wilayah Indonesia Tengah (WITA)
region-wit = Wilayah Indonesia Timur (WIT)
place-in-region = { $place } · { $region }
field-institution = Nama instansi
refusal-not-registered = Ini hanya untuk anggota yang sudah disetujui, dan Anda belum mendaftar.
refusal-membership-waits = Ini hanya untuk anggota yang sudah disetujui. Pendaftaran Anda masih menunggu keputusan admin; hasilnya kami kabarkan di sini.
refusal-membership-refused = Ini hanya untuk anggota yang sudah disetujui. Pendaftaran Anda ditolak; Anda dapat mendaftar lagi.
refusal-home-unknown = Wilayah itu tidak ada. Pilih lagi.
refusal-institution-unknown = Instansi itu tidak ada dalam daftar wilayah tersebut. Pilih lagi.

# Profil
profile-name =
    <b>Profil Anda</b>
    Nama: { $name }
profile-no-member = Anda belum terdaftar sebagai anggota.
profile-pending =
    Keanggotaan: menunggu persetujuan sejak { $at }
    Instansi: { $institution }
    Tempat: { $place }
profile-approved =
    Keanggotaan: anggota sejak { $at }
    Instansi: { $institution }
    Tempat: { $place }

    Bila Anda mengubah data, keanggotaan perlu disetujui lagi.
profile-refused =
    Keanggotaan: tidak disetujui pada { $at }
    Instansi: { $institution }
    Tempat: { $place }

    Anda boleh mendaftar lagi.
profile-roles =
    Peran:
    { $roles }
profile-role = { $role } ({ $scope })
scope-nation = seluruh Indonesia
role-central = Pusat
role-regional-admin = Admin wilayah
role-verifier = Verifikator
role-coordinator = Koordinator
