# Sending for review, and the writer's own items
desk =
    <b>Your items</b>
    Choose one to go on with, or write a new one:
desk-draft = ✎ { $title }
desk-item = { $state } · { $code } { $title }
desk-state =
    { $state ->
        [draft] sent back
        [in_review] in review
        [approved] approved
       *[withdrawn] withdrawn
    }
button-new-item = + Write a new one
item-submitted =
    Item <b>{ $code }</b> has been sent for review. { $reviewers ->
        [0] There is no other reviewer for that place yet; please ask the centre to appoint one.
       *[other] Reviewers told: { $reviewers }.
    }
own-item =
    { $card }

    <b>State:</b> { $state } (version { $version })
    { $audience }
    { $plan }
item-state =
    { $state ->
        [draft] sent back by a reviewer
        [in_review] waiting for a reviewer
        [approved] approved
       *[withdrawn] withdrawn
    }
button-edit-item = Change
button-item-withdraw = Withdraw
button-to-desk = ‹ Your items
ask-withdraw = Withdraw this item? After that its code can't be used any more.
button-item-withdraw-yes = Yes, withdraw
item-withdrawn = Item { $code } has been withdrawn.
refusal-item-incomplete = { $field } is still missing. The item can't be sent without it.
refusal-nothing-changed = Nothing has changed yet.
