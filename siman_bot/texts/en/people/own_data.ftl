# Personal data
command-dataku = see, download or erase your data
data =
    <b>Your data in this bot</b>
    { $lines }

    Tap a part to see what it holds, what it is for and how long it is kept. The download has all of it: as a page to read (HTML) and as data (JSON).
data-line = { $part }: { $number }
data-about =
    <b>{ $part }</b>
    For: { $purpose }
    Kept: { $retention }
data-file-title = Your data in the SIMAN bot
data-file-at = Downloaded { $at }.
data-file-why = For: { $purpose }
data-file-keep = Kept: { $retention }
data-nothing = Nothing is stored.
data-field = { $field }: { $value }
data-yes = yes
button-data-export = Download all data
button-data-erase = Withdraw consent and erase
button-data-erase-yes = Yes, erase now
button-data-back = ‹ My data
data-erase-ask =
    <b>Withdraw consent and erase your data?</b>
    • Erased at once: profile, consent, membership, roles, personal accounts and their shares, forms, and notices to you.
    • Your reports are still checked, but nothing links them to you any more. We can't send you the answers.
    • What stays without your name: the record of staff acts, official content, and accounts of institutions.
    This can't be undone. You may want to download your data first.
data-erase-roles = Your role as staff ends as well.
data-erased =
    Your data are erased and your consent is withdrawn.
    Type /start if you ever want to begin again.
data-erased-soon =
    Your data are erased and your consent is withdrawn.
    Technical copies that are left in the storage are overwritten within minutes; nobody can open them through the bot.
    Type /start if you ever want to begin again.

data-part-profile = Profile
data-why-profile = knowing you and answering in your language
data-keep-profile = until you withdraw consent
data-part-consents = Consent
data-why-consents = proof that you agreed, with the version of the text
data-keep-consents = until you withdraw consent
data-part-membership = Membership
data-why-membership = approval by a regional admin and content for your region
data-keep-membership = until you withdraw consent
data-part-roles = Roles
data-why-roles = what you may do, and where
data-keep-roles = until the role is taken back or you withdraw consent
data-part-conversation = Form being filled in
data-why-conversation = going on with the form after the bot restarts
data-keep-conversation = until the form is done, replaced, or cancelled with /batal
data-part-requests = Requests from pages
data-why-requests = doing once what you ask for on a web page
data-keep-requests = 24 hours
data-part-lookups = Seen or changed by staff
data-why-lookups = you have a right to know when staff opened or decided on your data
data-keep-lookups = the record stays, but leads to nobody after you withdraw consent
data-part-acts = Your acts as staff
data-why-acts = staff answer for what they do
data-keep-acts = the record stays, but leads to nobody after you withdraw consent
data-part-updates = Messages in hand
data-why-updates = handling each message to the bot exactly once
data-keep-updates = until it is answered, 24 hours at most
data-part-institutions = Names of institutions
data-why-institutions = knowing where members belong
data-keep-institutions = it stays once an admin has accepted it; before, until nobody uses it any more
data-part-work = Your work in the network
data-why-work = keeping writers, approvers and verifiers different people
data-keep-work = the rows stay, but can't be linked to you once you withdraw consent

data-record =
    Record of processing of personal data (UU 27/2022, article 31)
    Column · column that leads to the person · when the person withdraws consent
data-record-for = For: { $purpose }
data-record-kept = Kept: { $retention }
data-erasing-deleted = the row is deleted
data-erasing-anonymous = it stays and leads to nobody
data-erasing-replaced = replaced by what leads to nobody
data-erasing-published = it stays, for it is public
data-erasing-expires = gone by itself

data-field-telegram-id = Telegram id
data-field-name = Name
data-field-language = Language
data-field-created-at = Created
data-field-unreachable-since = Unreachable since
data-field-text-version = Text version
data-field-given-at = Given
data-field-state = State
data-field-region = Region
data-field-province = Province
data-field-regency = Regency or city
data-field-institution = Institution
data-field-applied-at = Applied
data-field-decided-at = Decided
data-field-refused-for = Refused for
data-field-revision = Change number
data-field-role = Role
data-field-scope-kind = Kind of scope
data-field-scope-code = Code of scope
data-field-granted-at = Granted
data-field-url = Link
data-field-province-code = Province code
data-field-regency-code = Regency code
data-field-kind = Kind
data-field-step = Step
data-field-data = Entries
data-field-key = Key of the request
data-field-results = Results
data-field-made-at = Sent
data-field-updated-at = Changed
data-field-act = Act
data-field-at = Time
data-field-audit-key = Key of the records
data-field-message-id = Message number
data-field-work = Part
data-field-account = Account number
data-field-album = Group of files
data-field-beneath = Answer to message number
data-field-corrects = Number of the answer being corrected
data-field-declared = Number of the account's registration
data-field-file-id = File ID in Telegram
data-field-forwarded = Forwarded message
data-field-group = Group number
data-field-id = Number
data-field-institution-id = Institution number
data-field-institution-name = Name of the institution
data-field-item-id = Item number
data-field-media = Attachments
data-field-number = Number
data-field-origin = Began at message number
data-field-page = Page
data-field-parts = Messages
data-field-search = Searched for
data-field-sent-at = Sent
data-field-size = Size (bytes)
data-field-text = Text
data-field-topic = Topic of the group
data-field-unique-id = Lasting file ID
data-field-wish = What you came for

data-act-member-look = your data was opened
data-act-member-approve = membership approved
data-act-member-refuse = membership refused
data-act-member-reopen = the refusal of the membership was taken back
data-act-role-grant = role given
data-act-role-revoke = role taken back
data-act-member-list = your name was shown in the list of members
data-act-account-list = an institution's account was seen among those that wait
data-act-account-look = an institution's account was opened
data-act-role-list = role was seen in the list of roles
data-act-role-look = role was looked up
data-act-group-list = list of groups opened
data-act-group-look = group opened
data-act-recap-open = summary opened
data-act-recap-shares = an institution's account was seen in a summary
data-act-role-leave = role given up
data-act-report-destroy = text and link of the report destroyed
data-act-chain-bind = the record begins to bind what is decided on
data-act-content-bind = earlier content bound in the record

data-work-member-decided = decided on a membership

data-role-central = Central
data-role-regional-admin = Regional admin
data-role-verifier = Verifier
data-role-coordinator = Coordinator
data-scope-kind-nation = all of Indonesia
data-scope-kind-region = time region
data-scope-kind-province = province
data-scope-kind-regency = regency or city
data-scope-kind-institution = institution
data-language-id = Indonesian
data-language-en = English

data-state-pending = waiting
data-state-approved = approved
data-state-refused = refused
data-kind-daftar = registering as a member
data-kind-anggota = looking for members
data-step-confirm = checking and sending
data-step-institution = choosing the institution
data-step-institution-name = typing the institution's name
data-step-list = searching the list
data-step-office = typing the office
data-step-province = choosing the province
data-step-reason = typing a reason
data-step-regency = choosing the regency or city
data-step-region = choosing the region
