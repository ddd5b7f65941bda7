"""What guards the form by which an account is registered."""

from dataclasses import replace

import pytest

from siman_bot.conversations import forms
from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.refusals import Stale
from siman_bot.services.transaction import Caller
from storage.people import people
from tests.town import Town


async def test_what_was_said_of_another_institution_or_on_an_older_screen_declares_nothing(town: Town) -> None:
    """R7: the institution is the one that the member was asked about."""
    assert town.app is not None
    conversation = town.app.conversations.amplification.accounts
    rina = Caller(telegram_id=(await town.member("Rina")).id)
    await conversation.begin(rina)
    asked = await conversation.take_link(rina, text="https://x.com/diskominfo")
    chosen = await conversation.choose_kind(rina, kind=AccountKind.INSTITUTION, revision=asked.open.revision)
    with pytest.raises(Stale):
        await conversation.choose_kind(rina, kind=AccountKind.PERSONAL, revision=asked.open.revision)
    with pytest.raises(Stale):
        await conversation.declare(rina, revision=asked.open.revision)
    async with town.database.write() as tx:
        person = await people.find(tx, rina.telegram_id)
        assert person is not None
        former = replace(chosen.open.form, institution_id=10**6)
        moved = await forms.put(tx, person.id, former, town.clock())
    with pytest.raises(Stale):
        await conversation.declare(rina, revision=moved.revision)
    assert (await conversation.take_link(rina, text="https://x.com/diskominfo")).open.revision == moved.revision + 1
