# Withdrawing an item that was broadcast
button-withdraw-item = Withdraw from the groups
withdraw-choose =
    <b>Withdraw { $code }</b>
    { $title }

    { $chats ->
        [0] It stands in no group yet.
       *[other] It stands in { $chats } groups.
    } Choose how:
    • <b>Mark as withdrawn</b>: a notice with your reason takes the message's place.
    • <b>Delete the messages</b>: what is older than 48 hours is marked as withdrawn.
button-withdraw-item-mark = Mark as withdrawn
button-withdraw-item-delete = Delete the messages
withdraw-reason = Type the reason for withdrawing { $code }, at most { $limit } characters. Everybody reads it. /batal to stop.
withdraw-confirm =
    <b>{ $removal ->
        [delete] Withdraw { $code } and delete its messages in { $chats } groups?
       *[mark] Withdraw { $code } and mark its messages in { $chats } groups?
    }</b>
    { $title }

    Reason: { $reason }

    It takes effect at once and can't be undone. To change the reason, type another one.
button-withdraw-item-yes = Yes, withdraw now
button-withdraw-item-no = No, leave it
withdraw-done =
    { $removal ->
        [delete] Item <b>{ $code }</b> is withdrawn and is being deleted in { $chats } groups.
       *[mark] Item <b>{ $code }</b> is withdrawn and is being marked in { $chats } groups.
    } Watch it in /siaran.
item-withdrawn-by-other =
    <b>Item { $code } was withdrawn by the centre</b>
    { $title }

    Reason: { $reason }
refusal-item-already-withdrawn = Item { $code } is withdrawn already.
