# To the group
group-bound-here = This group is connected to { group-place }. Official content will be sent here.

# Places
group-place =
    { $kind ->
        [nation] all of Indonesia
        [region]
            { $name ->
                [WIB] the western region
                [WITA] the central region
               *[WIT] the eastern region
            }
       *[other] { $name }
    }

# List
group-list =
    <b>Groups in your scope</b> (page { $page } of { $pages })
    Choose a group, or type part of its name to search.
group-list-found = Groups named “{ $typed }”:
group-list-not-found = There is no group named “{ $typed }”.
group-list-empty =
    There is no group yet.
    Add this bot to a Telegram group that you administer, then type /grup in that group.
group-label-unbound = Not connected: { $title }
group-label-trouble = ⚠ { $title }
button-group-list = List of groups

# One group
group-title = <b>{ $title }</b>
group-is-unbound = Not connected to any place.
group-is-bound = Connected to { $place }.
group-is-well = Ready to receive content.
group-place-topic = { $place }, topic “{ $topic }”
group-place-some-topic = { $place }, in one topic
group-has-trouble = ⚠ Can't be sent to: { $trouble }.
group-checked-well = The bot can write in this group.
group-checked-ill = The bot still can't write in this group.
button-group-check = Check again
button-group-bind = Connect
button-group-move = Move
button-group-release = Release

# Binding
group-choose-place = Where shall this group be connected to? Choose, or type the name of a place or institution to search.
group-places-found = Search results for “{ $typed }”:
group-places-not-found = There is no place or institution “{ $typed }” in your scope. Type another name.
button-group-bind-to = Connect to { $place }
button-group-bind-here = Connect it here
group-at-place = Chosen: { $place }
group-confirm-binding = Connect this group to { $place }?
group-or-elsewhere = Not that one? Choose another, or type the name of a place or an institution.
group-confirm-instead = It is connected to { $place } now.
button-group-bind-yes = Yes, connect
group-now-bound = The group <b>{ $title }</b> is now connected to { $place }.

# Releasing
group-confirm-release =
    Release the group <b>{ $title }</b>?
    The bot will leave that group and send nothing more there.
button-group-release-yes = Yes, release
group-released = The group <b>{ $title }</b> has been released.

# Commands
command-grup = connect and manage groups

# Refusals
refusal-not-group-admin = You are not an admin of that Telegram group.
refusal-group-elsewhere = This group is connected to a place outside the scope of your duty.
refusal-group-bound = This group is connected to that place already.
refusal-group-changed = This group has changed meanwhile. Open it again to see it as it is now.
refusal-group-gone = That group wasn't found: the bot is no longer in it, or it is outside your area. Add the bot to it again if need be.
refusal-group-silent = The bot may not write in that group. Allow the bot to write, then try again.
refusal-place-unknown = That place or institution is no longer there. Please choose again.
