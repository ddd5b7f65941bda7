# A new version of an item that was broadcast before
card-version = Version
card-changed = The message above was updated.
follow-changed =
    <b>{ $heading }</b>
    { $version_label }: { $version }
    { $attribution }
review-amends =
    <b>It was broadcast before.</b> Once approved, the old message is updated in { $edited } groups, and a new one goes to { $new } groups.
review-amends-relay =
    <b>It was broadcast before.</b> Once approved, the old message is updated in { $edited } groups, and it is offered to { $new } admins whose groups lack it.
review-amends-unknown = In { $number } more groups it isn't known whether the old message arrived, so it isn't updated there.
button-amend = Approve, update in place
button-amend-tell = Approve, update and tell beneath it
review-amended = Item <b>{ $code }</b> is approved. Updated in { $edited } groups, new to { $new } groups. Watch it in /siaran.
review-amended-relay = Item <b>{ $code }</b> is approved. Updated in { $edited } groups, offered to { $new } regional admins. Watch it in /siaran.
review-amended-later = The new message goes out { $time }.
tally-edits = { $done }/{ $all } updated
reason-no-right-to-pin = the bot may not pin messages
reason-cant-change = the message can't be changed or deleted
refusal-media-after-broadcast = The attachments of { $code } were sent and can't be changed. Bring back the old ones, or write a new item.
refusal-caption-after-broadcast = This text stands beneath an attachment that was sent, so it has to be shorter. Cut { $over } characters, or write a new item.
