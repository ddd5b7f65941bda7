"""The ways into publishing."""

from typing import Final

from handlers.commands import Command
from handlers.publishing import attaching, checking, planning, relaying, reviewing, submitting, withdrawing, writing
from handlers.routing import Ways
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="konten"): checking.contents,
        Command(name="cek"): checking.check,
        Command(name="buat", roles=frozenset({Role.CENTRAL})): writing.start,
        Command(name="tinjau", roles=frozenset({Role.CENTRAL})): reviewing.queue,
        Command(name="teruskan", roles=frozenset({Role.REGIONAL_ADMIN})): relaying.offers,
    },
    taps={
        "contents": checking.turn,
        "content": checking.open_,
        "desk": writing.desk,
        "write-new": writing.begin,
        "write-resume": writing.resume,
        "write-field": writing.reopen,
        "write-last": writing.use_last,
        "write-places": writing.places,
        "write-aim": writing.aim,
        "write-way": writing.choose_way,
        "plan": planning.ask,
        "plan-at": planning.choose,
        "plan-pin": planning.pin,
        "write-answer": writing.answer,
        "write-send": submitting.submit,
        "write-drop-ask": writing.ask_discard,
        "write-drop": writing.discard,
        "attach": attaching.begin,
        "attach-drop": attaching.remove,
        "attach-clear": attaching.clear,
        "attach-see-draft": attaching.see_draft,
        "attach-see": attaching.see_version,
        "attach-see-public": attaching.see_published,
        "attach-see-offer": attaching.see_offer,
        "item-own": submitting.own_item,
        "item-edit": writing.rewrite,
        "item-drop-ask": submitting.ask_withdraw,
        "item-drop": submitting.withdraw,
        "review-list": reviewing.queue,
        "review": reviewing.open_,
        "review-answer": reviewing.answer,
        "review-yes": reviewing.approve_answered,
        "review-all": reviewing.approve_all,
        # On screens from before there were questions, and when the reply beneath was a choice.
        "review-approve": reviewing.approve,
        "review-approve-tell": reviewing.approve,
        "review-return": reviewing.ask_reason,
        "offers": relaying.offers,
        "offer": relaying.open_offer,
        "relay": relaying.forward,
        "withdraw": withdrawing.choose,
        "withdraw-how": withdrawing.ask_reason,
        "withdraw-why": withdrawing.choose_reason,
        "withdraw-yes": withdrawing.withdraw,
    },
    links={
        "cek": checking.check_link,
    },
    forms={
        "buat": writing.typed,
        "jadwal": planning.typed,
        "lampiran": attaching.take,
        "tinjau": reviewing.send_back,
        "periksa": reviewing.typed,
        "tarik": withdrawing.remind,
    },
)
