"""Forms of the teacher's desk: small ones, and what a question of any type needs."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length

from app.articles.quotes import Place
from app.articles.text import Rendition
from app.facts.fact import Stance
from app.questions.draft import AnswerKey, Citation, Draft, QuestionType
from app.web.teaching.desk_form import DeskForm
from app.web.typed import visible
from app.workflows.write_question import places_of

LONGEST_QUOTE = 1500
LONGEST_STEM = 500
AROUND = 70


def tidy(text: str | None) -> str:
    """Give a typed text as it can be kept, without white space at its ends, its lines ended as articles end theirs."""
    return visible(text).replace("\r\n", "\n").strip()


class QuestionForm(DeskForm):
    """What every question has: the article, the words that prove the answer, the question, the explanation."""

    kind: QuestionType
    article = SelectField(_l("Article"))
    quote = TextAreaField(
        _l("Citing words"),
        [DataRequired(_l("Mark the words of the article that prove the answer, or paste them."))],
        filters=[tidy],
    )
    start = HiddenField()
    place = RadioField(_l("Which of them"), choices=[], validate_choice=False)
    stem = TextAreaField(
        _l("Question"), [DataRequired(_l("Enter the question.")), Length(max=LONGEST_STEM)], filters=[tidy]
    )
    explanation = TextAreaField(_l("Explanation"), [Length(max=1000)], filters=[tidy])
    cited: Place | None = None

    def locate(self, rendition: Rendition) -> bool:
        """Find the citing words in the article; otherwise say beside the field why not."""
        quote = self.quote.data or ""
        if len(quote) > LONGEST_QUOTE:
            return self._refuse(self.quote, _("Cite at most %(most)d characters.", most=LONGEST_QUOTE))
        found = places_of(rendition.text, quote, _whole(self.start.data))
        if not found:
            return self._refuse(
                self.quote, _("The article does not say this. Copy the words from its text, or mark them there.")
            )
        self.place.choices = [SelectChoice(str(start), around(rendition.text, (start, end))) for start, end in found]
        chosen = [place for place in found if str(place[0]) == self.place.data]
        if len(found) > 1 and not chosen:
            count = len(found)
            return self._refuse(self.place, _("The article says this %(count)d times. Choose which one.", count=count))
        self.cited = (chosen or found)[0]
        return True

    def ready(self, rendition: Rendition) -> bool:
        """Say whether all is there and the words are found; every error shows at once."""
        filled = self.validate_on_submit()
        return (not self.quote.data or self.locate(rendition)) and filled

    def to_draft(self, rendition: Rendition) -> Draft:
        """Give what was entered as a draft; only after ready() said yes."""
        start, end = self.cited or (0, 0)
        citation = Citation(rendition.passage(start, end), self.stance())
        return Draft(
            type=self.kind,
            stem=self.stem.data or "",
            key=self.key(),
            citations=(citation,),
            explanation=self.explanation.data or "",
            scope=(rendition.article,),
        )

    def show(self, draft: Draft) -> None:
        """Fill the fields that every question has from a version."""
        passage = draft.citations[0].passage
        self.article.data, self.quote.data, self.start.data = passage.article, passage.exact, str(passage.start)
        self.stem.data, self.explanation.data = draft.stem, draft.explanation

    def key(self) -> AnswerKey:
        """Give the key that was entered; the form of each type says how, and this one, of no type, is never shown."""
        raise NotImplementedError

    def preview(self) -> list[tuple[str, str]]:
        """Give (name of the field, text) of each option that students see; a name "" has no field."""
        return []

    def stance(self) -> Stance:
        """Say what the citing words do for the answer."""
        return Stance.SUPPORTS

    def _refuse(self, field: TextAreaField | RadioField, sentence: str) -> bool:
        field.errors = [*field.errors, sentence]
        return False


def around(text: str, place: Place) -> str:
    """Give a place in a text with some words before and after it, to tell it from others."""
    start, end = place
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"…{before}[{text[start:end]}]{after}…"


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004


class PlainForm(DeskForm):
    """A button: nothing but the token."""


class FilterForm(DeskForm):
    """Which questions to list; read from the address."""

    class Meta:  # pyright: ignore[reportIncompatibleVariableOverride] - WTForms joins it with its parents'
        csrf = False

    q = StringField(_l("Words"))
    state = SelectField(_l("State"))
    type = SelectField(_l("Type"))
    article = SelectField(_l("Article"))
    mine = BooleanField(_l("Only mine"))

    def offer(self, articles: Sequence[tuple[str, str]]) -> None:
        """Set what there is to choose from."""
        self.state.choices = [
            SelectChoice("", _("Any")),
            SelectChoice("draft", _("Draft")),
            SelectChoice("in review", _("In review")),
            SelectChoice("published", _("Published")),
            SelectChoice("retired", _("Retired")),
            SelectChoice("archived", _("Archived")),
        ]
        self.type.choices = [
            SelectChoice("", _("Any")),
            *(SelectChoice(kind.value, kind.value) for kind in QuestionType),
        ]
        self.article.choices = [SelectChoice("", _("Any")), *(SelectChoice(stem, title) for stem, title in articles)]
