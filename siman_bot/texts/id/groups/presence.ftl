# Kepada grup
group-added = Bot SIMAN siap. Admin wilayah: ketik /grup di sini untuk menghubungkan grup ini; tanpa itu bot keluar setelah 24 jam.
group-anonymous = Kami tidak dapat mengenali admin anonim. Silakan hubungkan grup ini dari obrolan pribadi dengan bot: ketik /grup di sana.

# Kepada admin yang menghubungkan
group-stuck =
    Bot tidak dapat lagi mengirim ke grup <b>{ $title }</b>: { group-reason }.
    Lihat /grup.
group-reason =
    { $reason ->
        [no_right_to_write] bot tidak diizinkan menulis
        [kicked] bot dikeluarkan
        [not_member] bot bukan anggota grup
        [group_deleted] grup sudah dihapus
        [chat_not_found] grup tidak ditemukan
       *[other] topik grup ditutup
    }

# Kepada yang meminta bergabung
group-admitted = Anda sudah diterima di grup <b>{ $title }</b>.
group-left-to-admins = Permintaan Anda untuk bergabung dengan grup <b>{ $title }</b> menunggu keputusan admin grup.
group-own-place = Anggota SIMAN yang wilayahnya termasuk wilayah grup ini diterima langsung. Belum terdaftar? Silakan daftar, lalu minta bergabung lagi.
group-own-place-pending = Pendaftaran Anda masih menunggu persetujuan. Setelah disetujui, Anda dapat minta bergabung lagi dan diterima langsung kalau wilayah Anda termasuk wilayah grup ini.
