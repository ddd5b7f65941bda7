# The questions of review
review-duty =
    <b>Check the source and make sure:</b>
    { $list }
vouch-line = • { $says }
vouch-source = the words agree with it
vouch-claim = nothing denies or labels a claim
vouch-person = no private person in words, pictures or names of files
vouch-person-media = the attachments were looked at: no private person's name, account or face, nor in the words
vouch-neutral = neutral, no side taken for a candidate or party
review-question =
    <b>Question { $number } of { $all }</b>
    { $question }
    If not, send it back with a reason.
ask-mark-again =
    “{ $fragment }” { $says }
    The author's answer: { $answer }. Do you agree?
ask-source = Have you opened the source, and does it agree?
ask-claim = Does nothing in it deny or label a claim?
ask-person = Is there no private person in words, pictures and names of files?
ask-person-media = Have you looked at the attachments, and is there no private person's name, account or face, nor in the words?
ask-neutral = Is it neutral, without taking a side for a candidate or party?
button-ask-mark = I agree: { $answer }
button-ask-source = Yes, opened, and it agrees
button-ask-claim = Yes, nothing denies
button-ask-person = Yes, nobody
button-ask-neutral = Yes, neutral
review-answered = You have answered all { $number } questions. Please decide.
review-author-first = “{ $fragment }” is doubtful, and its author hasn't answered that. Please send the item back for an answer.
button-approve-all = I have checked it all, approve
button-approve-later-all = I have checked it all, schedule
button-amend-all = I have checked it, update in place
button-approve-yes = Approve and send
button-approve-later-yes = Approve and schedule
button-amend-yes = Approve, update in place
refusal-review-unanswered = Item { $code } can't be approved yet: { $left } questions of the review have no answer. Open it again.
refusal-author-unanswered = “{ $fragment }” has no answer of its author yet, so the item can't be approved. Please send it back for one.
