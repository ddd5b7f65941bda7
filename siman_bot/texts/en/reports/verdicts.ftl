verdict-doubtful =
    ⚠️ “{ $fragment }” { $rule ->
        [denial] seems to deny or label a claim
        [call] seems to call to act against somebody
       *[target] seems to point at a private person
    }. If so, change the words.
