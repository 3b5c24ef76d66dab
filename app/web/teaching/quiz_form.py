"""The form of a quiz's settings: who, when, how often, how it is played, and what students see when."""

from datetime import UTC, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import to_user_timezone, to_utc
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional, ValidationError

from app.quizzes.quiz import GradingMethod, Mode
from app.web.teaching.desk_form import DeskForm, readable
from app.web.teaching.forms import tidy
from app.web.teaching.review_matrix import CUSTOM, ReviewFields
from app.workflows.quiz_settings import QuizDraft

MINUTE, HOUR = 60, 3600


def whole(label: str, most: int, sentence: str) -> IntegerField:
    """Give a field for a whole number from 0 that may stay empty."""
    return IntegerField(label, [Optional(), readable, NumberRange(0, most, sentence)])


class QuizForm(ReviewFields, DeskForm):
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
    opens_at = DateTimeLocalField(_l("Opens"), [Optional()], format="%Y-%m-%dT%H:%M")
    closes_at = DateTimeLocalField(_l("Closes"), [Optional()], format="%Y-%m-%dT%H:%M")
    minutes = IntegerField(
        _l("Time limit in minutes"), [Optional(), readable, NumberRange(1, 600, _l("Enter 1 to 600, or nothing."))]
    )
    grace_minutes = whole(_l("Grace: minutes"), 60, _l("Enter 0 to 60, or nothing."))
    grace_seconds = whole(_l("Grace: seconds"), 59, _l("Enter 0 to 59, or nothing."))
    attempts_allowed = IntegerField(
        _l("Attempts allowed"), [Optional(), readable, NumberRange(1, 100, _l("Enter 1 to 100, or nothing."))]
    )
    wait_hours = whole(_l("Wait between attempts: hours"), 720, _l("Enter 0 to 720, or nothing."))
    wait_minutes = whole(_l("Wait between attempts: minutes"), 59, _l("Enter 0 to 59, or nothing."))
    grading_method = RadioField(
        _l("Which attempt counts"),
        choices=[
            SelectChoice(GradingMethod.FIRST.value, _l("The first")),
            SelectChoice(GradingMethod.LAST.value, _l("The last")),
            SelectChoice(GradingMethod.HIGHEST.value, _l("The best")),
            SelectChoice(GradingMethod.AVERAGE.value, _l("The average of all")),
        ],
        default=GradingMethod.FIRST.value,
    )
    mode = RadioField(
        _l("Mode"),
        choices=[
            SelectChoice(Mode.TEST.value, _l("Test: answer everything, then hand in")),
            SelectChoice(Mode.PRACTICE.value, _l("Practice: each answer is explained at once, and may be tried again")),
            SelectChoice(
                Mode.TWO_STEP.value,
                _l("Two-step fact check: answer from what one knows, then again with the passage open"),
            ),
        ],
        default=Mode.TEST.value,
    )
    evidence_score = BooleanField(_l("Ask for the proving sentence too, and mark it apart"))
    reveal_cost = whole(_l("What revealing the source costs, in per cent"), 100, _l("Enter 0 to 100, or nothing."))
    articles_closed = BooleanField(_l("Close the articles while somebody takes the quiz"))
    shuffle_questions = BooleanField(_l("Ask the questions in another order each time"))
    shuffle_options = BooleanField(_l("Show the options in another order each time"), default=True)

    def validate_closes_at(self, field: DateTimeLocalField) -> None:
        """Refuse a close that comes before the opening."""
        if field.data and self.opens_at.data and field.data <= self.opens_at.data:
            raise ValidationError(
                _("The quiz would close before it opens. Choose a later time, or an earlier opening.")
            )

    def validate_grace_minutes(self, field: IntegerField) -> None:
        """Refuse a grace where no time can be up."""
        timed = self.minutes.data or self.closes_at.data or self.minutes.errors or self.closes_at.errors
        if field.data and not timed:
            msg = _("A grace follows a time limit or a close. Set one of them, or leave the grace empty.")
            raise ValidationError(msg)

    validate_grace_seconds = validate_grace_minutes

    def show(self, draft: QuizDraft) -> None:
        """Fill the fields from a quiz."""
        grace, wait = divmod(draft.grace_seconds, MINUTE), divmod(draft.wait_seconds // MINUTE, MINUTE)
        spans = {"grace_minutes": grace[0] or None, "grace_seconds": grace[1] or None}
        spans |= {"wait_hours": wait[0] or None, "wait_minutes": wait[1] or None}
        cost = None if draft.reveal_cost is None else round(draft.reveal_cost * 100)
        named = {"grading_method": draft.grading_method.value, "mode": draft.mode.value, "reveal_cost": cost}
        review = {
            "review": CUSTOM if draft.rules else draft.review.value,
            "shows": self.ticked(draft.rules, draft.review),
        }
        self.process(data=vars(draft) | spans | named | review)
        self.opens_at.data, self.closes_at.data = local(draft.opens_at), local(draft.closes_at)

    def to_draft(self) -> QuizDraft:
        """Give what was entered."""
        preset, rules = self.chosen_rules()
        return QuizDraft(
            title=self.title.data or "",
            description=self.description.data or "",
            visibility=self.visibility.data,
            minutes=self.minutes.data,
            attempts_allowed=self.attempts_allowed.data,
            opens_at=in_utc(self.opens_at.data),
            closes_at=in_utc(self.closes_at.data),
            review=preset,
            rules=rules,
            shuffle_questions=bool(self.shuffle_questions.data),
            shuffle_options=bool(self.shuffle_options.data),
            grace_seconds=(self.grace_minutes.data or 0) * MINUTE + (self.grace_seconds.data or 0),
            wait_seconds=(self.wait_hours.data or 0) * HOUR + (self.wait_minutes.data or 0) * MINUTE,
            grading_method=GradingMethod(self.grading_method.data),
            mode=Mode(self.mode.data),
            evidence_score=bool(self.evidence_score.data),
            reveal_cost=None if self.reveal_cost.data is None else self.reveal_cost.data / 100,
            articles_closed=bool(self.articles_closed.data),
        )


def in_utc(entered: datetime | None) -> datetime | None:
    """Give a moment, entered in the site's time zone, as it is kept."""
    return to_utc(entered).replace(tzinfo=UTC) if entered else None


def local(kept: datetime | None) -> datetime | None:
    """Give a moment as it is entered, in the site's time zone."""
    return to_user_timezone(kept).replace(tzinfo=None) if kept else None


class QuizSearchForm(DeskForm):
    """Which quizzes to show; read from the address."""

    class Meta:  # pyright: ignore[reportIncompatibleVariableOverride] - WTForms joins it with its parents'
        """A look at a list changes nothing, so it needs no token."""

        csrf = False

    q = StringField(_l("Words"))
