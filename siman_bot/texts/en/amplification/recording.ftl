# Recording shares
command-sebar = record a share
share-items =
    <b>Record a share</b>
    Which content did you share? Choose, or type words of its title, its code or the link of your post. This is voluntary.
share-items-links =
    <b>Record shares</b>
    { $number } { $number ->
        [one] link
       *[other] links
    } will be recorded. Which content did you share?
share-items-found =
    <b>Record a share</b>
    This content matches what you typed. Which did you share?
share-items-none = There is no content for your place at the moment.
share-ask-link =
    <b>{ $title }</b>
    Code: <code>{ $code }</code>

    Have you shared it with your account? Send the link of the post here. If not, tap Skip; nothing is recorded.
button-share-skip = Skip
share-choose-account = That link names no account. With which account did you share { $code }?
share-recorded-personal =
    The share of { $code } by <code>{ $account }</code> is recorded. Thank you.
    <b>{ $title }</b>
    Only you see this record. Send another link to record one more, or tap Done.
share-recorded-institution =
    The share of { $code } by <code>{ $account }</code> is recorded. Thank you.
    <b>{ $title }</b>
    Records of institution accounts appear in summaries. Send another link to record one more, or tap Done.
share-several =
    { $lines }

    Send another link to record more, or tap Done.
share-line-recorded = • { $url }: recorded for { $code } by <code>{ $account }</code>.
share-line-already = • { $url }: you had recorded it for { $code }.
share-line-refused = • { $url }: not recorded. { $reason }
share-choose-account-of = The link { $url } names no account. With which of yours did you share { $code }?
share-already-yours =
    You recorded that post on { $time } for { $code }:
    <b>{ $title }</b>

    Send another link to record one more, or tap Done.
button-share-done = Done
share-closed = All right. To record a share: /sebar

# My records
records-none = You have recorded no shares yet.
records-list =
    <b>Your recorded shares</b>

    { $lines }
record-line =
    { $number }. <b>{ $title }</b>
    { $code } · <a href="{ $url }">{ $account }</a> · { $time }
button-delete-record = Delete record { $number }
record-deleted = The record has been deleted.

# Refusals
refusal-link-is-profile = That is a link to a profile, not to a post. Open the post that you shared, copy its link and send it here. Your own profile can be registered among your accounts.
refusal-title-unknown = No item that can be shared has those words in its title. Try other words or its code, or see the list.
refusal-item-not-open = There is no content with that code, or it can't be shared at the moment. Check the code, or look at what can be shared.
refusal-item-elsewhere = Content { $code } is meant for another place.
refusal-no-link = We found no link to a post in that message. Send the link of your post on X, Instagram, Facebook, TikTok, YouTube, Threads or LinkedIn.
refusal-unregistered-account = That post is by { $platform } @{ $handle }, which is not in your list of accounts. If it is your account, register it first; this link is recorded afterwards.
refusal-no-account-on-platform = You have registered no account on { $platform }. Register it first; this link is recorded afterwards.
refusal-record-gone = That record is gone already.
refusal-account-unconfirmed = { $platform } @{ $handle } still waits for an admin's confirmation. Send the link again once it is confirmed.

# News of what was shared
shared-item-corrected =
    <b>Item { $code } was corrected</b>
    { $title }

    You have recorded a share of it. If your post still stands, please bring it in line with version { $version } or delete it. Thank you.
shared-item-withdrawn =
    <b>Item { $code } was withdrawn</b>
    Reason: { withdrawal-reason }

    You have recorded a share of it. If your post still stands, please delete it. Thank you.
