# Registration
command-daftar = register as a member or change your data
command-profil = your membership
register-region =
    <b>Registration</b>
    In which region do you work?
    You can also type the name of a province, regency or city right away.
register-place = <b>Choose where you work</b>
register-province = <b>Choose the province</b>
register-regency =
    <b>{ $province }</b>
    Choose the regency or city.
register-institution =
    <b>{ $place }</b>
    Choose your institution.
register-institution-name =
    <b>{ $place }</b>
    Type the full name of your institution. An admin will check it.
register-confirm =
    <b>Check your data</b>
    Name: { $name }
    Institution: { $institution }
    Place: { $full_place }

    The name is that of your Telegram profile. The admin of your region will see this data.
register-replaces-pending = Your registration is waiting for approval. New data will replace the old.
register-replaces-approved = You are a member already. If you send new data, your membership has to be approved again.
register-may-search = You can also type a part of the name.
register-found = Found for "{ $search }":
register-found-nothing = Nothing matches "{ $search }". Type another word or go back.
register-sent =
    <b>Sent, waiting for approval</b>
    { $institution }
    { $place }

    { $deciders ->
        [0] There is no admin for your place yet. Please ask the centre to appoint one; your application is kept, and we will tell you here what comes of it.
       *[other] The admin has been told. We will tell you here.
    }
button-register-back = ‹ Back
button-register-send = Send registration
button-register-change = Change data
button-own-accounts = My social-media accounts
button-own-data = My data
button-no-regency = Province level, not a regency
button-unlisted = My institution isn't listed
region-wib = Western Indonesia (WIB)
region-wita = Central Indonesia (WITA)
region-wit = Eastern Indonesia (WIT)
place-in-region = { $place } · { $region }
field-institution = Institution name
refusal-not-registered = This is for approved members only, and you haven't registered.
refusal-membership-waits = This is for approved members only. Your registration still waits for an admin's decision; we will tell you here.
refusal-membership-refused = This is for approved members only. Your registration was refused; you can register again.
refusal-home-unknown = There is no such place. Please choose again.
refusal-institution-unknown = That institution isn't on the list of that place. Please choose again.

# Profile
profile-name =
    <b>Your profile</b>
    Name: { $name }
profile-no-member = You are not registered as a member.
profile-pending =
    Membership: waiting for approval since { $at }
    Institution: { $institution }
    Place: { $place }
profile-approved =
    Membership: member since { $at }
    Institution: { $institution }
    Place: { $place }

    If you change your data, your membership has to be approved again.
profile-refused =
    Membership: not approved on { $at }
    Institution: { $institution }
    Place: { $place }

    You may register again.
profile-roles =
    Roles:
    { $roles }
profile-role = { $role } ({ $scope })
scope-nation = all of Indonesia
role-central = Central
role-regional-admin = Regional admin
role-verifier = Verifier
role-coordinator = Coordinator
