# Buttons below a broadcast's details
button-pause = Pause
button-resume = Resume
button-cancel-broadcast = Cancel
button-resend-failed = Send the failed again ({ $number })
button-doubts = Undecided ({ $number })
button-export = Download the list (XLSX)
broadcast-now-paused = Broadcast { $code } is paused.
broadcast-now-resumed = Broadcast { $code } goes on.
broadcast-now-cancelled = Broadcast { $code } is cancelled.
broadcast-export-coming = The list is being made…

# Cancelling
broadcast-ask-cancel =
    <b>Cancel broadcast { $code }?</b>
    { $title }

    { $number } messages that still wait will not be sent. What was sent stays in its groups.
    This can't be undone. To stop for a while, choose Pause.
button-cancel-yes = Yes, cancel this broadcast

# Sending again
resent-sent = { $number } messages are sent again.
resent-quiet = { $number } wait for their groups' quiet hours to end.
resent-skipped = { $number } were left out: their groups are no longer connected, have moved elsewhere or have a newer version.
resent-more = { $number } more: tap once more.

# Undecided
doubts =
    <b>Undecided: { $code }</b> ({ $number } messages)
    These may have arrived; Telegram's answer was lost. First open the group and look for the message.
    It is there: tap Arrived. { $absent }

    { $lines }
doubts-absent = It isn't: tap Send again, or Didn't arrive if it needn't be sent any more.
doubts-absent-final = It isn't: tap Didn't arrive. It can't be sent again any more.
doubt-line = { $place }. <b>{ $chat }</b> · { $where } · { $time } · { $kind }
doubt-admin = Regional admin
button-arrived = { $place } · Arrived
button-missing = { $place } · Didn't arrive
button-resend = { $place } · Send again
button-all-arrived = All arrived
button-all-missing = None arrived
button-all-resend = Send all again
doubt-noted = Noted: arrived.
doubts-noted = { $number } messages noted as arrived.
doubts-ask-arrived =
    <b>Note { $number } messages of broadcast { $code } as arrived?</b>
    Go on only if you have seen the message in every group.
doubt-noted-missing = Noted: didn't arrive.
doubts-noted-missing = { $number } messages noted as not arrived.
doubts-ask-missing =
    <b>Note { $number } messages of broadcast { $code } as not arrived?</b>
    Go on only if you have checked that the message is missing in every group.
doubts-ask-resend =
    <b>Send { $number } messages of broadcast { $code } again?</b>
    Go on only if you have checked that the message is missing in every group. Where it isn't, it will stand there twice.
button-all-arrived-yes = Yes, { $number } messages arrived
button-all-missing-yes = Yes, { $number } messages didn't arrive
button-all-resend-yes = Yes, send { $number } messages again

# Kinds and states of messages
delivery-kind-item = Group messages
delivery-kind-relay-card = Admin cards
delivery-kind-media = Attachments
delivery-kind-edit = Updates
delivery-kind-attribution = Captions of attachments
delivery-kind-reply = Replies
delivery-kind-pin = Pins
delivery-kind-withdraw = Withdrawals
delivery-kind-delete = Deletions
delivery-state-pending = Waiting
delivery-state-sent = Sent
delivery-state-edited = Updated
delivery-state-withdrawn = Withdrawn
delivery-state-failed = Failed
delivery-state-expired = Expired
delivery-state-cancelled = Cancelled
delivery-state-unknown = Undecided

# The file
sheet-name = Broadcast
sheet-chat = Group
sheet-place = Place
sheet-kind = Kind
sheet-state = State
sheet-reason = Reason
sheet-attempts = Attempts
sheet-sent = Sent at

# Refusals
refusal-broadcast-changed = Broadcast { $code } has changed since this screen was opened. Tap Refresh, then try again.
refusal-broadcast-already-paused = Broadcast { $code } is paused already.
refusal-broadcast-already-resumed = Broadcast { $code } goes on already.
refusal-broadcast-already-cancelled = Broadcast { $code } is cancelled already.
refusal-broadcast-already-done = Broadcast { $code } is done: nothing waits any more.
refusal-nothing-to-resend = No failed message of broadcast { $code } is left to send again. Tap Refresh to see how it stands.
refusal-nothing-unknown = That message was decided on already. Open the list again to see what is left.
refusal-broadcast-not-resendable = Broadcast { $code } was cancelled, ran out of time or its content has changed, so it can't be sent again. If the message isn't there, choose Didn't arrive.
audience-troubled = { $number } of the groups cannot be written to at the moment.
review-troubled = { $number } groups cannot be written to and are recorded as failed. Once that is mended, send again from /siaran.
