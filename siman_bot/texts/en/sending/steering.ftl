# Buttons below a broadcast's details
button-pause = Pause
button-resume = Resume
button-cancel-broadcast = Cancel
button-resend-failed = Send the failed again ({ $number })
button-doubts = Undecided ({ $number })
broadcast-now-paused = Broadcast { $code } is paused.
broadcast-now-resumed = Broadcast { $code } goes on.
broadcast-now-cancelled = Broadcast { $code } is cancelled.

# Cancelling
broadcast-ask-cancel =
    <b>Cancel broadcast { $code }?</b>
    { $title }

    { messages-number } that still wait will not be sent. What was sent stays in its groups.
    This can't be undone. To stop for a while, choose Pause.
button-cancel-yes = Yes, cancel this broadcast

# Sending again
resent-sent = { messages-number } are sent again.
resent-quiet = { $number } wait for their groups' quiet hours to end.
resent-skipped = { $number } were left out: their groups are no longer connected, have moved elsewhere or have a newer version.
resent-more = { $number } more: tap once more.

# Refusals
refusal-broadcast-changed = Broadcast { $code } has changed since this screen was opened. Tap Refresh, then try again.
refusal-broadcast-already-paused = Broadcast { $code } is paused already.
refusal-broadcast-already-resumed = Broadcast { $code } goes on already.
refusal-broadcast-already-cancelled = Broadcast { $code } is cancelled already.
refusal-broadcast-already-done = Broadcast { $code } is done: nothing waits any more.
refusal-nothing-to-resend = No failed message of broadcast { $code } is left to send again. Tap Refresh to see how it stands.
