# Review
command-tinjau = review items
item-to-review =
    <b>Item { $code } waits for your review</b>
    { $title }
button-open-review = Open the review
review-none = Nothing waits for your review.
review-list =
    <b>Waiting for review</b>
    Those that have waited longest come first.
review =
    { $card }

    <b>Version:</b> { $version }
    { $audience }
    { $plan }
    { $note }
review-own = You wrote or last changed it, so somebody else decides.
button-send-back = Send back
button-back-to-review = ‹ Back to the review
button-to-queue = ‹ Queue
review-approved = Item <b>{ $code }</b> is approved and is being sent to { $reached } groups. Watch it in /siaran.
review-approved-relay = Item <b>{ $code }</b> is approved and offered to { $reached } regional admins. Watch it in /siaran.
review-reason = Type why { $code } goes back, { $limit } characters at most. The reason is sent to its author. /batal to stop.
review-sent-back = Item { $code } has gone back to its author with your reason.
item-sent-back =
    <b>Item { $code } was sent back</b>
    { $title }

    The reviewer's reason: { $reason }
returned-because = <b>Sent back by the reviewer:</b> { $reason }
button-open-own = Open the item
field-reason = The reason
refusal-own-work = You wrote or last changed this item. Somebody else has to decide on it.
refusal-own-work-others =
    You wrote or last changed this item. { $others ->
        [0] Nobody else may decide for this target or a wider scope yet; ask the centre to appoint somebody.
       *[other] { $others } others may decide on it, for this target or a wider scope.
    }
refusal-item-already-approved = Item { $code } is approved already.
refusal-no-groups-in-target = No group in this target is connected yet, so the item can't be approved.
refusal-no-admins-in-target = There is no regional admin in this target yet who could forward it. Ask the centre to appoint one, or send the item back to go to the groups directly.
review-amends =
    <b>It was broadcast before.</b> Once approved, the old message is updated in { $edited } groups, and a new one goes to { $new } groups. A notice stands beneath each updated message. Whoever recorded a share of it or reported it is told as well.
review-amends-relay =
    <b>It was broadcast before.</b> Once approved, the old message is updated in { $edited } groups, and it is offered to { $new } admins whose groups lack it. A notice stands beneath each updated message. Whoever recorded a share of it or reported it is told as well.
review-amends-unknown = In { $number } more groups it isn't known whether the old message arrived, so it isn't updated there.
review-amended = Item <b>{ $code }</b> is approved. Updated in { $edited } groups, new to { $new } groups. Watch it in /siaran.
review-amended-relay = Item <b>{ $code }</b> is approved. Updated in { $edited } groups, offered to { $new } regional admins. Watch it in /siaran.
review-amended-later = The new message goes out { $time }.
review-stars = <b>Cost of sending:</b> up to { $number } Stars
review-scheduled = Item <b>{ $code }</b> is approved and scheduled for { $time }, to { $reached } groups. Watch it with /siaran.
review-scheduled-relay = Item <b>{ $code }</b> is approved and scheduled for { $time }, to { $reached } regional admins. Watch it with /siaran.
review-resting = Groups in their quiet hours, which get it afterwards: { $number }.
refusal-plan-ended = This item’s validity has ended, or ends before it goes out, so it can’t be approved. Send it back so that its author changes the time.
refusal-item-moved-on = Content { $code } has changed since this screen was opened. Open it again from its list.
