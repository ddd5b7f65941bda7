"""What somebody reads who asks to join a group."""

from handlers.screen import Screen, column
from handlers.tasks import leading_home, to_command
from siman_bot.domain.people.person import MemberState
from siman_bot.services.groups.admitting import Admission
from siman_bot.texts.catalogue import Texts


def admitted(texts: Texts, admission: Admission) -> Screen:
    return leading_home(texts, Screen(text=texts.html("group-admitted", title=admission.title)))


def left_to_admins(texts: Texts, admission: Admission) -> Screen:
    """With the way to register for whoever isn't."""
    waiting = texts.html("group-left-to-admins", title=admission.title)
    match admission.membership:
        case MemberState.APPROVED:
            return leading_home(texts, Screen(text=waiting))
        case MemberState.PENDING:
            return leading_home(texts, Screen(text=f"{waiting}\n\n{texts.html('group-own-place-pending')}"))
        case _:
            registering = Screen(
                text=f"{waiting}\n\n{texts.html('group-own-place')}", rows=column([to_command(texts, "daftar")])
            )
            return leading_home(texts, registering)
