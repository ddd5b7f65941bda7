# Members, for admins
command-anggota = applicants and members in your area
member-applied =
    <b>New applicant</b>
    Name: { $name }
    Institution: { $institution }
    Place: { $place }

    Approve if you know this person as a public-information officer of that institution. All: /anggota
button-member-approve = Approve
button-member-refuse = Refuse
button-member-keep = ‹ Don't refuse
button-member-reopen = Take the refusal back
button-register-again = Register again
button-members-back = ‹ Members
button-members-all = Show all
members-list =
    <b>Members in your area: { $number }</b>
    ⏳ waiting, ✅ member, ✖️ not approved. Type a part of a name or institution to search.
members-found = <b>Found for "{ $search }": { $number }</b>
member-card =
    <b>{ $name }</b>
    Institution: { $institution }
    Place: { $place }
    State: { $state }
    Applied: { $applied }
member-decided = Decided: { $decided }
member-state-pending = waiting for approval
member-state-approved = member
member-state-refused = not approved
member-ask-why = <b>Why not?</b> The applicant reads this reason.
member-reason-not-known = Not known to us yet
member-reason-other-office = Not at that institution
member-reason-other-place = The place is wrong
member-reason-twice = Registered already
member-refused-for = Reason: { $reason }
member-new-institution = The applicant typed this institution's name. If you approve, it joins the list to choose from.
member-look-recorded = This person can see in /dataku that their data was opened.
member-decided-approved =
    ✅ <b>Approved</b>
    { $name }
    { $institution }
    { $place }

    We have told the person.
member-decided-refused =
    <b>Refused</b>
    { $name }
    { $institution }
    { $place }
    Reason: { $reason }

    We have told the person, who may register again.
member-told-approved =
    <b>Your registration is approved</b>
    Welcome to SIMAN as a member from { $institution }.
    See /konten for official content, /sebar to record a share, and /bantuan for all commands.
member-told-not-known =
    <b>Your registration is not approved yet</b>
    The regional admin does not know you as an information officer of { $institution } yet. Ask your institution's public relations first, then register again.
member-told-other-office =
    <b>Your registration is not approved yet</b>
    According to the regional admin you do not work at { $institution }. Register again with your own institution.
member-told-other-place =
    <b>Your registration is not approved yet</b>
    According to the regional admin the place that you chose for { $institution } is wrong. Register again with the right one.
member-told-twice =
    <b>Your registration is not approved yet</b>
    According to the regional admin you are registered from { $institution } with another Telegram account. Use that one, or register again if this is wrong.
member-told-reopened =
    <b>Your registration is being looked at again</b>
    The refusal of your registration from { $institution } was taken back. We will tell you as soon as it is decided.
refusal-member-unknown = This person is no longer registered.
refusal-member-approved = This applicant has been approved before.
refusal-member-refused = This applicant has been refused before.
refusal-member-changed = This applicant has sent new data. Open it again to see them.
refusal-own-membership = Your own membership has to be decided by another admin.
