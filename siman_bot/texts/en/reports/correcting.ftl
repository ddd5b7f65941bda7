# Correcting an answer that was sent
queue-correction-waits = Correction: { $outcome }, waiting for another verifier's approval
queue-correction-returned =
    Correction: { $outcome }, sent back by another verifier
    Reason: { $reason }
correction-in-queue = Correction waiting
queue-outcome-before = Before the correction: { $outcome }
button-answer-read = Read the answer
button-answer-before = Earlier answer
button-answer-now = The answer that holds
button-correct = Correct the answer
button-correction-read = Read the correction
button-correction-rewrite = Improve your correction
button-correction-approve = Approve and tell the reporter
button-correct-words = Change the words only
button-see-report = See your report
answer-outdated = <i>This answer no longer holds: we have corrected it.</i>
correction-choose =
    <b>Correct the answer to report { $ticket }</b>
    The outcome that holds now: { $outcome }

    Choose the right outcome and fill in the evidence again. If only the words are wrong, tap "Change the words only".
    The old answer is kept. The reporter is told once another verifier has approved the correction.
correction-head = <b>Correcting the answer to report { $ticket }</b> · { $outcome }
correction-preview-hint =
    <i>To change your words, just type the new answer here.
    The reporter is told once another verifier approves it. Until then the old answer holds.</i>
correction-written =
    The correction of the answer to report { $ticket } (<b>{ $outcome }</b>) waits for another verifier's approval.
    Until then the old answer holds. While it waits you can take it back from that report.
correction-made = The answer to report { $ticket } is corrected: <b>{ $outcome }</b>. The reporter is told if still registered.
correction-waits = <b>A correction that waits for approval.</b> This is how the reporter will read it:
correction-waiting = A correction of the answer to report <b>{ $ticket }</b> waits for your or another verifier's approval.
correction-approved = Your correction of the answer to report <b>{ $ticket }</b> ({ report-outcome }) was approved by another verifier. The reporter has been told.

# What the reporter is told
report-outcome-before =
    { $before ->
        [benar] { data-outcome-benar }
        [salah] { data-outcome-salah }
        [sebagian_benar] { data-outcome-sebagian-benar }
        [belum_terbukti] { data-outcome-belum-terbukti }
        [satir] { data-outcome-satir }
       *[penipuan] { data-outcome-penipuan }
    }
report-corrected =
    <b>Correction of the answer to your report { $ticket }</b>
    Our earlier answer was wrong. We apologise. What holds now:
    Outcome: <b>{ report-outcome }</b> (before: { report-outcome-before })

    { $answer }
report-corrected-sources =
    <b>Correction of the answer to your report { $ticket }</b>
    Our earlier answer was wrong. We apologise. What holds now:
    Outcome: <b>{ report-outcome }</b> (before: { report-outcome-before })

    { $answer }

    Sources:
    { $sources }

# Refusals
refusal-nothing-corrected = It says the same as the answer that holds, so nothing is corrected. Change its words, outcome or sources first.
refusal-never-corrected-to = An answer can't be corrected to Opinion/criticism or Out of scope. Choose another outcome.

# What we have published that answers a report
verdict-preview-code = <i>If something that we have published answers it, type its code here (for instance SM-7K2QX).</i>
button-drop-code = Without a code
button-check-code = Check that item
report-answer-code = Our official item about this: <code>{ $code }</code>
report-answered-by = Our official item about your report <b>{ $ticket }</b>: <code>{ $code }</code>
answering-item-corrected =
    <b>Item { $code } was corrected</b>
    { $title }

    We once answered your report with this item. Version { $version } holds now.
answering-item-withdrawn =
    <b>Item { $code } was withdrawn</b>
    Reason: { withdrawal-reason }

    We once answered your report with this item. Please don't spread it.
refusal-answer-not-public = That is not the code of an item that we have published. Check it, or go on without a code.
