"""What is said of a question that is open, or gave way to something else."""

from handlers.screen import Screen, column, fits, tap
from siman_bot.conversations.forms import Form, Open
from siman_bot.texts.catalogue import Html, Texts


def resting(texts: Texts, left: Open[Form], *, kept: bool) -> Screen | None:
    """One line about the question that was left; with a button where it can be taken up again."""
    kind = texts.plain("question-name", kind=left.kind)
    if kept:
        resume = tap(texts.plain("button-question-resume", kind=kind), "resume", left.form.work)
        return Screen(text=texts.html("question-paused", kind=kind), rows=((resume,),))
    if left.lapsed or not left.form.is_question:
        return None
    return Screen(text=texts.html("question-ended", kind=kind))


def still_open(texts: Texts, opened: Open[Form]) -> Screen:
    """One line below what was answered beside the question."""
    kind = texts.plain("question-name", kind=opened.kind)
    resume = tap(texts.plain("button-question-resume", kind=kind), "resume", opened.form.work)
    return Screen(text=texts.html("question-open", kind=kind), rows=((resume,),))


def unsure(texts: Texts, shown: Html, *, label: str, data: str, back: str) -> Screen:
    """Below what was `shown`: whether the button that destroys something is really meant; `data` is that button's."""
    asked = texts.html("unsure-ask", what=label)
    whole = Html(f"{shown}\n\n{asked}")
    rows = column([tap(texts.plain("button-sure"), "sure", data), tap(texts.plain("button-unsure"), *back.split(":"))])
    return Screen(text=whole if shown and fits(whole) else asked, rows=rows)


def welcome(texts: Texts, opened: Open[Form]) -> Screen:
    """The answer to thanks and greetings."""
    kind = texts.plain("question-name", kind=opened.kind)
    return Screen(
        text=texts.html("courtesy-open", kind=kind),
        rows=(
            (tap(texts.plain("button-question-resume", kind=kind), "resume", opened.form.work),),
            (tap(texts.plain("button-cancel-question"), "cancel"),),
        ),
    )
