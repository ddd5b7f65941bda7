# Consent and home
consent =
    <b>Welcome to the SIMAN bot</b>
    SIMAN is the government's network of public-information officers. This bot sends official content, records shares on a voluntary basis and takes reports of suspicious posts.

    <b>Before you start</b>
    • What we store: your Telegram name and id, your region and institution if you register, the social-media accounts and links of shares that you hand in yourself, and your reports (destroyed 90 days after they are closed).
    • What for: to know members, send content, answer reports, count shares.
    • Taking part is voluntary. There is no record of who did not share.
    • Nobody is shown who sent a report.
    • You can see, download and erase your data at any time with /dataku.

    Do you agree?
button-agree = I agree
button-decline = I don't agree
button-other-language = Bahasa Indonesia
button-read-again = Read again
declined =
    All right, we store nothing.
    You can still check a code or a message with /cek without agreeing.
declined-anew =
    All right. Your data stays stored until you erase it with /dataku.
    You can still check a code or a message with /cek without agreeing.
agreed =
    Thank you. Your consent has been recorded.

    Are you a public-information officer who wants to join SIMAN as a member?
button-register = Register as a member
button-only-public = No, I'm a member of the public
home-public =
    Hello, { $name }.
    /lapor to report a suspicious post, /cek to check a code, /bantuan for all commands.
home-pending =
    Hello, { $name }.
    Your registration waits for a regional admin's approval. We will tell you here.
home-member =
    Hello, { $name } ({ $institution }).
    /konten for the newest official content, /lapor to report a post, /bantuan for all commands.

# Help and language
help =
    <b>Commands you can use</b>

    { $commands }
choose-language = Choose a language:
language-chosen = All right, this bot speaks English now.
cancelled = All right, cancelled. Nothing was sent.
nothing-to-cancel = There is nothing to cancel. See /bantuan.
unknown =
    Sorry, we didn't understand that message. Perhaps you meant:

    { $commands }

    All commands: /bantuan
open-private-chat = We answer in the private chat. Please open it first:
button-open-private-chat = Open private chat

# Trouble
incident = Sorry, something went wrong in this bot. Please try again. If it happens again, give an admin the number { $reference }.
given-up = Sorry, we could not process your message. Please send it again or see /bantuan.
storage-busy = The system is busy. We have your message and will process it; you don't need to send it again.

# Commands
command-start = start
command-bantuan = list of commands
command-bahasa = change language
command-batal = cancel the form you are filling in

# General refusals
refusal-not-allowed = Sorry, you are not allowed to do this.
refusal-consent-missing = You have not agreed to the consent text as it is now. Type /start to read the consent text and agree.
refusal-not-registered = This is for approved members only. Type /daftar to register.
refusal-wrong-role = Sorry, your role does not cover this. See /bantuan for your commands.
refusal-wrong-scope = Sorry, this is outside the scope of your duty.
refusal-button-expired = This button is no longer valid. Please type the command again, or /bantuan.
refusal-already-agreed = You have agreed before. Type /start to go on.
refusal-already-done = This has been done. Open it again from /bantuan to see what came of it.
refusal-text-missing = { $field } is still empty. Please type it.
refusal-text-too-long = { $field } is too long: { $length } characters, { $limit } at most. Please shorten it and send it again.
refusal-not-found = Not found. Check the code, then try again.

more-found = Only some are shown. Type more of the name to find the others.
