# When a broadcast goes out
plan-release = <b>Goes out:</b> { $time }
plan-end = <b>Valid until:</b> { $time }
plan-pin = <b>Pinned</b> in the groups
plan-at-once = as soon as it is approved
plan-local = { $time } local time ({ $clocks })
