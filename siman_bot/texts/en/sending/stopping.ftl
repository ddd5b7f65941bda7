# Stopping everything outgoing
command-hentikan = stop all sending
stop-ask =
    <b>Stop all sending?</b>
    Broadcasts, notices and answers to reports stop within a second; nothing is lost. The bot still answers whoever types.

    You can't let it go on yourself: one of { $number } other people of the national centre does. They are told at once.
stop-ask-alone =
    <b>Stop all sending?</b>
    Broadcasts, notices and answers to reports stop within a second; nothing is lost. The bot still answers whoever types.

    You can't let it go on yourself, and nobody else may yet. Whoever runs the bot must first give a second person the role of the national centre.
button-stop-all = Stop everything now
button-resume-all = Let sending go on
button-stop-look = Look
stop-in-force =
    ⛔ <b>All sending is stopped</b>
    Since { $since }, by { $role }.
    Make sure that the cause is mended, then let it go on. What waits will be sent.
stop-own =
    ⛔ <b>All sending is stopped</b>
    Since { $since }, by you ({ $role }).
    Who can let it go on: { $number } other people of the national centre, with /hentikan.
stop-own-alone =
    ⛔ <b>All sending is stopped</b>
    Since { $since }, by you ({ $role }).
    Nobody else can let it go on yet. Ask whoever runs the bot to give a second person the role of the national centre.
stop-resumed =
    <b>Sending goes on</b>
    What was waiting is sent now, in its order.
stop-told =
    ⛔ <b>All sending is stopped</b>
    Since { $since }, by { $role }. You are one of those who can let it go on.
stop-over = ✅ The centre has let sending go on. What waited is being sent.

# Refusals
refusal-already-stopped = All sending is stopped already.
refusal-already-resumed = Sending goes on already.
refusal-own-stop = You stopped it, so somebody else lets it go on: one of { $number } other people of the national centre.
