# Undecided
messages-number =
    { $number ->
        [one] 1 message
       *[other] { $number } messages
    }
doubts =
    <b>Undecided: { $code }</b> ({ messages-number })
    These may have arrived; Telegram's answer was lost. First open the group and look for the message.
    It is there: tap Arrived. { $absent }

    { $lines }
doubts-absent = It isn't: tap Send again, or Didn't arrive if it needn't be sent any more.
doubts-absent-final = It isn't: tap Didn't arrive. It can't be sent again any more.
doubt-line = { $place }. <b>{ $chat }</b> · { $where } · { $time } · { $kind }
doubt-admin = Regional admin
button-arrived = { $place } · Arrived
button-missing = { $place } · Didn't arrive
button-resend = { $place } · Send again
button-all-arrived = All arrived
button-all-missing = None arrived
button-all-resend = Send all again
doubt-noted = Noted: arrived.
doubts-noted = { messages-number } noted as arrived.
doubts-ask-arrived =
    <b>Note { messages-number } of broadcast { $code } as arrived?</b>
    Go on only if you have seen the message in every group.
doubt-noted-missing = Noted: didn't arrive.
doubts-noted-missing = { messages-number } noted as not arrived.
doubts-ask-missing =
    <b>Note { messages-number } of broadcast { $code } as not arrived?</b>
    Go on only if you have checked that the message is missing in every group.
doubts-ask-resend =
    <b>Send { messages-number } of broadcast { $code } again?</b>
    Go on only if you have checked that the message is missing in every group. Where it isn't, it will stand there twice.
button-all-arrived-yes = Yes, { messages-number } arrived
button-all-missing-yes = Yes, { messages-number } didn't arrive
button-all-resend-yes = Yes, send { messages-number } again

# Refusals
refusal-nothing-unknown = That message was decided on already. Open the list again to see what is left.
refusal-broadcast-not-resendable = Broadcast { $code } was cancelled, ran out of time or its content has changed, so it can't be sent again. If the message isn't there, choose Didn't arrive.
