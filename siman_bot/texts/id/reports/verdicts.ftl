verdict-doubtful =
    ⚠️ “{ $fragment }” { $rule ->
        [denial] tampak membantah atau melabeli sebuah klaim
        [call] tampak mengajak bertindak terhadap seseorang
       *[target] tampak menunjuk orang pribadi
    }. Bila benar, ubah kata-katanya.
