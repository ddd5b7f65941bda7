# The card of an item
card-narrative =
    <b>{ $title }</b>

    { $body }

    { $attribution }
card-clarification =
    <b>{ $heading }</b>
    <b>{ $title }</b>

    { $body }

    { $attribution }
card-attribution =
    { $office_label }: { $office }
    { $post_label }: { $post }
    { $source_label }: { $source }
    { $code_label }: <code>{ $code }</code>
card-heading = CLARIFICATION
card-office = Office
card-post = Responsible
card-source = Source
card-code = Code
button-copy-share = Copy text
button-record-share = Record a share
button-check = Check

# Writing items
command-buat = write an item
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
form-title =
    <b>Step { $number } of { $all }: title</b>
    Type the title, { $limit } characters at most. /batal to stop; what you have filled in is kept in /buat.
form-body =
    <b>Step { $number } of { $all }: body</b>
    Type the body in plain language, { $limit } characters at most.
form-source-url =
    <b>Step { $number } of { $all }: source link</b>
    Send one https link to an official document or page that anyone can open.
form-office =
    <b>Step { $number } of { $all }: office</b>
    Type the name of the office that issues this.
form-post =
    <b>Step { $number } of { $all }: responsible post</b>
    Type the post that is responsible, not a person's name. For example: Kepala Biro Humas.
form-target =
    <b>Step { $number } of { $all }: target</b>
    Choose the place it is for, or type the name of a province, regency or city to search.
form-target-found = Found for “{ $search }”. Choose one, or type another name:
form-target-not-found = No place within your scope matches “{ $search }”. Type another name, or see them all:
form-way =
    <b>Step { $number } of { $all }: way</b>
    Direct: sent to every group there as soon as it is approved.
    By regional admins: each admin forwards it to the own groups.
form-present =
    { $prompt }

    <b>As it stands:</b>
    { $value }
form-last =
    { $prompt }

    You last used: { $value }
button-use-last = Use: { $value }
button-way-direct = Straight to the groups
button-way-relay = By regional admins
button-all-places = ‹ All places
button-to-preview = ‹ Back to the preview
target-name =
    { $kind ->
        [nation] All of Indonesia
        [region] Region { $name }
       *[other] { $name }
    }
target-whole = All of { $name }
preview-new =
    <b>Preview</b>
    This is what the groups will see. It gets its code when you send it for review.

    { $card }

    { $audience }
    { $plan }
preview-change =
    <b>Preview of the change</b>
    This is what the groups will see. The change counts once somebody else has approved it.

    { $card }

    { $audience }
    { $plan }
audience-direct = <b>Target:</b> { $target }, straight to { $groups } groups
audience-relay = <b>Target:</b> { $target }, { $groups } groups by { $admins } regional admins
button-submit = Send for review
button-change-title = Change title
button-change-body = Change body
button-change-source-url = Change source
button-change-office = Change office
button-change-post = Change post
button-change-target = Change target
button-change-way = Change way
button-discard = Delete draft
ask-discard = Delete this draft? What is written can't be brought back.
button-discard-yes = Yes, delete
button-keep = No, keep
draft-discarded = The draft is deleted. See the others in /buat.
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
review-duty = Check the source, then approve it or send it back with a reason.
review-own = You wrote or last changed it, so somebody else decides.
button-approve = Approve and send
button-send-back = Send back
button-to-queue = ‹ Queue
review-approved = Item <b>{ $code }</b> is approved and is being sent to { $reached } groups. Watch it in /siaran.
review-approved-relay = Item <b>{ $code }</b> is approved and offered to { $reached } regional admins. Watch it in /siaran.
review-reason = Type why { $code } goes back, { $limit } characters at most. The reason is sent to its author. /batal to stop.
review-sent-back = Item { $code } has gone back to its author with your reason.
item-sent-back =
    <b>Item { $code } was sent back</b>
    { $title }

    The reviewer's reason: { $reason }
button-open-own = Open the item

# Fields and refusals
field-title = The title
field-body = The body
field-source-url = The source link
field-office = The office
field-post = The responsible post
field-target = The target
field-way = The way
field-reason = The reason
refusal-own-work = You wrote or last changed this item. Somebody else has to decide on it.
refusal-draft-gone = This draft was sent or deleted. See /buat.
refusal-item-incomplete = { $field } is still missing. The item can't be sent without it.
refusal-source-not-link = Send one link that begins with https:// to a page that anyone can open.
refusal-no-name = { $field } needs a clear name: { $letters } letters at least.
refusal-labels-a-claim = “{ $fragment }” denies or labels a claim. That makes it a clarification, which can't be sent as a narrative.
refusal-calls-against = “{ $fragment }” calls to act against somebody or to post in step. Please remove it.
refusal-personal-target = “{ $fragment }” points at a personal account, link or number. Please remove it.
refusal-source-is-post = “{ $fragment }” is a social-media post or account. Use an official page or document as the source.
refusal-nothing-changed = Nothing has changed yet.
refusal-item-already-approved = Item { $code } is approved already.
refusal-no-groups-in-target = No group is bound in this target yet, so the item can't be approved.
refusal-no-admins-in-target = No regional admin who could forward it is in this target yet. Ask the centre to appoint one, or send the item back to go to the groups directly.
