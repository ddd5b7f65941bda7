# Handed in
handed-kind =
    { $kind ->
        [photo] photo
        [video] video
        [document] document
        [animation] GIF
        [audio] audio
        [voice] voice message
        [video_note] video message
        [sticker] sticker
        [location] location
        [contact] contact
        [poll] poll
       *[other] message of this kind
    }
handed-number =
    { $kind ->
        [text] { $number } text
        [link] { $number } { $number ->
            [one] link
           *[other] links
        }
       *[other] { $number } { $what }
    }
handed-in =
    We received: { $what }.
    Choose what to do with it. Nothing is sent before you choose.
handed-in-words =
    We received: { $what }.
    <blockquote>{ $words }</blockquote>
    Choose what to do with it. Nothing is sent before you choose.
handed-unread =
    Sorry, we can't read this yet: { $what }.
    Send the text, link, photo, video, voice message or document that you want to check or report.
handed-without-words =
    We can't look into photos, videos, sounds and documents by ourselves yet.
    If there is a code like SM-7K2QX in it, type it here. If it looks suspicious, report it: a verifier will look at it.
handed-album-partly = Only one file of that album is included. Send the others here to add them.
handed-dropped = All right. We keep nothing of it.
handed-changed-after = That message belongs to report <b>{ $ticket }</b>, which has already been sent, so the change isn't part of it. You can send the new text as an addition.
handed-changed-unread = That change hasn't been applied. Choose what to do with the new text, or send it as a new message.
handed-addition = Addition to report { $ticket }:
change-taken = Your change has been applied.
not-taken =
    Sorry, this can't answer the question: { $what }. Please answer in writing, or /batal to stop.
text-not-taken = Note: what you wrote isn't used here. Please use the buttons below.
not-taken-tap =
    Sorry, this can't be used here: { $what }. Please use the buttons of the message above, or /batal to stop.
file-not-taken = Note: only the words are used here, not this: { $what }.
button-hand-check = Check
button-hand-report = Report
button-hand-record = Record shares
button-hand-drop = Cancel
button-hand-add = Send as an addition
refusal-handed-in-gone = We don't keep that any more. Please send it again.
