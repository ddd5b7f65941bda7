# Attachments
button-attach = Attachments
button-attach-see = See attachments ({ $number })
button-attach-done = Done
button-attach-drop = Remove { $number }
button-attach-clear = Remove all attachments
attach =
    <b>Attachments</b>
    Send photos, videos or documents to this chat, { $most } at most. Photos up to { $photo } MB, videos and documents up to { $file } MB.
    Make sure that no private person's name, account or face is in them.

    { $list }
attach-none = Nothing is attached yet.
attach-line = { $number }. { $name }
attach-kind =
    { $kind ->
        [photo] Photo
        [video] Video
       *[document] Document
    }
attach-note =
    ⚠️ { $note }

    { $rest }
caption-unused = The caption that you typed beneath it isn't used. Change the item's text from the preview.
attached-number =
    { $kind ->
        [photo] { $number ->
            [one] 1 photo
           *[other] { $number } photos
        }
        [video] { $number ->
            [one] 1 video
           *[other] { $number } videos
        }
       *[document] { $number ->
            [one] 1 document
           *[other] { $number } documents
        }
    }
attached-with-text = <b>Attached:</b> { $what }, with this text beneath
attached-first = <b>Attached:</b> { $what }, sent before this text
refusal-media-too-big = This file has { $size } MB; the most is { $limit } MB. Make it smaller, then send it again.
refusal-media-too-many = At most { $limit } attachments. Remove one, then send it again.
refusal-media-mixed = Documents can't be mixed with photos or videos. Remove what is attached, or send the same kind.
refusal-media-unsupported = Only photos, videos and documents can be attached. Text, stickers, GIFs and voice messages can't.
refusal-media-name = The file's name has “{ $fragment }” in it, which may not be broadcast. Rename the file, then send it again.
refusal-media-gone = Telegram no longer knows this attachment. Ask its writer to attach it again.
refusal-media-there = This file is attached already.
refusal-media-after-broadcast = The attachments of { $code } were sent and can't be changed. Bring back the old ones, or write a new item.
refusal-caption-after-broadcast = This text stands beneath an attachment that was sent, so it has to be shorter. Cut { $over } characters, or write a new item.
