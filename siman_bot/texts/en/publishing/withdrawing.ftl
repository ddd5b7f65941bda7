# Withdrawing an item that was broadcast
button-withdraw-item = Withdraw from the groups
withdraw-choose =
    <b>Withdraw { $code }</b>
    { $title }

    { $chats ->
        [0] It stands in no group yet.
       *[other] It stands in { $chats } groups.
    } Choose how:
    • <b>Mark as withdrawn</b>: a notice with the reason takes the message's place.
    • <b>Delete the messages</b>: what is older than 48 hours is marked as withdrawn.
button-withdraw-item-mark = Mark as withdrawn
button-withdraw-item-delete = Delete the messages
withdraw-reason =
    <b>Why is { $code } withdrawn?</b>
    Choose one reason. Everybody can read it, in the groups and with /cek.
withdraw-reason-again =
    <b>Choose the reason for withdrawing { $code } from the list</b>
    A reason in words of your own isn't used when withdrawing.
withdrawal-reason =
    { $reason ->
        [wrong-content] Its content is wrong
        [wrong-source] Its source is wrong
        [wrong-target] It went to the wrong places
        [expired] It is no longer valid
        [changed] The situation has changed
        [unsafe] Holds personal data or is unsafe
       *[other] { $reason }
    }
withdraw-confirm =
    <b>{ $removal ->
        [delete] Withdraw { $code } and delete its messages in { $chats } groups?
       *[mark] Withdraw { $code } and mark its messages in { $chats } groups?
    }</b>
    { $title }

    Reason: { withdrawal-reason }

    It takes effect at once and can't be undone.
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

    Reason: { withdrawal-reason }
refusal-item-already-withdrawn = Item { $code } is withdrawn already.
refusal-reason-not-listed = That reason isn't on the list. Open the screen for withdrawing again and choose one.
