# Bagian yang meragukan
preview-marks =
    <b>Bagian yang perlu Anda jawab sebelum dikirim: { $number }</b>
    { $list }
    Bila tidak demikian, ketuk jawabannya. Bila benar, ubah kata-katanya.
mark-line = { $number }. “{ $fragment }” { $says }
mark-denial = tampak membantah atau melabeli sebuah klaim.
mark-call = tampak mengajak bertindak terhadap seseorang atau mengirim serentak.
mark-target = tampak menunjuk orang pribadi.
button-mark = { $number }. { $answer }
mark-not-denial = Bukan bantahan
mark-not-call = Bukan ajakan
mark-not-target = Bukan sasaran pribadi
ask-mark =
    <b>Jawab dahulu sebelum dikirim</b>
    { $mark }

    Bila tidak demikian, ketuk jawabannya. Bila benar, kembali ke pratinjau dan ubah kata-katanya.
    Yang belum dijawab: { $left }
refusal-mark-unanswered =
    “{ $fragment }” { $rule ->
        [denial] tampak membantah atau melabeli sebuah klaim
        [call] tampak mengajak bertindak terhadap seseorang
       *[target] tampak menunjuk orang pribadi
    }. Jawab dahulu di pratinjaunya, atau ubah kata-katanya.
