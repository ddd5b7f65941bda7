# Personal data
command-dataku = see, download or erase your data
data =
    <b>Your data in this bot</b>
    { $lines }

    Tap a part to see what it holds, what it is for and how long it is kept. The download has all of it.
data-line = { $part }: { $number }
data-about =
    <b>{ $part }</b>
    For: { $purpose }
    Kept: { $retention }
data-nothing = Nothing is stored.
data-field = { $field }: { $value }
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
data-part-accounts = Social-media accounts
data-why-accounts = matching the links that you send with your account
data-keep-accounts = personal accounts until you withdraw consent; accounts of institutions are public and stay
data-part-shares = Shares
data-why-shares = counting shares; those of personal accounts appear as numbers only
data-keep-shares = those of personal accounts until you withdraw consent
data-part-reports = Reports
data-why-reports = checking the post and sending you the answer; staff don't see who you are
data-keep-reports = text and link are destroyed 90 days after the report is closed
data-part-conversation = Form being filled in
data-why-conversation = going on with the form after the bot restarts
data-keep-conversation = until the form is done, replaced, or cancelled with /batal
data-part-drafts = Content drafts
data-why-drafts = keeping content that you are writing
data-keep-drafts = until the content is submitted or you withdraw consent
data-part-messages = Notices
data-why-messages = sending you each notice exactly once
data-keep-messages = until you withdraw consent
data-part-lookups = Seen or changed by staff
data-why-lookups = you have a right to know when staff opened or decided on your data
data-keep-lookups = the record stays, but leads to nobody after you withdraw consent
data-part-acts = Your acts as staff
data-why-acts = staff answer for what they do
data-keep-acts = the record stays, but leads to nobody after you withdraw consent

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
data-field-revision = Change number
data-field-role = Role
data-field-scope-kind = Kind of scope
data-field-scope-code = Code of scope
data-field-granted-at = Granted
data-field-platform = Platform
data-field-handle = Handle
data-field-url = Link
data-field-declared-at = Registered
data-field-removed-at = Removed
data-field-code = Item code
data-field-post-id = Post id
data-field-grade = Grade
data-field-province-code = Province code
data-field-regency-code = Regency code
data-field-recorded-at = Recorded
data-field-ticket = Ticket
data-field-outcome = Outcome
data-field-body = Text
data-field-answer = Answer
data-field-received-at = Received
data-field-closed-at = Closed
data-field-destroyed-at = Destroyed
data-field-kind = Kind
data-field-step = Step
data-field-data = Entries
data-field-updated-at = Changed
data-field-payload = Notice
data-field-act = Act
data-field-at = Time
data-act-member-look = your data was opened
data-act-member-approve = membership approved
data-act-member-refuse = membership refused
data-act-role-grant = role given
data-act-role-revoke = role taken back
data-role-central = Central
data-role-regional-admin = Regional admin
data-role-verifier = Verifier
data-role-coordinator = Coordinator
data-state-pending = waiting
data-state-approved = approved
data-state-refused = refused
data-state-sent = sent
data-state-failed = failed
data-state-unknown = uncertain
