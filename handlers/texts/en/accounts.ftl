# Members' own social-media accounts
command-akun = your social-media accounts and recorded shares
accounts-none =
    <b>Your social-media accounts</b>
    No account is registered yet. Register one so that your shares can be recorded. This is voluntary.
accounts-list =
    <b>Your social-media accounts</b>

    { $lines }
account-line-personal = • <a href="{ $url }">{ $account }</a> (personal)
account-line-institution = • <a href="{ $url }">{ $account }</a> (account of { $institution })
button-add-account = Add an account
button-remove-account = Remove { $account }
button-own-records = My records
button-accounts = ‹ My accounts
account-ask-link =
    Send the link of your account's profile, for example:
    <code>https://www.instagram.com/accountname</code>

    We never ask for a password and don't open that account.
account-ask-kind =
    <a href="{ $url }">{ $account }</a>

    Whose account is this?
    • <b>Institution account</b>: a public account of { $institution }. Its shares appear by name in summaries.
    • <b>Personal account</b>: your own choice, one account on each platform. Only you see its records; summaries hold rounded counts alone.
button-account-institution = Institution account: { $institution }
button-account-personal = My personal account
account-declare-personal =
    <a href="{ $url }">{ $account }</a> will be registered as your personal account.

    By tapping the button below you declare that this account is yours and carries your own name.
account-declare-institution =
    <a href="{ $url }">{ $account }</a> will be registered as an official account of { $institution }.

    By tapping the button below you declare that you run this account for the institution.
button-account-declare-personal = This is my own account, in my own name
button-account-declare-institution = I run this account for the institution
button-account-cancel = Cancel
account-added =
    <code>{ $account }</code> is registered.
    After sharing content with this account, record the share with /sebar.
button-record-now = Record a share
account-ask-removal-personal =
    Remove <code>{ $account }</code>?
    This personal account and all records of its shares ({ $shares }) will be erased for good.
account-ask-removal-institution =
    Remove <code>{ $account }</code> from your list?
    The records of this institution account's shares ({ $shares }) stay in the summaries. You can delete a single record under My records.
button-remove-yes = Yes, remove
account-removed-personal = <code>{ $account }</code> and the records of its shares ({ $shares }) have been erased.
account-removed-institution = <code>{ $account }</code> has been removed from your list. The records of its shares ({ $shares }) stay in the summaries.

# Refusals
refusal-not-profile-link = That is no profile link that we know. Send the link of a profile on X, Instagram, Facebook, TikTok, YouTube, Threads or LinkedIn.
refusal-account-yours = { $platform } @{ $handle } is in your list of accounts already. See /akun.
refusal-account-taken = { $platform } @{ $handle } is registered already. If it is your account, contact your regional admin.
refusal-account-one-per-platform = There can be one personal account on each platform, and yours on { $platform } is registered already. Remove the old one first with /akun.
refusal-account-too-many = You have registered { $limit } accounts. Remove those that you don't use first, with /akun.
refusal-account-gone = That account is no longer in your list. See /akun.
