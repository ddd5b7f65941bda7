# The verifiers' queue
command-antrean = reports that wait to be checked
queue-empty = No report waits in your scope.
queue-list =
    <b>Queue of reports</b>: { $total } waiting, oldest first.
    { $lines }
queue-province = Province: { $province }
queue-confirmations = Can be checked: { $number } of { $needed } verifiers
queue-outcome = Outcome: { $outcome }
queue-verdict-waits = Verdict: { $outcome }, waits for another verifier's approval
queue-verdict-returned =
    Verdict: { $outcome }, sent back by another verifier
    The reason: { $reason }
queue-text =
    What the post says:
    <blockquote expandable>{ $body }</blockquote>
queue-destroyed = The text of this report has been destroyed.
queue-outcomes = Report { $ticket }: what is the verdict?
queue-close = Report { $ticket }: close it without a verdict for which reason?
button-write-verdict = Write a verdict
button-close-otherwise = Close without a verdict
queue-refer = Report { $ticket } is out of scope. Where should its reporter turn to?
button-queue = ‹ Queue
button-confirm-claim = Can be checked

# Writing a verdict
verdict-head = <b>Report { $ticket }</b> · { $outcome }
verdict-ask-subject = Which person or body is the claim about? Type the name.
verdict-ask-office = Which office issues this answer? Type its name.
verdict-ask-primary-url = Send the link to a primary document: a regulation, official data, a ruling or an original recording. A denial by the claim's subject doesn't count.
verdict-ask-primary-publisher = Who published that document?
verdict-ask-independent-url = Send the link to an independent source: not published by the claim's subject nor by the answering office. Mafindo or CekFakta first, where they have checked it.
verdict-ask-independent-publisher = Who published that source?
verdict-ask-answer = Write the answer to the reporter, 1,500 characters at most: what is true, and how we know. Use plain words.
verdict-lacking =
    The evidence doesn't suffice for this outcome:
    { $gaps }

    You can answer "Unproven" or fill in the sources again.
