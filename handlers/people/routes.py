"""The ways into people."""

from typing import Final

from handlers.commands import Command
from handlers.people import consenting, joining, members, own_data
from handlers.routing import Ways
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="start"): consenting.start,
        Command(name="bahasa"): consenting.language,
        Command(name="daftar"): joining.begin,
        Command(name="profil"): joining.profile,
        Command(name="anggota", roles=frozenset({Role.REGIONAL_ADMIN, Role.CENTRAL})): members.open_,
        Command(name="dataku"): own_data.own_data,
    },
    taps={
        "agree": consenting.agree,
        "decline": consenting.decline,
        "consent": consenting.show_consent,
        "home": consenting.start,
        "language": consenting.choose_language,
        "register": joining.begin,
        "reg_pick": joining.pick,
        "reg_page": joining.turn,
        "reg_back": joining.back,
        "reg_send": joining.send,
        "mem_all": members.open_,
        "mem_page": members.turn,
        "mem_open": members.look,
        "mem_ok": members.approve,
        "mem_no": members.ask_why,
        "mem_why": members.refuse,
        "mem_undo": members.reopen,
        "data": own_data.own_data,
        "data_part": own_data.part,
        "data_export": own_data.export,
        "data_erase": own_data.ask_erasure,
        "data_erase_yes": own_data.erase,
    },
    forms={
        "daftar": joining.write,
        "anggota": members.search,
    },
    asks={
        "daftar": joining.again,
        "anggota": members.open_,
    },
)
