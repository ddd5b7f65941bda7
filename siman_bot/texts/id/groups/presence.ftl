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
