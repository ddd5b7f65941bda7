refusal-not-neutral =
    { $others ->
        [0] “{ $fragment }” names { $name }, who takes part in an election that is running where this is to be sent.
       *[other] “{ $fragment }” names { $name }, who takes part in an election that is running where this is to be sent. Such names stand there { $others } more times.
    } Change that part first: content has to be neutral.
refusal-election-runs = Content { $code } names somebody who takes part in an election that is running, so its shares aren't recorded until the election is over.
refusal-place-code-unknown = There is no place “{ $text }”. Write a Kemendagri code such as 33 or 33.74, or nasional.
refusal-name-kind-unknown = There is no kind “{ $text }”. There are: party, candidate, slogan, hashtag, symbol.
refusal-cell-empty = The column { $column } is empty.
refusal-cell-too-long = The column { $column } is too long: at most { $limit } characters.
refusal-too-many-aliases = At most { $limit } other names for one name.
refusal-day-unknown = The day “{ $text }” can't be read. Write it like 2029-09-25.
refusal-days-reversed = The last day { $last } comes before the first, { $first }.
refusal-row-repeated = This row stands above already.
refusal-columns-missing = The first line lacks these columns: { $columns }.
refusal-too-many-rows = At most { $limit } rows in one file.
refusal-sheet-unreadable = The file can't be read from line { $line } on.
data-act-neutrality-names = names of an election changed
data-act-neutrality-periods = calendar of elections changed
