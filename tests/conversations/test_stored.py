"""Forms that were open when the program was replaced go on: their rows are read, and written, as they ever were."""

from typing import Any

import pytest

from siman_bot.conversations import forms
from siman_bot.conversations.amplification.accounts import AccountForm, AccountStep
from siman_bot.conversations.amplification.recording import ShareForm, ShareStep
from siman_bot.conversations.forms import Form
from siman_bot.conversations.people.joining_form import JoiningForm, JoiningStep
from siman_bot.conversations.people.members import MembersForm
from siman_bot.conversations.publishing.attaching import AttachingForm, FileNote
from siman_bot.conversations.publishing.explaining import ExplainingForm, ExplainingStep, WeighingForm
from siman_bot.conversations.publishing.planning import PlanningForm, PlanningStep
from siman_bot.conversations.publishing.reviewing import ReviewingForm
from siman_bot.conversations.publishing.withdrawing import WithdrawingForm, WithdrawingStep
from siman_bot.conversations.publishing.writing import WritingForm, WritingStep
from siman_bot.conversations.registry import KINDS
from siman_bot.conversations.reports.answers import VerdictAnswers, VerdictStep
from siman_bot.conversations.reports.approving import ApprovingForm
from siman_bot.conversations.reports.reporting import ReportForm, ReportStep
from siman_bot.conversations.reports.verdicts import CorrectionForm, VerdictForm
from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.places import Region
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.withdrawal import Removal
from siman_bot.domain.reports.verdict import Referral, ReportOutcome
from siman_bot.services.registry import make_services
from siman_bot.services.transaction import Caller
from storage import dialogs
from storage.engine import Database
from storage.people import people
from tests.town import TestClock

