"""How the messages of sending are put into calls: notices, and how a broadcast goes."""

from typing import Final

from handlers.edge.calls import Change, Errand, Post, Wordings
from handlers.screen import Screen, tap
from handlers.sending.views import watching
from siman_bot.domain.sending.payload import NoticePayload, ProgressPayload


async def notice(errand: Errand[NoticePayload]) -> Post:
    texts, payload = errand.texts, errand.payload
    buttons = tuple((tap(texts.plain(one.label), one.action, *one.args),) for one in payload.buttons)
    return Post(screen=Screen(text=texts.html(payload.key, **payload.gaps), rows=buttons))


async def progress(errand: Errand[ProgressPayload]) -> Post | Change:
    screen = watching.progress(errand.texts, errand.payload)
    if errand.payload.edit is None:
        return Post(screen=screen)
    return Change(message_id=errand.payload.edit, screen=screen)


WORDINGS: Final[Wordings] = {NoticePayload: notice, ProgressPayload: progress}