verdict-gap =
    { $gap ->
        [subject] it isn't clear whom the claim is about
        [office] it isn't clear which office answers
        [primary] there is no primary document (what the claim's subject published doesn't count)
        [independent] there is no independent source (not by the claim's subject or the answering office)
        [same_publisher] the primary document and the independent source are by the same institution
       *[same_link] the primary document and the independent source have the same link
    }
verdict-doubt =
    { $doubt ->
       *[carries_denial] ⚠ Source { $publisher }: its headline carries a denial. Where it has no more than the words of the claim's subject, it isn't independent. The second verifier looks at it.
    }
verdict-preview = Preview. This is what the reporter will read:
verdict-preview-hint =
    <i>To change your words, just type the new answer here.
    The reporter is answered once another verifier has approved it.</i>
verdict-preview-final = <i>This answer is the same for everybody and closes the report for good.</i>
verdict-sent = Report { $ticket } closed: <b>{ $outcome }</b>. The reporter is told if still registered.
verdict-written =
    The verdict on report { $ticket } (<b>{ $outcome }</b>) waits for another verifier's approval.
    The reporter is answered once it is approved. Until then you can take it back from the queue.
button-no-source = There is none
button-unproven = Answer "Unproven"
button-fill-again = Fill in again
button-verdict-discard = Discard this verdict
button-verdict-leave = ‹ Cancel
button-verdict-send = Send answer
button-verdict-propose = Send for approval

# Another verifier's approval
verdict-waiting = The verdict on report <b>{ $ticket }</b> waits for your approval, or another verifier's.
verdict-waits = <b>A verdict that waits for approval.</b> This is what the reporter would read:
verdict-rests-on =
    The claim is about: { $subject }
    The office that answers: { $office }
    Primary document: { $primary }
    Independent source: { $independent }
verdict-duty = <i>Please open the sources. Approve only if what they say agrees with this answer.</i>
verdict-question =
    <b>Question { $number } of { $all }</b>
    “{ $fragment }” { $says }
    Is that not so? If it is, send the verdict back with a reason.
verdict-ask-reason = Why does the verdict on report { $ticket } go back? Type the reason for its writer.
verdict-sent-back = The verdict on report { $ticket } went back to its writer with your reason.
verdict-taken-back = You have taken back the verdict on report { $ticket }. You can improve it from the report.
verdict-approved = Your verdict on report <b>{ $ticket }</b> ({ report-outcome }) was approved by another verifier. The reporter has been answered.
verdict-returned =
    Your verdict on report <b>{ $ticket }</b> ({ report-outcome }) was sent back by another verifier.

    The reason: { $reason }
button-verdict-read = Read the verdict
button-verdict-approve = Approve and answer
button-verdict-return = Send back with a reason
button-verdict-take-back = Take this verdict back
button-verdict-rewrite = Improve your verdict
button-back-to-report = ‹ Report
button-open-report = Open report

# Refusals
field-report-name = The name
field-report-answer = The answer
refusal-own-report = This is your own report; another verifier checks it.
refusal-already-confirmed = You have confirmed this report. Now it is another verifier's turn.
refusal-needs-confirmations = No verdict yet: { $missing } more verifier(s) must confirm that the claim is factual and checkable.
refusal-needs-evidence = The evidence doesn't suffice for this outcome. Answer "Unproven" or complete the sources.
refusal-needs-referral = Choose first where the reporter should turn to.
refusal-opinion-no-words = The answer to opinions and criticism is the same for everybody and nothing can be added. Tap "Send answer" or "Cancel".
refusal-referral-no-words = The answer to reports out of scope is the same for everybody and nothing can be added. Tap "Send answer" or "Cancel".
refusal-labels-without-evidence = “{ $fragment }” says whether the claim is true, but this outcome carries no evidence. Remove it, or choose another outcome and fill in its sources.
refusal-needs-approval = This outcome has to be approved by another verifier before the reporter is answered.
refusal-verdict-unanswered = The verdict on report { $ticket } can’t be approved yet: { $left } doubtful parts have no answer. Open the report again in the queue.
refusal-verdict-waits = A verdict on this report waits for approval already. Open the report in the queue. If you are writing another one, cancel it first.
refusal-verdict-moved-on = This verdict was decided, taken back or written anew. Open the report again in the queue.
refusal-own-verdict = You wrote this verdict, so another verifier approves it or sends it back.
refusal-others-verdict = Another verifier wrote this verdict. You can send it back with a reason.
refusal-writer-left = Whoever wrote this verdict no longer verifies this report, so it can't be approved. Send it back, then write your own.
refusal-use-buttons = Please choose one of the buttons.
refusal-evidence-not-link = We can't use that as a link. Send one complete link that begins with https:// (or http://).
refusal-too-many-sources = At most { $limit } sources for one answer. Choose those that matter most.

# Closings by one verifier, looked at again
button-closings = Closings for a second look: { $number }
button-closings-back = ‹ Closings
closings-none = No closing waits for your second look.
closings-list =
    <b>Closed by one verifier</b>: { $total } for a second look, oldest first.
    { $lines }
button-closing-agree = Agree with the closing
button-closing-reopen = Check again as a new report
relook-agreed = You agree with the closing of report { $ticket }.
relook-reopened = What it says is checked again as the new report { $ticket }. The old one stays as it was closed.
queue-closed-before = <i>You closed this text once. If it is to be closed again without a verdict, another verifier does so.</i>
refusal-closed-before = You closed this text once, so another verifier decides whether it is closed again.
refusal-nothing-to-relook = This report wasn't closed by one verifier, or its text is destroyed.
refusal-own-closing = You closed this report, so another verifier looks at it again.
refusal-already-relooked = Another verifier has looked at this closing already.
