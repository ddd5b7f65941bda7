# Summaries of shares
command-rekap = summary of shares in your place
recap-scope-nation = Nation
recap-scope-region = Region { $name }
recap-choose-place =
    <b>Summary of shares</b>
    Which place?
recap-choose-period =
    <b>Summary of shares: { $scope }</b>
    Which period?
recap-period-today = Today
recap-period-week = 7 days
recap-period-month = 30 days
recap-period-all = All
button-recap-places = ‹ Other places
button-recap-period = ‹ Other period
button-recap-back = ‹ Back
button-recap-shares = Institution accounts
recap-items =
    <b>Summary of shares: { $scope }</b>
    { $period }, as of { $time }

    { $lines }

    { $note }
recap-items-none = There is no content for this place yet.
recap-line =
    <b>{ $code }</b> { $title }
    { $numbers }
recap-official = institution accounts { $official }
recap-official-and-personal = institution accounts { $official } · personal { $personal }
recap-official-awaiting = institution accounts { $official } · personal: no figure is published yet
recap-item =
    <b>{ $code }</b> { $title }
    { $scope }, { $period }, as of { $time }

    <b>Shares:</b> { $numbers }
    { $places }

    { $note }
recap-region = Region { $name }: institution accounts { $official }
recap-province = { $name }: { $numbers }
recap-shared = Smaller provinces of region { $name } together: personal { $personal }
recap-other-provinces = Other provinces: institution accounts 0 · personal &lt;10 or not shown by themselves
recap-other-official = Other provinces: institution accounts 0
recap-shares =
    <b>{ $code }</b> { $title }
    Shared by institution accounts:

    { $lines }
recap-share = • { $institution }: <a href="{ $url }">{ $account }</a>, { $time }
recap-note = <i>Personal shares appear as published figures alone: about how many persons up to the last day that has ended, in fives and shifted by a secret 0 to 4; "&lt;10" means none as well. What is published isn't changed. Provinces with fewer than 20 members are counted together or not shown. Content for one regency or institution alone doesn't show them.</i>
recap-note-today = <i>Today's personal shares are counted once the day has ended.</i>
recap-note-narrow = <i>Personal shares are not shown for regencies and institutions.</i>
