# Broadcasts
command-siaran = watch broadcasts
command-teruskan = forward content to your groups
broadcast-progress =
    <b>Broadcast { $code }</b>
    { $numbers }
    { $state }
broadcast-running = Being sent…
broadcast-done = Done.
broadcast-none = There is no broadcast in your scope yet. Write content with /buat.
broadcast-list =
    <b>Newest broadcasts</b>

    { $lines }

    Choose one for its details:
broadcast-line = <b>{ $code }</b> · { $time } · { $numbers }
broadcast-detail =
    <b>Broadcast { $code }</b>
    { $title }
    Approved { $time }
    { $numbers }
    { $reasons }
broadcast-reason = • { $reason }: { $number }
tally-groups = { $sent }/{ $all } sent
tally-cards = { $sent }/{ $all } admins received it
tally-failed = { $number } failed
tally-unknown = { $number } undecided
button-refresh = Refresh
button-back = ‹ Back

# Forwarding by regional admins
relay-card =
    <b>For you to forward</b>
    This is how your groups will see it:

    { $card }
relay-card-forwarded =
    <b>You have forwarded this</b>

    { $card }
relay-card-withdrawn = Content { $code } was withdrawn or updated, so it can't be forwarded any more.
button-relay = Forward to my { $groups } groups
relay-forwarded = Content { $code } is being sent to { $groups } of your groups. Thank you.
relay-forwarded-by-others = All your groups already have content { $code } from another admin. Thank you.
relay-none = There is nothing for you to forward yet. We will tell you here.
relay-list =
    <b>Content to forward</b>
    ✓ forwarded, • not yet

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
reason-file-refused = Telegram refused the file
reason-message-gone = message no longer exists
reason-gave-up = Telegram could not be reached
reason-nothing-there = the original message did not arrive
reason-superseded = replaced by a newer version

# Refusals
refusal-already-forwarded = You have forwarded this content already.
refusal-no-own-groups = No group is bound in your scope yet. Add the bot to a group, then type /grup there.
refusal-item-moved-on = Content { $code } has changed since this screen was opened. Open it again from its list.
refusal-not-found = Not found. Check the code, then try again.
