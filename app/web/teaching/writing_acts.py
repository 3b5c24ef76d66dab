"""What the buttons of a question's form do but for saving: each changes what is typed and shows the form again."""

import re
from collections.abc import Callable

from flask_babel import gettext as _

from app.web.teaching.answer_forms import ClozeForm, TextForm
from app.web.teaching.citing_fields import moved_up, without
from app.web.teaching.option_form import OptionForm
from app.web.teaching.question_form import QuestionForm

PLACED = re.compile(r"([a-z-]+):(\d{1,2})\Z", re.ASCII)
LONGEST_TAKEN = 500


def do(form: QuestionForm, act: str) -> None:
    """Do what a button says; one that is not known only shows the form again."""
    placed = PLACED.match(act)
    name, _colon, text = act.partition(":")
    if placed and placed[1] in BY_PLACE:
        BY_PLACE[placed[1]](form, int(placed[2]))
    elif act in PLAIN:
        PLAIN[act](form)
    elif name == "take-option" and isinstance(form, OptionForm):
        form.put(text[:LONGEST_TAKEN])
    elif name == "take-blank" and isinstance(form, ClozeForm):
        form.blank.data = text[:LONGEST_TAKEN]
        form.make_blank()
    elif name == "take-form" and isinstance(form, TextForm):
        form.accept(text[:LONGEST_TAKEN])


def asks_for_offers(act: str) -> bool:
    """Say whether offers are shown after a button: after the one that asks for them, and after one was taken."""
    return act == "suggest" or act.startswith("take-")


def _cite(form: QuestionForm) -> None:
    if form.quote.data:
        form.cite()
    else:
        form.refuse(form.quote, _("Mark the words in the article first, or paste them here."))


def _as_option(form: QuestionForm) -> None:
    place = form.located() if isinstance(form, OptionForm) else None
    if isinstance(form, OptionForm) and place:
        text = form.sources[form.article.data].rendition.text[slice(*place)]
        if form.put(text):
            form.lift_pen()


def _more(form: QuestionForm) -> None:
    if isinstance(form, OptionForm):
        form.add_row()


def _blank(form: QuestionForm) -> None:
    if isinstance(form, ClozeForm) and (not form.quote.data or form.cite()):
        form.make_blank()


def _up(form: QuestionForm, at: int) -> None:
    form.citations = moved_up(form.citations, at)


def _drop(form: QuestionForm, at: int) -> None:
    form.citations = without(form.citations, at)


def _change(form: QuestionForm, at: int) -> None:
    """Put a citation back under the pen."""
    for one in form.citations[at - 1 : at] if at else []:
        form.article.data, form.quote.data = one.passage.article, one.passage.exact
        form.start.data, form.stance.data = str(one.passage.start), one.stance
        _drop(form, at)


def _option_up(form: QuestionForm, at: int) -> None:
    if isinstance(form, OptionForm):
        form.swap(at)


PLAIN: dict[str, Callable[[QuestionForm], None]] = {
    "cite": _cite,
    "as-option": _as_option,
    "more": _more,
    "blank": _blank,
}
BY_PLACE: dict[str, Callable[[QuestionForm, int], None]] = {
    "cited-up": _up,
    "cited-drop": _drop,
    "cited-change": _change,
    "option-up": _option_up,
}
