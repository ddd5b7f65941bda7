# Forwarding to one's own groups
command-teruskan = forward content to your groups
relay-card =
    <b>For you to forward</b>
    This is how your groups will see it:

    { $card }
relay-card-forwarded =
    <b>You have forwarded this</b>

    { $card }
relay-card-withdrawn = Content { $code } was withdrawn or updated, so it can't be forwarded any more.
button-relay = Forward to my groups ({ $groups })
relay-forwarded = Content { $code } is being sent to { $groups } of your groups. Thank you.
relay-forwarded-by-others = All your groups already have content { $code } from another admin. Thank you.
relay-none = There is nothing for you to forward yet. We will tell you here.
relay-list =
    <b>Content to forward</b>
    ✓ forwarded, • not yet
refusal-relay-paused = The broadcast of content { $code } is paused by the centre. Try forwarding again later.
refusal-relay-cancelled = The broadcast of content { $code } was cancelled by the centre, so it can't be forwarded any more.
refusal-relay-ended = The validity of { $code } has ended, so it can’t be forwarded any more.
refusal-already-forwarded = You have forwarded this content already.
refusal-no-own-groups = No group in your scope is connected yet. Add the bot to a group, then connect that group.
relayed-by = Forwarded by { $by }
relay-version = version { $version }
