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
account-line-waiting = • <a href="{ $url }">{ $account }</a> (account of { $institution }, waits for an admin's confirmation)
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
button-account-declare-personal = This is my own account
button-account-declare-institution = I run this account
button-account-cancel = Cancel
account-added =
    <code>{ $account }</code> is registered.
    After sharing content with this account, record the share with /sebar.
account-added-waiting =
    <code>{ $account }</code> is registered as an account of { $institution } and waits for an admin's confirmation.
    Once it is confirmed, we tell you, and you can record its shares.
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

# Confirming institutions' accounts, for admins
account-declared =
    <b>An institution's account waits for confirmation</b>
    Account: <a href="{ $url }">{ $account }</a>
    Institution: { $institution }

    Approve it only if you know that it is an official account of that institution, not a person's.
account-declared-once =
    <b>An institution's account waits for its second confirmation</b>
    Account: <a href="{ $url }">{ $account }</a>
    Institution: { $institution }
    Named at: { $page }

    Another admin has confirmed it. Please open that page. Confirm only if it is a page of { $institution } and names this account.
account-ask-page =
    Where does the official site of { $institution } name the account { $account }? Send the link to that page.

    A second admin will look at it. /batal to cancel.
account-confirmed-once = You have confirmed <code>{ $account }</code> as an account of { $institution }. It counts once a second admin has confirmed it too.
account-official =
    <a href="{ $url }">{ $account }</a> is known as an official account of { $institution }.
account-official-page = Named at: { $page }
account-official-contested = This account is contested and an admin looks into it. Until that is decided, don't take it for official.
button-account-contest = Contest: not that institution's
account-contest-taken = Thank you. <code>{ $account }</code> is contested now and isn't taken for an account of { $institution } until another admin has decided. You will be told.
account-is-contested =
    <b>An institution's account is contested</b>
    Account: <a href="{ $url }">{ $account }</a>
    Institution: { $institution }{ $page }

    Somebody says that this isn't that institution's account. Please look into it, then decide.
button-account-keep = It is the institution's
button-account-strike = It isn't: take it out
account-kept = <code>{ $account }</code> stays an account of { $institution }. Whoever contested it is told.
account-struck = <code>{ $account }</code> is no longer known as an account of { $institution }. Those concerned are told.
account-told-kept =
    <b>A contest was decided</b>
    An admin looked into { $account }. It is an account of { $institution }.
account-told-struck =
    <b>A contest was decided</b>
    An admin looked into { $account }. It is no longer known as an account of { $institution }.
button-accounts-waiting = Official accounts waiting: { $number }
button-accounts-waiting-back = ‹ Accounts waiting
accounts-waiting =
    <b>Official accounts waiting for confirmation</b>
    The longest waiting come first. Choose one to decide:
accounts-waiting-none = No official account waits for your confirmation.
button-account-confirm = Approve the account
button-account-refuse = Refuse the account
account-confirmed = ✅ <code>{ $account }</code> is confirmed as an account of { $institution }. We tell whoever runs it.
account-refused = <code>{ $account }</code> is not confirmed as an account of { $institution } and has been removed. We tell whoever registered it.
account-told-confirmed =
    <b>Institution account confirmed</b>
    { $account } is now listed as an account of { $institution }. Record its shares with /sebar.
account-told-refused =
    <b>Institution account not confirmed</b>
    An admin didn't confirm { $account } as an account of { $institution }, so it was removed from your list. See /akun.

# Refusals
refusal-not-profile-link = We don't recognise that profile link. Send the link of a profile on X, Instagram, Facebook, TikTok, YouTube, Threads or LinkedIn.
refusal-account-yours = { $platform } @{ $handle } is already in your list of accounts.
refusal-account-taken = { $platform } @{ $handle } is registered as the official account of an institution. If you run it, ask the admin of your region.
refusal-account-one-per-platform = There can be one personal account on each platform, and yours on { $platform } is registered already. Remove the old one first.
refusal-account-too-many = You have registered { $limit } accounts. Remove those that you don't use first.
refusal-account-gone = That account is no longer in your list.
refusal-account-needs-page = Send one link to a page of the institution's official site that names this account, not the link to a social-media profile.
refusal-page-not-own = { $fragment } isn't a site of { $institution }. Send a link to a page of that institution's own site.
refusal-account-confirmed-by-you = You have confirmed this account. Now it is another admin's turn.
refusal-account-contested = This account is contested already and an admin looks into it.
refusal-account-contested-now = { $platform } @{ $handle } is contested. Its shares can be recorded once an admin has decided.
refusal-account-kept = An admin has just looked into this account: it is the institution's. It can be contested again { $days } days after that.
refusal-account-not-contested = This account isn't contested, or it was decided.
refusal-account-decided-by-another = You declared, confirmed or contested this account, so another admin decides.
refusal-account-unknown = That account has been removed or refused.
refusal-account-confirmed = { $platform } @{ $handle } is confirmed already.
refusal-own-account = An account that you registered yourself must be confirmed by another admin.
