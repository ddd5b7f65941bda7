"""Why a request was refused: a drawn tree of exceptions that carry a key and fields, never prose.

The key names a message of the text catalogues (`refusal-<key>`); the fields fill its gaps.

Refusal
├── NotAllowed            the person lacks the role or the scope
│   ├── ConsentMissing    nothing may be stored before consent (R11)
│   ├── NotRegistered     the act needs an approved membership
│   ├── WrongRole
│   ├── WrongScope
│   ├── NotGroupAdmin     the person doesn't administer that Telegram group
│   └── OwnWork           nobody approves what they wrote or last edited (R3)
├── NotFound              no such code, ticket or row, or it isn't for this person's eyes
├── Stale                 a button or form of an older version, or a move that is no longer legal
├── Invalid               what was typed can't be taken as it is
├── Unanswered            a question that the act depends on has no answer yet
└── Already               it was done before; nothing changed
"""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not an error of the program
    """A request refused by a rule.

    Args:
        key: The message key without its prefix; the class's own where none is given.
        fields: Values for the gaps of the message.
    """

    default_key: ClassVar[str] = "refused"

    def __init__(self, key: str | None = None, /, **fields: str | int) -> None:
        self.key = key or self.default_key
        self.fields = fields
        super().__init__(self.key)


class NotAllowed(Refusal):
    default_key = "not-allowed"


class ConsentMissing(NotAllowed):
    default_key = "consent-missing"


class NotRegistered(NotAllowed):
    default_key = "not-registered"


class WrongRole(NotAllowed):
    default_key = "wrong-role"


class WrongScope(NotAllowed):
    default_key = "wrong-scope"


class NotGroupAdmin(NotAllowed):
    default_key = "not-group-admin"


class OwnWork(NotAllowed):
    default_key = "own-work"


class NotFound(Refusal):
    default_key = "not-found"


class Stale(Refusal):
    default_key = "stale"


class Invalid(Refusal):
    default_key = "invalid"


class Unanswered(Refusal):
    default_key = "mark-unanswered"


class Already(Refusal):
    default_key = "already"
