# Times and pinning
plan-local-short = { $time } local time
plan-today = Today { $time }
plan-tomorrow = Tomorrow { $time }
plan-no-end = no end
plan-ask-release =
    <b>When it goes out</b>
    Now: { $now }

    Choose, or type a time. For example: tomorrow 08:00, or 26 November 08:00.
    Without a clock’s name { $clock } is meant. Add “local” to send it at the same hour in WIB, WITA and WIT.
plan-ask-release-here =
    <b>When it goes out</b>
    Now: { $now }

    Choose, or type a time in { $clock }. For example: tomorrow 08:00, or 26 November 08:00.
plan-ask-end =
    <b>Valid until</b>
    Now: { $now }

    After this time the item isn’t sent any more; what was sent stays.
    Choose, or type a time in { $clock }. For example: tomorrow 18:00.
plan-which =
    <b>Which time do you mean?</b>
    Choose one, or type the day and the hour again. For example: { $example }.
button-plan-release = When it goes out
button-plan-end = Valid until
button-plan-pin = Pin in the groups
button-plan-unpin = Don’t pin
button-plan-at-once = As soon as approved
button-plan-no-end = No end

# Refusals
refusal-time-unreadable = That time isn’t clear. Type the day and the hour, for example: { $example }
refusal-release-passed = That time has passed by { $clock }. Type one that lies ahead.
refusal-release-too-far = An item can go out one year from now at the latest. Type an earlier date.
refusal-end-passed = The “Valid until” time has passed. Change it, or choose no end.
refusal-end-too-far = The end can be one year from now at the latest. Type an earlier date.
refusal-end-before-release = “Valid until” must come after the item has gone out everywhere. Change one of the two.
refusal-end-not-local = The end is the same instant everywhere, so it can’t be in local time. Type it again in { $clock }.
