# Introduction
bot-description =
    The official bot of SIMAN, the government's network of public-information officers.

    Here you can:
    • check whether a code or a message is official
    • report a suspicious post
    • receive official content, as an officer

    This bot never asks for your password or a login code.
    Tap Start.
bot-short-description = The official bot of government information officers: check messages, report posts, get content.

# Help
help = <b>Commands you can use</b>
help-group =
    <b>{ $heading }</b>
    { $commands }
help-group-folded =
    <b>{ $heading }</b>
    <blockquote expandable>{ $commands }</blockquote>
help-central = Tasks of the centre
help-regional-admin = Tasks of a regional admin
help-verifier = Tasks of a verifier
help-coordinator = Tasks of a coordinator
help-anyone = Content and reports
help-sharing = Your shares
help-own = Your data and settings
button-menu = Menu
button-all-tasks = All commands
task-konten = Newest official content
task-cek = Check a code or a message
task-lapor = Report a post
task-daftar = Register as a member
task-profil = See my registration
task-sebar = Record a share
task-akun = My social-media accounts
task-buat = Write content
task-tinjau = Review content
task-siaran = Watch broadcasts
task-rekap = Summary of shares
task-teruskan = Forward content to groups
task-anggota = Members and applicants
task-grup = Manage groups
task-antrean = Queue of reports
task-batal = Cancel
task-start = Read the consent text
task-hentikan = Sending status
task-tiket = My tickets
cancelled = All right, cancelled. Nothing was sent.
nothing-to-cancel = There is nothing to cancel. See /bantuan.
unknown =
    Sorry, we didn't understand that message. Perhaps you meant:

    { $commands }

    All commands: /bantuan
answered-privately = The answer is in your private chat.
open-private-chat = We answer in the private chat. Please open it first:
button-open-private-chat = Open private chat

# Trouble
incident = Sorry, something went wrong in this bot. Please try again. If it happens again, give an admin the number { $reference }.
given-up = Sorry, we could not process your message. Please send it again or see /bantuan.
storage-busy = The system is busy. We have your message and will process it; you don't need to send it again.

# Commands
command-bantuan = list of commands
command-batal = cancel the form you are filling in

# General refusals
refusal-not-allowed = Sorry, you are not allowed to do this.
refusal-wrong-role = Sorry, your role does not cover this.
refusal-wrong-scope = Sorry, this is outside the scope of your duty.
refusal-button-expired = This button is no longer valid. Please open the screen again.
refusal-already-done = This has been done. Open the screen again to see what came of it.
refusal-text-missing = { $field } is still empty. Please type it.
refusal-text-too-long = { $field } is too long: { $length } characters, { $limit } at most. Please shorten it and send it again.
refusal-not-found = Not found. Check the code, then try again.

unsure-ask = <b>{ $what }?</b> This can't be undone.
unsure-this = Go on
button-sure = Yes, go on
button-unsure = ‹ No
screen-unchanged = Nothing has changed. This screen is up to date.

more-found = Only some are shown. Type more of the name to find the others.
page-of = Page { $page } of { $pages }
field-search = Search words

# Questions that are still open
question-paused = <i>Not finished: { $kind }. What you entered is kept until tomorrow.</i>
question-open = <i>Still waiting for you: { $kind }.</i>
question-ended = <i>Closed: { $kind }.</i>
button-question-resume = Go on: { $kind }
button-cancel-question = Never mind
courtesy-open =
    Good. Still waiting for you: { $kind }.

    Go on, or cancel it.
refusal-question-gone = That question is already finished or has been removed. Please start again.
question-name =
    { $kind ->
        [lapor] report
        [buat] content
        [jadwal] content
        [lampiran] content
        [antrean] verdict
        [daftar] registration
        [akun] social media account
        [akun-instansi] institution's account
        [sebar] record a share
        [tinjau] reason for returning
        [putusan] reason for returning
        [periksa] review
        [tarik] withdrawal
        [perintah] check a message
        [koreksi] correction
        [jelaskan] explanation
        [timbang] review of an explanation
        [grup] group
       *[other] the question
    }
button-see-question = See the question again
button-try-again = Try again
button-go-on = Go on with it
refusal-wish-gone = Your message isn't there any more. Please send it again.

# Before going on
agreed-shortly = <i>Your consent is recorded. Thank you.</i>
gate-register = Register first; then you can go on from here.
gate-pending = Waiting since { $since }: { $institution }, { $place }.
data-kind-perintah = a command that waits for more
data-step-cek = sending what is to be checked
data-step-tiket = sending a ticket's number
data-step-tinjau = typing the code of an item in review
data-step-teruskan = typing the code of an item to forward
data-step-siaran = typing the code of a broadcast
data-step-antrean = typing a report's number
data-step-konten = choosing content or typing words of its title
data-step-sebar = choosing the content that was shared
data-step-akun = sending the link of an account
