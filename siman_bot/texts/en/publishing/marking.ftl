# Doubtful parts
preview-marks =
    <b>Parts for you to answer before it is sent: { $number }</b>
    { $list }
    If it isn't so, tap the answer. If it is, change the words.
mark-line = { $number }. “{ $fragment }” { $says }
mark-denial = seems to deny or label a claim.
mark-call = seems to call to act against somebody or to post in step.
mark-target = seems to point at a private person.
button-mark = { $number }. { $answer }
mark-not-denial = Not a denial
mark-not-call = Not a call to act
mark-not-target = Not a private target
ask-mark =
    <b>Please answer before it is sent</b>
    { $mark }

    If it isn't so, tap the answer. If it is, go back to the preview and change the words.
    Not answered yet: { $left }
refusal-mark-unanswered =
    “{ $fragment }” { $rule ->
        [denial] seems to deny or label a claim
        [call] seems to call to act against somebody
       *[target] seems to point at a private person
    }. Answer it at the preview first, or change the words.
