# When a broadcast goes out
plan-release = <b>Waktu kirim:</b> { $time }
plan-end = <b>Berlaku sampai:</b> { $time }
plan-pin = <b>Disematkan</b> di grup
plan-at-once = segera setelah disetujui
plan-local = { $time } waktu setempat ({ $clocks })
