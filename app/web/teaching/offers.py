"""What the articles offer to the form that writes a question: each offer is a button that takes it."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.questions.draft import BLANK
from app.web.identity import work
from app.web.teaching.accepted_lines import as_line
from app.web.teaching.answer_forms import ClozeForm, TextForm
from app.web.teaching.choice_forms import EvidenceForm
from app.web.teaching.option_form import OptionForm
from app.web.teaching.question_form import QuestionForm
from app.web.teaching.viewer import viewer
from app.workflows import suggest_answers as suggesting


@dataclass(frozen=True)
class OfferButton:
    """An offer: what its button sends, what it says, and where it is from."""

    act: str
    text: str
    note: str


@dataclass(frozen=True)
class Offers:
    """What is offered, and what to say of it or where there is nothing."""

    buttons: tuple[OfferButton, ...]
    sentence: str


def offers_for(form: QuestionForm) -> Offers | None:
    """Give what the articles offer for what is written so far; None for types that take no offers."""
    if isinstance(form, EvidenceForm):
        return _sentences(form)
    if isinstance(form, OptionForm):
        return _wrong(form)
    if isinstance(form, ClozeForm) and BLANK not in (form.stem.data or ""):
        return _blanks(form)
    return _forms(form) if isinstance(form, TextForm) else None


def _wrong(form: OptionForm) -> Offers:
    rows = [row for row in form.options() if row.text.data]
    key = next((row.text.data for row in rows if row.right), "")
    if not key:
        return Offers((), _("Enter the right answer and mark it first: wrong ones of its kind are looked for."))
    found = suggesting.suggest_wrong(
        work(),
        key,
        [one.passage for one in form.citations],
        form.sources,
        stem=form.stem.data or "",
        taken=[row.text.data for row in rows],
        user_id=viewer().user_id,
    )
    buttons = tuple(OfferButton(f"take-option:{one.text}", one.text, form.title_of(one.article)) for one in found)
    told = _("Not in the cited words. Whether they are wrong is yours to say.")
    return Offers(buttons, told if buttons else _("The articles name nothing else of this kind."))


def _sentences(form: EvidenceForm) -> Offers:
    rows = [row for row in form.options() if row.text.data]
    right = next((row.text.data for row in rows if row.right), "")
    right = right or next((one.passage.exact for one in form.citations), "")
    cited = dict.fromkeys(one.passage.article for one in form.citations)
    texts = [form.sources[stem].rendition for stem in (cited or [form.article.data])]
    found = suggesting.suggest_sentences(right, texts, taken=[row.text.data for row in rows]) if right else []
    buttons = tuple(OfferButton(f"take-option:{one.text}", one.text, form.title_of(one.article)) for one in found)
    told = _("Sentences that are most like the right one. Whether they prove it is yours to say.")
    return Offers(buttons, told if buttons else _("Cite the sentence that proves it first."))


def _forms(form: TextForm) -> Offers:
    first = next((one.text for one in form.forms()), "")
    if not first:
        return Offers((), _("Enter the article's own answer first: its other names are looked for."))
    known = {one.text.casefold() for one in form.forms()}
    found = [one for one in suggesting.suggest_forms(work(), first, form.sources) if one.text.casefold() not in known]
    buttons = tuple(OfferButton(f"take-form:{as_line(one)}", one.text, one.rule) for one in found)
    return Offers(buttons, "" if buttons else _("No other name of it is known."))


def _blanks(form: ClozeForm) -> Offers:
    found = suggesting.suggest_blanks(work(), [one.passage for one in form.citations])
    buttons = tuple(OfferButton(f"take-blank:{words}", words, "") for words in found)
    told = _("Names and figures of the cited words.")
    return Offers(buttons, told if buttons else _("Cite a sentence first: its names and figures are offered."))
