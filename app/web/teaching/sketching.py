"""What is written so far, as a draft to look over and as a student would see it."""

from dataclasses import dataclass, replace

from app.facts.fact import Stance
from app.questions.draft import AnswerKey, Draft, Option, QuestionType
from app.web.teaching.answer_forms import ClozeForm, NumberForm
from app.web.teaching.citing_fields import as_citation
from app.web.teaching.question_form import QuestionForm
from app.workflows.question_page import Choice

SKETCHED = AnswerKey(QuestionType.SINGLE, (Option("?", correct=True), Option("??")))


@dataclass(frozen=True)
class Nothing:
    """An answer that nobody has given yet, as the students' pages ask for it."""

    data: str = ""
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unanswered:
    """The form of an answer, empty."""

    text: Nothing = Nothing()


@dataclass(frozen=True)
class StudentView:
    """A question as the students' pages show it; nothing of its key."""

    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]


def sketch(form: QuestionForm) -> tuple[Draft, bool]:
    """Give what is written so far with the words under the pen, and whether it is whole: could be saved as it is."""
    kept, under_pen = form.citations, form.words_under_pen()
    form.citations = [*kept, *under_pen]
    try:
        draft, whole = form.to_draft(), bool(form.citations)
    except (ValueError, ArithmeticError):
        cited = tuple(as_citation(one, Stance.SUPPORTS) for one in form.citations)
        draft, whole = Draft(form.kind, form.stem.data or "", replace(SKETCHED), cited, ""), False
    form.citations = kept
    return draft, whole


def student_view(form: QuestionForm) -> StudentView:
    """Give a question as a student will see it, as far as it is written; the order of options is the form's own."""
    texts = [text for _name, text in form.preview() if text]
    return StudentView(
        type=form.kind,
        lead=(form.lead.data or "") if isinstance(form, ClozeForm) else form.old.lead if form.old else "",
        stem=form.stem.data or "",
        unit=(form.unit.data or "") if isinstance(form, NumberForm) else "",
        choices=tuple(Choice(place, text, chosen=False) for place, text in enumerate(texts)),
    )