RINA = Caller(telegram_id=71)
NO_SOURCES = {"primary_url": "", "primary_publisher": "", "independent_url": "", "independent_publisher": ""}
INSTAGRAM = {"platform": "instagram", "handle": "rina", "url": "https://www.instagram.com/rina/"}
PROFILE: dict[str, Any] = {**INSTAGRAM, "platform": Platform.INSTAGRAM}
POST = "https://www.instagram.com/p/C9abcDEF123/"
ROWS: list[tuple[str, str, dict[str, Any], Form]] = [
    ("akun", "link", {}, AccountForm(step=AccountStep.LINK)),
    ("akun", "kind", INSTAGRAM, AccountForm(step=AccountStep.KIND, **PROFILE)),
    (
        "akun",
        "declare",
        {**INSTAGRAM, "kind": "personal", "institution_id": 5},
        AccountForm(step=AccountStep.DECLARE, kind=AccountKind.PERSONAL, institution_id=5, **PROFILE),
    ),
    ("sebar", "link", {"item_id": 5}, ShareForm(step=ShareStep.LINK, item_id=5)),
    ("sebar", "account", {"item_id": 5, "url": POST}, ShareForm(step=ShareStep.ACCOUNT, item_id=5, url=POST)),
    (
        "daftar",
        "region",
        {
            "region": None,
            "province_code": None,
            "regency_code": None,
            "institution_id": None,
            "institution_name": "",
            "search": "",
            "page": 0,
        },
        JoiningForm(),
    ),
    (
        "daftar",
        "institution_name",
        {
            "region": "WIT",
            "province_code": "91",
            "regency_code": "91.03",
            "institution_id": None,
            "institution_name": "Balai Besar",
            "search": "papua",
            "page": 2,
        },
        JoiningForm(
            step=JoiningStep.INSTITUTION_NAME,
            region=Region.WIT,
            province_code="91",
            regency_code="91.03",
            institution_name="Balai Besar",
            search="papua",
            page=2,
        ),
    ),
    ("anggota", "list", {"search": "dinas"}, MembersForm(search="dinas")),
    ("lapor", "post", {}, ReportForm(step=ReportStep.POST)),
    (
        "lapor",
        "preview",
        {"key": "7K2QX", "body": "Beras plastik", "url": None},
        ReportForm(step=ReportStep.PREVIEW, key="7K2QX", body="Beras plastik"),
    ),
    (
        "antrean",
        "office",
        {
            "key": "7K2QX",
            "report": 5,
            "form": {
                "outcome": "salah",
                "step": "office",
                "referral": None,
                "subject": "Bulog",
                "office": "",
                "answer": "",
                "code": "",
                **NO_SOURCES,
            },
        },
        VerdictForm(
            step=VerdictStep.OFFICE,
            key="7K2QX",
            report=5,
            form=VerdictAnswers(outcome=ReportOutcome.FALSE, step=VerdictStep.OFFICE, subject="Bulog"),
        ),
    ),
    (
        "antrean",
        "preview",
        {
            "key": "7K2QX",
            "report": 5,
            "form": {
                "outcome": "luar_lingkup",
                "step": "preview",
                "referral": "ppid",
                "subject": "",
                "office": "",
                "answer": "",
                "code": "",
                **NO_SOURCES,
            },
        },
        VerdictForm(
            step=VerdictStep.PREVIEW,
            key="7K2QX",
            report=5,
            form=VerdictAnswers(
                outcome=ReportOutcome.OUT_OF_SCOPE, step=VerdictStep.PREVIEW, referral=Referral.INFORMATION
            ),
        ),
    ),
    (
        "antrean",
        "preview",
        {
            "key": "7K2QX",
            "report": 5,
            "form": {
                "outcome": "belum_terbukti",
                "step": "preview",
                "referral": None,
                "subject": "",
                "office": "",
                "answer": "Belum.",
                "code": "SM-7K2QX",
                **NO_SOURCES,
            },
        },
        VerdictForm(
            step=VerdictStep.PREVIEW,
            key="7K2QX",
            report=5,
            form=VerdictAnswers(
                outcome=ReportOutcome.UNPROVEN, step=VerdictStep.PREVIEW, answer="Belum.", code="SM-7K2QX"
            ),
        ),
    ),
    (
        "koreksi",
        "office",
        {
            "key": "7K2QX",
            "report": 5,
            "corrects": 1,
            "form": {
                "outcome": "salah",
                "step": "office",
                "referral": None,
                "subject": "Bulog",
                "office": "",
                "answer": "",
                "code": "",
                **NO_SOURCES,
            },
        },
        CorrectionForm(
            step=VerdictStep.OFFICE,
            key="7K2QX",
            report=5,
            corrects=1,
            form=VerdictAnswers(outcome=ReportOutcome.FALSE, step=VerdictStep.OFFICE, subject="Bulog"),
        ),
    ),
    (
        "putusan",
        "reason",
        {"report": 5, "number": 2, "ticket": "LP-7K2QX"},
        ApprovingForm(report=5, number=2, ticket="LP-7K2QX"),
    ),
    ("buat", "title", {}, WritingForm(step=WritingStep.TITLE)),
    ("buat", "preview", {"draft": 5}, WritingForm(step=WritingStep.PREVIEW, draft=5)),
    ("jadwal", "end", {"draft": 5}, PlanningForm(step=PlanningStep.END, draft=5)),
    (
        "lampiran",
        "file",
        {
            "draft": 5,
            "album": "137",
            "notes": [
                {"key": "refusal-media-too-big", "gaps": {"limit": 10, "size": 12}},
                {"key": "refusal-media-name", "gaps": {"fragment": "@budi"}},
            ],
        },
        AttachingForm(
            draft=5,
            album="137",
            notes=(
                FileNote(key="refusal-media-too-big", gaps={"limit": 10, "size": 12}),
                FileNote(key="refusal-media-name", gaps={"fragment": "@budi"}),
            ),
        ),
    ),
    (
        "tinjau",
        "reason",
        {"item": 3, "version": 2, "revision": 7, "code": "SM-7K2QX"},
        ReviewingForm(item=3, version=2, revision=7, code="SM-7K2QX"),
    ),
    (
        "jelaskan",
        "preview",
        {"item": 3, "origin": 4, "words": "Salah ketik.", "answered": ["a1"]},
        ExplainingForm(step=ExplainingStep.PREVIEW, item=3, origin=4, words="Salah ketik.", answered=("a1",)),
    ),
    ("timbang", "questions", {"explanation": 5, "answered": ["a1"]}, WeighingForm(explanation=5, answered=("a1",))),
    (
        "tarik",
        "reason",
        {"item": 3, "revision": 7, "code": "SM-7K2QX", "removal": "mark", "origin": 0},
        WithdrawingForm(
            step=WithdrawingStep.REASON, item=3, revision=7, code="SM-7K2QX", removal=Removal.MARK, origin=0
        ),
    ),
    (
        "tarik",
        "confirm",
        {"item": 3, "revision": 7, "code": "SM-7K2QX", "removal": "delete", "origin": 4, "reason": "Salah ketik."},
        WithdrawingForm(
            step=WithdrawingStep.CONFIRM,
            item=3,
            revision=7,
            code="SM-7K2QX",
            removal=Removal.DELETE,
            origin=4,
            reason="Salah ketik.",
        ),
    ),
]
"""Kind, step and data as the first version of the program stored them, and the form."""


@pytest.mark.parametrize(("kind", "step", "data", "form"), ROWS)
async def test_a_stored_form_is_read_and_written_as_it_was(
    database: Database, kind: str, step: str, data: dict[str, Any], form: Form
) -> None:
    services = make_services(database=database, clock=TestClock(), choice=lambda given: given[0], quiet=None)
    await services.people.consenting.agree(RINA, name="Rina", language="id", text_version=CONSENT_VERSION)
    async with database.write() as tx:
        person = await people.find(tx, RINA.telegram_id)
        assert person is not None
        before = await dialogs.put(tx, person_id=person.id, kind=kind, step=step, data=data, now=TestClock()())
        opened = forms.read(await dialogs.get(tx, person.id), KINDS)
        assert opened is not None
        assert opened.form == form
        moved = await forms.put(tx, person.id, opened.form, TestClock()())
        stored = await dialogs.get(tx, person.id)
    assert stored is not None
    assert moved.revision == stored.revision == before.revision + 1
    assert (stored.kind, stored.step) == (kind, step)
    assert {key: stored.data[key] for key in data} == data
