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
button-members-back = ‹ Members
button-members-all = Show all
members-list =
    <b>Members in your area: { $number }</b>
    ⏳ waiting for approval, ✅ member. Type a part of a name or institution to search.
members-found = <b>Found for "{ $search }": { $number }</b>
member-card =
    <b>{ $name }</b>
    Institution: { $institution }
    Place: { $place }
    State: { $state }
    Applied: { $applied }
    Decided: { $decided }
member-state-pending = waiting for approval
member-state-approved = member
member-state-refused = not approved
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

    We have told the person, who may register again.
member-told-approved =
    <b>Your registration is approved</b>
    Welcome to SIMAN as a member from { $institution }.
    See /konten for official content and /bantuan for all commands.
member-told-refused =
    <b>Your registration was not approved</b>
    The regional admin did not approve your registration from { $institution }.
    Check your data, then register again with /daftar.
refusal-member-unknown = This person is no longer registered.
refusal-member-approved = This applicant has been approved before.
refusal-member-refused = This applicant has been refused before.
refusal-member-changed = This applicant has sent new data. Open it again to see them.
refusal-own-membership = Your own membership has to be decided by another admin.
