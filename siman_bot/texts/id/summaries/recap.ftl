# Rekap sebaran
command-rekap = rekap sebaran di wilayah Anda
recap-scope-nation = Nasional
recap-scope-region = Wilayah { $name }
recap-choose-place =
    <b>Rekap sebaran</b>
    Wilayah mana yang ingin Anda lihat?
recap-choose-period =
    <b>Rekap sebaran: { $scope }</b>
    Periode apa?
recap-period-today = Hari ini
recap-period-week = 7 hari
recap-period-month = 30 hari
recap-period-all = Semua
button-recap-places = ‹ Wilayah lain
button-recap-period = ‹ Periode lain
button-recap-back = ‹ Kembali
button-recap-shares = Akun instansi
recap-items =
    <b>Rekap sebaran: { $scope }</b>
    { $period }, per { $time }

    { $lines }

    { $note }
recap-items-none = Belum ada konten untuk wilayah ini.
recap-line =
    <b>{ $code }</b> { $title }
    { $numbers }
recap-official = akun instansi { $official }
recap-official-and-personal = akun instansi { $official } · pribadi { $personal }
recap-official-awaiting = akun instansi { $official } · pribadi: belum ada angka yang terbit
recap-item =
    <b>{ $code }</b> { $title }
    { $scope }, { $period }, per { $time }

    <b>Sebaran:</b> { $numbers }
    { $places }

    { $note }
recap-region = Wilayah { $name }: akun instansi { $official }
recap-province = { $name }: { $numbers }
recap-shared = Provinsi kecil di wilayah { $name } bersama-sama: pribadi { $personal }
recap-other-provinces = Provinsi lain: akun instansi 0 · pribadi &lt;10 atau tidak tampil sendiri
recap-other-official = Provinsi lain: akun instansi 0
recap-shares =
    <b>{ $code }</b> { $title }
    Disebarkan oleh akun instansi:

    { $lines }
recap-share = • { $institution }: <a href="{ $url }">{ $account }</a>, { $time }
recap-note = <i>Sebaran pribadi hanya tampil sebagai angka terbit: kira-kira berapa orang sampai hari yang sudah berakhir, dalam kelipatan lima dan digeser 0-4 secara rahasia; "&lt;10" juga berarti nol. Angka yang sudah terbit tidak diubah. Provinsi dengan kurang dari 20 anggota digabung atau tidak tampil. Konten yang hanya untuk satu kabupaten/kota atau instansi tidak memuatnya.</i>
recap-note-today = <i>Sebaran pribadi hari ini baru dihitung setelah hari berakhir.</i>
recap-note-narrow = <i>Sebaran pribadi tidak ditampilkan untuk kabupaten/kota dan instansi.</i>
