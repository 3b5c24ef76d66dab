"""The form that makes a quiz from an article in one step."""

import secrets
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError
from wtforms.widgets import CheckboxInput

from app.questions.draft import QuestionType
from app.quizzes.review import Preset
from app.web.teaching.desk_form import DeskForm, readable
from app.web.teaching.quiz_form import QuizForm, in_utc
from app.web.teaching.review_matrix import PRESET_CHOICES
from app.web.typed import one_line
from app.workflows.quiz_from_article import Offer, QuickQuiz

MOST = 50
USUAL = 8


class QuickQuizForm(DeskForm):
    """How many questions, of which types, under which rules, for whom."""

    press = HiddenField(validators=[Length(max=64)])
    count = IntegerField(
        _l("Number of questions"),
        [InputRequired(_l("Enter how many.")), readable, NumberRange(1, MOST, _l("Enter 1 to 50."))],
    )
    types = SelectMultipleField(
        _l("Types"),
        [InputRequired(_l("Choose at least one type."))],
        option_widget=CheckboxInput(),
    )
    review = RadioField(_l("What students see"), choices=PRESET_CHOICES, default=Preset.SELF_TEST.value)
    closes_at: Any = QuizForm.closes_at
    visibility = RadioField(
        _l("Who may take it"),
        choices=[
            SelectChoice("class", _l("Whoever has its code or link")),
            SelectChoice("private", _l("Only me, to try it first")),
        ],
        default="class",
    )
    class_id = SelectField(_l("Class"), default="")
    class_name = StringField(_l("A new class"), [Length(max=80)], filters=[one_line])

    def offer(self, offered: Offer) -> None:
        """Set what there is to choose from; a form that is shown first asks for a usual quiz of all types."""
        self.types.choices = [SelectChoice(kind.value, str(count)) for kind, count in offered.counts]
        self.class_id.choices = [
            SelectChoice("", _("No class")),
            *(SelectChoice(str(number), name) for number, name in offered.classes),
        ]
        if not self.is_submitted():
            self.press.data = secrets.token_urlsafe(12)
            self.count.data = min(USUAL, offered.total)
            self.types.data = [kind.value for kind, _count in offered.counts]
            self.class_id.data = ""

    def validate_review(self, field: RadioField) -> None:
        """Refuse to hide answers until a close that never comes."""
        if field.data != Preset.SELF_TEST.value and self.closes_at.raw_data in (None, [], [""]):
            raise ValidationError(_("Say below when the quiz closes; until then the answers stay hidden."))

    def validate_class_name(self, field: StringField) -> None:
        """Refuse two classes for one quiz."""
        if field.data and self.class_id.data:
            raise ValidationError(_("Choose a class of the list or name a new one, not both."))

    def to_wish(self) -> QuickQuiz:
        """Give what was entered."""
        chosen = frozenset(QuestionType(kind) for kind in self.types.data or ())
        every = len(chosen) == len(self.types.choices or ())  # pyright: ignore[reportArgumentType] - a list, set by offer()
        return QuickQuiz(
            count=self.count.data or 1,
            types=frozenset() if every else chosen,
            review=Preset(self.review.data),
            closes_at=in_utc(self.closes_at.data),
            visibility=self.visibility.data,
            class_id=int(self.class_id.data) if self.class_id.data else None,
            class_name=self.class_name.data or "",
            press=self.press.data or "",
        )
