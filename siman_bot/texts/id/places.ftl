# Places
target-name =
    { $kind ->
        [nation] Seluruh Indonesia
        [region] Wilayah { $name }
       *[other] { $name }
    }
