# Official content
command-konten = newest official content
command-cek = check a code or a message
contents =
    <b>{ $place ->
        [own] Official content for your place
       *[nation] Official content for the whole nation
    }</b>
    Choose one to read it. To search, type /konten and a word.
contents-none = There is no official content here yet.
contents-not-found = No official content matches “{ $search }”. Type /konten to see everything.
button-to-contents = ‹ List of content

# Check
check-how = Type /cek and the code or the message that you want to check, in one message. For example: <code>/cek SM-7K2QX</code>
check-official = ✅ <b>Official.</b> This is item { $code } of { $office }, version { $version }.
check-outdated = ⚠️ <b>An older version.</b> That text is version { $version } of item { $code }; the one that counts now is version { $newest }:
check-altered = ⛔ <b>Not our text.</b> It bears the code or title of our item { $code }, but its words differ. The official words:
check-withdrawn = ⛔ <b>Withdrawn.</b> Item { $code } of { $office } doesn't count any more. Please don't share it.
check-unknown = ❔ <b>Not from us.</b> That code or text isn't among our official content. This says nothing about whether it is true; if it looks suspicious, report it with /lapor.
check-in-revision = A change of it is in review.
check-with-card =
    { $said } { $revision }

    { $card }
check-withdrawn-reason = Reason: { withdrawal-reason }
