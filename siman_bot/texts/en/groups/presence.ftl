# To the group
group-added = The SIMAN bot is ready. Regional admin: type /grup here to connect this group; otherwise the bot leaves after 24 hours.
group-anonymous = We can't tell who an anonymous admin is. Please connect this group from the private chat with the bot: type /grup there.

# To the admin who bound it
group-stuck =
    The bot can no longer write to the group <b>{ $title }</b>: { group-reason }.
    See /grup.
group-reason =
    { $reason ->
        [no_right_to_write] the bot may not write
        [kicked] the bot was removed
        [not_member] the bot is no member of the group
        [group_deleted] the group was deleted
        [chat_not_found] the group can't be found
       *[other] the group's topic is closed
    }

# To whoever asks to join
group-admitted = You have been let into the group <b>{ $title }</b>.
group-left-to-admins = Your request to join the group <b>{ $title }</b> is waiting for the group's admins.
group-own-place = SIMAN members whose place belongs to this group are let in at once. Not registered yet? Register, then ask to join again.
group-own-place-pending = Your registration is still waiting for approval. Once it is approved you can ask to join again, and you are let in at once if your place belongs to this group.
