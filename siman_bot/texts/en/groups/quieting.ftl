group-quiet = Quiet hours: { $hours } { $clock }.
group-quiet-none = Quiet hours: none.
button-group-quiet = Quiet hours
quiet-ask =
    In its quiet hours a group gets urgent clarifications only; the rest waits until they are over.
    Choose, or type the hours. For example: 21:30-05:00.
button-quiet-none = No quiet hours
refusal-quiet-unreadable = Those hours aren’t clear. Type two, such as 21:30-05:00, or “none”.
