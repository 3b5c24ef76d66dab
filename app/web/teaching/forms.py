"""Forms of the teacher's desk: small ones, and what a question of any type needs."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import to_user_timezone, to_utc
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional, ValidationError

from app.articles.quotes import Place
from app.articles.text import Rendition
from app.facts.fact import Stance
from app.questions.draft import AnswerKey, Citation, Draft, QuestionType
from app.quizzes.review import Preset
from app.web.teaching.desk_form import DeskForm, readable
from app.web.typed import visible
from app.workflows.manage_quiz import QuizDraft
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


class QuizForm(DeskForm):
    """A quiz's settings."""

    title = StringField(_l("Title"), [DataRequired(_l("Enter a title.")), Length(max=120)], filters=[tidy])
    description = TextAreaField(_l("Description"), [Length(max=500)], filters=[tidy])
    visibility = RadioField(
        _l("Who may take it"),
        choices=[
            SelectChoice("private", _l("Only me, to try it")),
            SelectChoice("class", _l("Whoever joins with its code")),
            SelectChoice("public", _l("Whoever has its link")),
        ],
        default="private",
    )
    minutes = IntegerField(
        _l("Time limit in minutes"), [Optional(), readable, NumberRange(1, 600, _l("Enter 1 to 600, or nothing."))]
    )
    attempts_allowed = IntegerField(
        _l("Attempts allowed"), [Optional(), readable, NumberRange(1, 100, _l("Enter 1 to 100, or nothing."))]
    )
    review = RadioField(
        _l("What students see"),
        choices=[
            SelectChoice(Preset.SELF_TEST.value, _l("Self-test: answers and passages after handing in")),
            SelectChoice(Preset.HOMEWORK.value, _l("Homework: marks after handing in, answers when the quiz closes")),
            SelectChoice(Preset.EXAM.value, _l("Exam: nothing until the quiz closes")),
        ],
        default=Preset.SELF_TEST.value,
    )
    closes_at = DateTimeLocalField(_l("Closes"), [Optional()], format="%Y-%m-%dT%H:%M")
    shuffle_questions = BooleanField(_l("Ask the questions in another order each time"))

    def validate_review(self, field: RadioField) -> None:
        """Refuse to hide answers until a close that never comes."""
        if field.data != Preset.SELF_TEST.value and self.closes_at.raw_data in (None, [], [""]):
            raise ValidationError(_("Say below when the quiz closes; until then the answers stay hidden."))

    def show(self, draft: QuizDraft) -> None:
        """Fill the fields from a quiz."""
        self.process(data=vars(draft) | {"review": draft.review.value})
        if draft.closes_at is not None:
            self.closes_at.data = to_user_timezone(draft.closes_at).replace(tzinfo=None)

    def to_draft(self) -> QuizDraft:
        """Give what was entered."""
        return QuizDraft(
            title=self.title.data or "",
            description=self.description.data or "",
            visibility=self.visibility.data,
            minutes=self.minutes.data,
            attempts_allowed=self.attempts_allowed.data,
            closes_at=in_utc(self.closes_at.data),
            review=Preset(self.review.data),
            shuffle_questions=bool(self.shuffle_questions.data),
        )


def in_utc(entered: datetime | None) -> datetime | None:
    """Give a moment, entered in the site's time zone, as it is kept."""
    return to_utc(entered).replace(tzinfo=UTC) if entered else None


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
