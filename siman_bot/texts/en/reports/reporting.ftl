# Reporting a post
command-lapor = report a suspicious post
command-tiket = your reports and their answers
report-ask =
    <b>Report a post</b>
    Forward or paste the suspicious post here: its text, link, photo, video, sound or document.

    We don't store who sent it. Verifiers don't see your name.
    /batal to cancel.
report-ask-placeholder = The suspicious post
report-preview =
    <b>This report will be sent:</b>

    <blockquote expandable>{ $body }</blockquote>
report-preview-files = <b>This report will be sent:</b>
report-preview-more = Send another message to add it, or edit yours.
report-more-links = Further links: { $number }
report-files = Attached: { $what }
button-report-files = See attachments ({ $number })
button-report-back = Back to the report
report-files-sent = Attachments of report <b>{ $ticket }</b>: { $what }, above this message.
report-link = Link: <code>{ $url }</code>
button-report-send = Send report
button-report-discard = Cancel
report-sent =
    Thank you. We have your report, ticket number <b>{ $ticket }</b>.
    We will answer here. You can also see the answer with /tiket.
report-discarded = All right, cancelled. We don't keep that report.

# One's own reports
reports-none = You have not sent any report. Type /lapor to report a post.
reports-list =
    <b>Your reports</b>, newest first:
    { $lines }
report-row = { $ticket } · { $state }
report-line = { $ticket } · { $time }
data-state-baru = Waiting
data-state-diperiksa = Being checked
data-state-diajukan = Waiting for approval
data-state-selesai = Done
data-state-dikoreksi = Corrected
data-state-lewat = Not answered
data-state-ditarik = Withdrawn
report-state =
    { $state ->
        [baru] { data-state-baru }
        [diperiksa] { data-state-diperiksa }
        [diajukan] { data-state-diajukan }
        [selesai] { data-state-selesai }
        [dikoreksi] { data-state-dikoreksi }
        [lewat] { data-state-lewat }
       *[ditarik] { data-state-ditarik }
    }
report-opened =
    <b>Report { $ticket }</b>
    State: { $state }
    Received: { $time }
report-own-text =
    The post that you reported:
    <blockquote expandable><tg-spoiler>{ $body }</tg-spoiler></blockquote>
button-my-reports = My reports
button-withdraw = Withdraw report
report-weigh-withdrawal = Withdraw report { $ticket }? Its text is destroyed at once and it will not be answered.
button-withdraw-yes = Yes, withdraw it
button-withdraw-no = No

# Answers to the reporter
data-outcome-benar = True
data-outcome-salah = False
data-outcome-sebagian-benar = Partly true
data-outcome-belum-terbukti = Unproven
data-outcome-satir = Satire
data-outcome-penipuan = Fraud
data-outcome-pendapat = Opinion/criticism
data-outcome-luar-lingkup = Out of scope
report-outcome =
    { $outcome ->
        [benar] { data-outcome-benar }
        [salah] { data-outcome-salah }
        [sebagian_benar] { data-outcome-sebagian-benar }
        [belum_terbukti] { data-outcome-belum-terbukti }
        [satir] { data-outcome-satir }
        [penipuan] { data-outcome-penipuan }
        [pendapat] { data-outcome-pendapat }
       *[luar_lingkup] { data-outcome-luar-lingkup }
    }
report-clarified =
    <b>Clarification on your report { $ticket }</b>
    Outcome: <b>{ report-outcome }</b>

    { $answer }
report-clarified-sources =
    <b>Clarification on your report { $ticket }</b>
    Outcome: <b>{ report-outcome }</b>

    { $answer }

    Sources:
    { $sources }
report-opinion =
    <b>Answer to your report { $ticket }</b>
    The post states an opinion or criticism. Everybody has the right to state one, so we do not judge whether it is true or false. We close this report.
data-referral-dewan-pers = Right of reply, Press Council
data-referral-sp4n-lapor = SP4N-LAPOR!
data-referral-ppid = PPID
referral =
    { $referral ->
        [dewan_pers] { data-referral-dewan-pers }
        [sp4n_lapor] { data-referral-sp4n-lapor }
       *[ppid] { data-referral-ppid }
    }
report-referred =
    <b>Answer to your report { $ticket }</b>
    { $referral ->
        [dewan_pers] Your report is about press coverage, which is outside our scope. You can ask that medium for a right of reply or correction, or complain to the Press Council (Dewan Pers): https://dewanpers.or.id
        [sp4n_lapor] Your report is about a public service, which is outside our scope. You can complain through SP4N-LAPOR!: https://www.lapor.go.id or by SMS to 1708.
       *[ppid] You ask for public information, which is outside our scope. You can request it from the information officer (PPID) of the institution concerned; requests are answered within 10 working days.
    }
report-expired =
    We are sorry: your report <b>{ $ticket }</b> wasn't answered within { $days } days, so we have closed it. Its text and link are destroyed.
    If the post is still going round, please report it again with /lapor.

# Notice to verifiers
reports-waiting = New reports wait to be checked.
button-open-queue = Open queue

# Refusals
field-report-text = The report's text
refusal-report-no-text = There is nothing of a post in that message yet. Send its text, link, photo, video, sound or document.
refusal-report-too-many-files = A report holds at most { $limit } files. Please send the rest as another report.
refusal-report-open = You have reported the same text and we are still checking it: { $ticket }.
refusal-ticket-not-found = There is no such ticket. Please check its number and try again.
refusal-report-closed = This report has been answered or withdrawn, so it can't be changed any more.
refusal-too-many-reports = You still have { $limit } reports without an answer. Wait for an answer, or take one back.

# News of items in posts that were reported
reported-item-corrected =
    <b>Item { $code } was corrected</b>
    { $title }

    A post that you reported contains this item. What holds now is version { $version }.
reported-item-withdrawn =
    <b>Item { $code } was withdrawn</b>
    Reason: { withdrawal-reason }

    A post that you reported contains this item. Please don't spread it.
report-reopened = Your report <b>{ $ticket }</b> is checked again under the new ticket <b>{ $reopened }</b>. We send the answer here.
