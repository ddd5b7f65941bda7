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
button-read-corrected = Read the new version
button-to-contents = ‹ List of content

# Check
check-how = Type /cek and the code or the message that you want to check, in one message. For example: <code>/cek SM-7K2QX</code>
check-ask =
    <b>What is to be checked?</b>
    Send its code (for example <code>SM-7K2QX</code>), forward the message, or paste its text or link here.
check-code = 🔎 <b>Official code.</b> { $code } is an item of { $office }, version { $version }. A code alone proves nothing about a message: compare yours with the text below, or send /cek and the whole message.
check-official = ✅ <b>Official.</b> All of that text is the same as item { $code } of { $office }, version { $version }.
check-excerpt = What you sent is only a part; the whole text is below.
check-outdated = ⚠️ <b>An older version.</b> That text is version { $version } of item { $code }; the one that counts now is version { $newest }:
check-altered = ⛔ <b>Not our text.</b> It uses our item { $code }, but isn't the same as what we sent.
check-changes =
    { $changes }

    <b>Don't trust what was added or changed, above all links and numbers.</b> The official text:
check-older = Compared with version { $version }, the closest.
check-not-ours = What you sent also holds parts that aren't ours. <b>Don't trust those, above all links and numbers.</b>
check-added = <b>Added:</b>
check-dropped = <b>Dropped:</b>
check-changed = <b>Changed:</b>
check-quoted = “<code>{ $fragment }</code>”
check-pair = { $ours } became { $theirs }
check-more = … and { $number } more
check-withdrawn = ⛔ <b>Withdrawn.</b> Item { $code } of { $office } no longer holds. Please don't share it.
check-unknown = ❔ <b>Not from us.</b> That code or text isn't among our official content. This says nothing about whether it is true; if it looks suspicious, report it with /lapor.
check-in-revision = A change of it is in review.
check-with-card =
    { $said }

    { $card }
check-withdrawn-reason = Reason: { withdrawal-reason }
button-share-out = Share
share-out =
    <b>Share { $code } as yourself</b>
    The text is always this one, with the line of disclosure at its end. You may add your own words above it.

    <blockquote>{ $text }</blockquote>
    Facebook, Instagram and TikTok take no text from a link: copy the text and paste it there.
share-on-whatsapp = WhatsApp
share-on-telegram = Telegram
share-on-x = X
share-on-threads = Threads
