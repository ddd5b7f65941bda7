# Writing items
command-buat = write an item
form-title =
    <b>Step { $number } of { $all }: title</b>
    Type the title, { $limit } characters at most. /batal to stop; what you have filled in is kept in /buat.
form-body =
    <b>Step { $number } of { $all }: body</b>
    Type the body in plain language, { $limit } characters at most.
form-source-url =
    <b>Step { $number } of { $all }: source link</b>
    Send one https link to an official document or page that anyone can open.
form-office =
    <b>Step { $number } of { $all }: office</b>
    Type the name of the office that issues this.
form-post =
    <b>Step { $number } of { $all }: responsible post</b>
    Type the post that is responsible, not a person's name. For example: Kepala Biro Humas.
form-target =
    <b>Step { $number } of { $all }: target</b>
    Choose the place it is for, or type the name of a province, regency or city to search.
form-target-found = Found for “{ $search }”. Choose one, or type another name:
form-target-not-found = No place within your scope matches “{ $search }”. Type another name, or see them all:
form-way =
    <b>Step { $number } of { $all }: way</b>
    Direct: sent to every group there as soon as it is approved.
    By regional admins: each admin forwards it to the own groups.
placeholder-title = Title of the item
placeholder-body = Text of the item
placeholder-source-url = https://…
placeholder-office = Name of the office
placeholder-post = Responsible post
form-present =
    { $prompt }

    <b>As it stands:</b>
    { $value }
form-last =
    { $prompt }

    You last used: { $value }
button-use-last = Use: { $value }
button-way-direct = Straight to the groups
button-way-relay = By regional admins
button-all-places = ‹ All places
button-to-preview = ‹ Back to the preview
target-whole = All of { $name }
preview-new =
    <b>Preview</b>
    This is what the groups will see. It gets its code when you send it for review.

    { $card }

    { $audience }
    { $plan }
preview-change =
    <b>Preview of the change</b>
    This is what the groups will see. The change counts once somebody else has approved it.

    { $card }

    { $audience }
    { $plan }
button-submit = Send for review
button-change = Change content…
button-plan = Set times…
button-change-title = Change title
button-change-body = Change body
button-change-source-url = Change source
button-change-office = Change office
button-change-post = Change post
button-change-target = Change target
button-change-way = Change way
button-discard = Delete draft
ask-discard = Delete this draft? What is written can't be brought back.
button-discard-yes = Yes, delete
button-keep = No, keep
draft-discarded = The draft is deleted. See the others in /buat.

# Fields and refusals
field-title = The title
field-body = The body
field-source-url = The source link
field-office = The office
field-post = The responsible post
field-target = The target
field-way = The way
refusal-draft-gone = This draft was sent or deleted.
refusal-source-not-link = Send one link that begins with https:// to a page that anyone can open.
refusal-source-script = The site's name “{ $fragment }” mixes letters that look alike. Type the address again with plain letters.
refusal-source-not-public = “{ $fragment }” is no known public site. Send a link to a page that anyone can open, on a .go.id site for example.
refusal-source-redirect = The link at “{ $fragment }” leads to another page. Send the address of the source itself.
refusal-no-name = { $field } needs a clear name: { $letters } letters at least.
refusal-name-script = { $field }: “{ $fragment }” has letters or signs that aren't plain Latin. Type it again with the letters A–Z.
refusal-name-words = { $field } must be a real name; “{ $fragment }” is no word. Write the full name, or an abbreviation in capitals.
refusal-looks-like-block = “{ $fragment }” looks like the official lines of our messages (office, responsible post, source, code). Remove it or write it another way; the bot adds those lines itself.
refusal-looks-like-code = “{ $fragment }” looks like an official code. Remove it; the bot adds the code itself.
refusal-labels-a-claim = “{ $fragment }” denies or labels a claim. That makes it a clarification, which can't be sent as a narrative.
refusal-calls-against = “{ $fragment }” calls to act against somebody or to post in step. Please remove it.
refusal-personal-target = “{ $fragment }” points at a private person's account, link, number, address or name. Please remove it.
refusal-source-is-post = “{ $fragment }” is a social-media post or account. Use an official page or document as the source.
