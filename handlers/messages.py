"""How every message that is owed is put into a call, as the capabilities declare it."""

from handlers.edge.calls import Wordings
from handlers.publishing.messages import Messages
from handlers.sending import messages as sending
from siman_bot.services.publishing.showing import Showing


def wordings(showing: Showing) -> Wordings:
    """By the class of what a delivery carries; `showing` reads the words of items."""
    return {**sending.WORDINGS, **Messages(showing=showing).wordings}
