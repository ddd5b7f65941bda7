# Consent, language and home
consent =
    <b>Welcome to the SIMAN bot</b>
    SIMAN is the government's network of public-information officers. This bot sends official content, records shares on a voluntary basis and takes reports of suspicious posts.

    <b>Before you start</b>
    <blockquote expandable>• What we store: your Telegram name and id, your region and institution if you register, the social-media accounts and links of shares that you hand in yourself, and your reports (destroyed 90 days after they are closed).
    • What for: to know members, send content, answer reports, count shares.
    • Taking part is voluntary. There is no record of who did not share.
    • Nobody is shown who sent a report.
    • You can see, download and erase your data at any time with /dataku.</blockquote>
    Do you agree?
button-agree = I agree
button-decline = I don't agree
button-other-language = Bahasa Indonesia
button-read-again = Read again
declined =
    All right, we store nothing.
    Without agreeing you can still check a code or a message and see official content.
declined-anew =
    All right. Your data stays stored until you erase it with /dataku.
    Without agreeing you can still check a code or a message and see official content.
agreed =
    Thank you. Your consent has been recorded.

    Are you a public-information officer who wants to join SIMAN as a member?
button-register = Register as a member
button-only-public = No, I'm a member of the public
home-public =
    Hello, { $name }.
    What would you like to do?
home-pending =
    Hello, { $name }.
    Your registration is waiting for a regional admin's approval. We will tell you here.

    Meanwhile you can already:
home-member =
    Hello, { $name } ({ $institution }).
    What would you like to do?
home-staff =
    Hello, { $name }.
    What would you like to work on?
choose-language = Choose a language:
language-chosen = All right, this bot speaks English now.
command-start = start
command-bahasa = change language
refusal-consent-missing = You have not agreed to the consent text as it is now. Please read it, and agree if you wish.
refusal-already-agreed = You have agreed before.
