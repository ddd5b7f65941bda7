# Data pribadi, seperti yang tampil di /dataku
data-act-group-bind = grup dihubungkan
data-act-group-release = grup dilepas
data-act-group-check = grup dinyatakan dapat ditulisi lagi
data-act-group-quiet = jam tenang grup diubah
data-work-group-added = menambahkan bot ke grup
data-work-group-opened = meminta agar grup dihubungkan
data-work-group-bound = menghubungkan grup
data-kind-grup = penghubungan grup
data-step-place = memilih tempat grup
data-step-quiet = memilih jam tenang
