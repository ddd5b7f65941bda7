# Kinds and states of messages
delivery-kind-item = Group messages
delivery-kind-relay-card = Admin cards
delivery-kind-media = Attachments
delivery-kind-edit = Updates
delivery-kind-attribution = Captions of attachments
delivery-kind-reply = Replies
delivery-kind-pin = Pins
delivery-kind-withdraw = Withdrawals
delivery-kind-delete = Deletions
delivery-kind-explain = Explanations of withdrawals
delivery-state-pending = Waiting
delivery-state-sent = Sent
delivery-state-edited = Updated
delivery-state-withdrawn = Withdrawn
delivery-state-failed = Failed
delivery-state-expired = Expired
delivery-state-cancelled = Cancelled
delivery-state-unknown = Undecided

# The file
button-export = Download the list (XLSX)
broadcast-export-coming = The list is being made…
sheet-name = Broadcast
sheet-chat = Group
sheet-place = Place
sheet-kind = Kind
sheet-state = State
sheet-reason = Reason
sheet-attempts = Attempts
sheet-sent = Sent at
