# Own words about a withdrawal, which somebody else approves
field-explanation = Explanation
button-explain = Add an explanation
explanation-line = Explanation from { $by }: { $explanation }
explain-ask =
    <b>Explanation of why { $code } was withdrawn</b>
    Reason: { withdrawal-reason }{ $before }

    Type your explanation in a sentence or more, at most { $limit } characters. Once somebody else has approved it, it appears in the notices in the groups and with /cek. /batal to stop.
explain-marks =
    <b>Explanation of why { $code } was withdrawn</b>
    { $line }

    What you have to answer before it is sent:
    { $marks }
    If it isn't so, tap the answer. If it is, type the explanation again in other words.
explain-preview =
    <b>This is how groups will read it</b>
    { $code } was withdrawn.
    Reason: { withdrawal-reason }
    { $line }

    Your name isn't shown. To change it, type it again.
button-explain-send = Send for approval
explain-written =
    The explanation for { $code } waits for somebody else's approval. { $reviewers ->
        [0] There is no other reviewer for that area yet; ask the centre to appoint one.
        [one] One reviewer was told.
       *[other] { $reviewers } reviewers were told.
    }
explain-waits =
    <b>An explanation for { $code } waits for approval</b>
    { $words }

    Another one can be written once this one is decided. You can decide on it in /tinjau.
explain-waits-own =
    <b>Your explanation for { $code } waits for approval</b>
    { $words }

    Somebody else decides on it. To write another one, cancel this one first.
button-explain-drop = Cancel this explanation
explain-dropped = The explanation for { $code } was cancelled. No group has read it.
review-explanation = Explanation of withdrawing { $code }
explanation-to-review =
    <b>An explanation of withdrawing { $code } waits for your approval</b>
    Groups read it only once it is approved.
button-open-explanation = Open the explanation
explained =
    <b>Explanation of why { $code } was withdrawn</b>
    { $title }

    Reason: { withdrawal-reason }
    { $line }

    { $note }
explained-duty = <b>Make sure:</b> this explanation is right and clear, denies or labels no claim, names no private person, and takes no side for a candidate or party. Once approved, it is added to the notice in each group.
explained-question =
    <b>Question { $number } of { $all }</b>
    { $question }
    If not, send it back.
explained-own = You wrote it, so somebody else decides.
button-explained-yes = I have checked it, approve
explained-done = The explanation of withdrawing <b>{ $code }</b> is approved and is being added to the notices in the groups.
explained-reason =
    <b>Why does the explanation for { $code } go back?</b>
    Choose one reason. Its writer reads this reason.
explanation-return-reason =
    { $reason ->
        [unclear] It isn't clear
        [wrong] It isn't right
        [personal] It names a private person
        [partial] It takes a side
       *[unneeded] It isn't needed
    }
explained-returned = The explanation for { $code } went back to its writer.
explanation-approved = Your explanation for { $code } was approved and is being added to the notices in the groups.
explanation-sent-back =
    <b>Your explanation for { $code } was sent back</b>
    Reason: { explanation-return-reason }
    You can write another one from /siaran { $code }.
follow-explained =
    ⛔ <b>WITHDRAWN</b>
    This message no longer holds. Please don't share it.

    Reason: { withdrawal-reason }
    { explanation-line }

    { $attribution }
refusal-item-not-withdrawn = { $code } isn't withdrawn, so there is no withdrawal to explain.
refusal-explanation-waits = Another explanation for { $code } still waits for approval. Wait until it is decided.
refusal-explanation-moved-on = This explanation was decided on or cancelled.
refusal-explanation-unanswered = This explanation can't be approved yet: { $left } questions have no answer. Open it again.
refusal-own-explanation = You wrote this explanation. Somebody else has to decide on it.
refusal-own-explanation-others =
    You wrote this explanation. { $others ->
        [0] Somebody else has to decide on it, but there is nobody yet. Ask the centre to appoint somebody.
        [one] Somebody else has to decide on it: one reviewer for this target or a wider scope.
       *[other] Somebody else has to decide on it: { $others } reviewers for this target or a wider scope.
    }
refusal-return-reason-not-listed = That reason isn't in the list. Open the explanation again and choose one.
