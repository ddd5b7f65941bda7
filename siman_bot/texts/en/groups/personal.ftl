# Personal data, as /dataku shows them
data-act-group-bind = group connected
data-act-group-release = group released
data-act-group-check = group found to take messages again
data-act-group-quiet = a group’s quiet hours changed
data-work-group-added = added the bot to a group
data-work-group-opened = asked to connect a group
data-work-group-bound = connected a group
data-kind-grup = connecting a group
data-step-place = choosing the group's place
data-step-quiet = choosing quiet hours
