# Places
target-name =
    { $kind ->
        [nation] All of Indonesia
        [region] Region { $name }
       *[other] { $name }
    }
