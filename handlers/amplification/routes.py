"""The ways into amplification."""

from typing import Final

from handlers.amplification import accounts, confirming, recording
from handlers.commands import Command
from handlers.routing import Ways

WAYS: Final = Ways(
    commands={
        Command(name="akun"): accounts.overview,
        Command(name="sebar"): recording.items,
    },
    unsure={
        "account_no": lambda ctx: f"account_look:{':'.join(ctx.args)}",
        "account_strike": lambda ctx: f"account_look:{':'.join(ctx.args)}",
        "record_delete": lambda ctx: f"records:{ctx.page(1)}",
    },
    taps={
        "accounts": accounts.overview,
        "account_add": accounts.begin,
        "account_kind": accounts.choose_kind,
        "account_declare": accounts.declare,
        "account_cancel": accounts.cancel,
        "account_remove": accounts.ask_removal,
        "account_drop": accounts.remove,
        "accounts_waiting": confirming.waiting,
        "account_look": confirming.look,
        "account_ok": confirming.confirm,
        "account_no": confirming.refuse,
        "account_contest": confirming.contest,
        "account_keep": confirming.keep,
        "account_strike": confirming.strike,
        "share_items": recording.items,
        "share_item": recording.open_item,
        "share_as": recording.record_as,
        "share_close": recording.close,
        "records": recording.records,
        "record_delete": recording.delete_record,
    },
    links={
        "catat": recording.open_item,
    },
    forms={
        "akun": accounts.take_link,
        "akun-instansi": confirming.name_page,
        "sebar": recording.take_link,
    },
    asks={
        "akun": accounts.again,
        "akun-instansi": confirming.again,
        "sebar": recording.again,
    },
)
