# The public card
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
    <blockquote><b>{ $heading }</b>
    { $lines }</blockquote>
card-attribution-bare = <blockquote>{ $lines }</blockquote>
card-attribution-lines =
    { $office_label }: { $office }
    { $post_label }: { $post }
    { $source_label }: { $source }
    { $code_label }: <code>{ $code }</code>
card-block = Official SIMAN details
card-heading = CLARIFICATION
card-office = Office
card-post = Responsible
card-source = Source
card-code = Code
button-copy-share = Copy text
button-record-share = Record a share
button-check = Check
audience-direct = <b>Target:</b> { $target }, straight to groups: { $groups }
audience-relay = <b>Target:</b> { $target }, by regional admins ({ $admins }) to groups ({ $groups })
card-version = Version
card-changed = The message above was updated.
follow-changed =
    <b>{ $heading }</b>
    { $version_label }: { $version }
    { $attribution }
follow-withdrawn =
    ⛔ <b>WITHDRAWN</b>
    This message no longer holds. Please don't share it.

    Reason: { withdrawal-reason }

    { $attribution }
audience-troubled = { $number } of the groups cannot be written to at the moment.
review-troubled = Groups that cannot be written to, recorded as failed: { $number }. Once that is mended, send again from /siaran.
