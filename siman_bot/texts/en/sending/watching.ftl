# Broadcasts
command-siaran = watch broadcasts
broadcast-progress =
    <b>Broadcast { $code }</b>
    { $numbers }
    { $state }
broadcast-progress-running = Being sent…
broadcast-progress-waiting = Waiting for its time. The next messages go out: { $until }.
broadcast-progress-stopped = All sending is stopped. What hasn't been sent waits.
broadcast-progress-paused = Paused. What hasn't been sent waits; see /siaran.
broadcast-progress-cancelled = Cancelled. What was sent stays in its groups.
broadcast-progress-done = Done.
broadcast-none = There is no broadcast in your scope yet. Write content with /buat.
broadcast-list =
    <b>Broadcasts</b>, those under way first

    { $lines }

    Choose one for its details, or type its code: /siaran SM-7K2QX
broadcast-line = <b>{ $code }</b> · { $time } · { $state } · { $numbers }
broadcast-course-running = being sent
broadcast-course-waiting = waiting until { $until }
broadcast-course-stopped = stopped
broadcast-course-paused = paused
broadcast-course-cancelled = cancelled
broadcast-course-done = done
broadcast-held-since = held since { $since }: it names somebody in an election that is running there
broadcast-held =
    <b>Broadcast { $code } is held</b>
    { $title }

    “{ $fragment }” names { $name }, who takes part in an election that is running where it goes. What hasn't been sent waits. Let it go on once the election is over, or cancel it and write a new version without that name.
button-broadcast-open = Open the broadcast
refusal-election-holds = Broadcast { $code } can't be sent yet: “{ $fragment }” names { $name }, who takes part in an election that is running there. Wait until it is over, or write a new version without that name.
broadcast-since-paused = paused since { $since }; what hasn't been sent waits
broadcast-since-cancelled = cancelled { $since }; what was sent stays
broadcast-all-stopped = ⛔ <b>All sending is stopped</b> since { $since }.
broadcast-all-stopped-yours = ⛔ <b>All sending is stopped</b> since { $since }. Open /hentikan.
broadcast-detail =
    <b>Broadcast { $code }</b>
    { $title }
    { $target } · approved { $time }
    State: { $state }
broadcast-kind = { $kind }: { $numbers }
broadcast-reason = • { $reason }: { $number }. { $mend }
tally-groups = { $sent }/{ $all } sent
tally-cards = { $sent }/{ $all } admins received it
tally-edits = { $done }/{ $all } updated
tally-pending = { $number } waiting
tally-failed = { $number } failed
tally-unknown = { $number } undecided
tally-edited = { $number } of them updated
tally-withdrawn = { $number } withdrawn
tally-expired = { $number } expired
tally-cancelled = { $number } cancelled
button-refresh = Refresh
button-back = ‹ Back

# Why it failed
reason-blocked = bot was blocked
reason-kicked = bot was removed from the group
reason-deactivated = account is no longer active
reason-not-member = bot isn't a member of the group
reason-group-deleted = group was deleted
reason-chat-not-found = chat not found
reason-no-right-to-write = bot may not write
reason-topic-closed = topic is closed
reason-thread-not-found = topic not found
reason-content-refused = Telegram refused the content
reason-no-right-to-media = group takes no attachments, the text is sent all the same
reason-no-right-to-pin = the bot may not pin messages
reason-cant-change = the message can't be changed or deleted
reason-file-refused = Telegram refused the attachment, the text is sent all the same
reason-message-gone = message no longer exists
reason-not-arrived = looked for and not found
reason-gave-up = Telegram could not be reached
reason-nothing-there = the original message did not arrive
reason-superseded = replaced by a newer version
reason-incident = an error in the bot itself

# What helps
mend-blocked = Ask them to unblock the bot.
mend-kicked = Add the bot to the group again, then type /grup there.
mend-deactivated = That account can't be sent to any more.
mend-not-member = Add the bot to the group again, then type /grup there.
mend-group-deleted = That group can't be sent to any more.
mend-chat-not-found = A group: add the bot again, then type /grup there. An admin: ask them to open this bot and type /start.
mend-no-right-to-write = Ask the group's admin to let the bot write, then send again.
mend-topic-closed = Ask the group's admin to open the topic, then send again.
mend-thread-not-found = Choose another topic with /grup, then send again.
mend-content-refused = This is our mistake and has been logged.
mend-file-refused = This is our mistake and has been logged.
mend-message-gone = The message was deleted from the group.
mend-not-arrived = Send again if it is still needed.
mend-gave-up = Send again once Telegram can be reached.
mend-nothing-there = Send the original message again.
mend-superseded = The newer version is sent instead.
mend-incident = This is our mistake and has been logged. Send again once the program is mended.
mend-no-right-to-media = Ask an admin of the group to let the bot send attachments.
mend-no-right-to-pin = Ask an admin of the group to let the bot pin messages, then send again.
mend-cant-change = Ask an admin of the group to delete the message.
