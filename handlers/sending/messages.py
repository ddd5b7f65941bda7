"""How the messages of sending are put into calls: notices, and how a broadcast goes."""

from typing import Final

from handlers.edge.calls import Change, Errand, Post, Wordings
from handlers.screen import Screen, tap
from handlers.sending.views import watching
from handlers.tasks import leading_home
from siman_bot.domain.sending.payload import NoticePayload, ProgressPayload


async def notice(errand: Errand[NoticePayload]) -> Post:
    """Whoever waited for it goes on from it: to what its buttons or words name, else to the start screen."""
    texts, payload = errand.texts, errand.payload
    buttons = tuple((tap(texts.plain(one.label), one.action, *one.args),) for one in payload.buttons)
    screen = Screen(text=texts.html(payload.key, **payload.gaps), rows=buttons)
    to_person = errand.delivery.chat_id > 0
    return Post(screen=screen if buttons or not to_person else leading_home(texts, screen))


async def progress(errand: Errand[ProgressPayload]) -> Post | Change:
    screen = watching.progress(errand.texts, errand.payload)
    if errand.payload.edit is None:
        return Post(screen=screen)
    return Change(message_id=errand.payload.edit, screen=screen)


WORDINGS: Final[Wordings] = {NoticePayload: notice, ProgressPayload: progress}
