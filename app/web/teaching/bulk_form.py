"""The form that changes many questions at once: what to do, and with which tags, topic, difficulty or quiz."""

from collections.abc import Sequence

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import Length, Optional

from app.questions.bulk import Act, Change
from app.questions.labels import LONGEST_TOPIC, fault_of_tags, read_tags
from app.web.teaching.bank_form import DIFFICULTIES, choices
from app.web.teaching.desk_form import DeskForm
from app.web.typed import one_line

FIELDS = {
    Act.ADD_TAGS: "tags",
    Act.REMOVE_TAGS: "tags",
    Act.TOPIC: "topic",
    Act.DIFFICULTY: "difficulty",
    Act.PUT_INTO_QUIZ: "quiz",
}


class BulkForm(DeskForm):
    """What to do with many questions; `confirmed` is how many it was said to change."""

    act = StringField()
    tags = StringField(_l("Tags"), filters=[one_line])
    topic = StringField(_l("Topic"), [Length(max=LONGEST_TOPIC)], filters=[one_line])
    difficulty = SelectField(
        _l("Difficulty"), choices=choices((("", _l("Not said")), *DIFFICULTIES)), validate_choice=False
    )
    quiz = SelectField(_l("Quiz"), validate_choice=False)
    confirmed = IntegerField(validators=[Optional()])

    def offer(self, quizzes: Sequence[tuple[str, str]]) -> None:
        """Set the quizzes to choose from."""
        self.quiz.choices = choices(quizzes)

    @property
    def knows_act(self) -> bool:
        """Say whether what is to be done is something that can be."""
        return self.act.data in set(Act)

    @property
    def asks_value(self) -> str:
        """Give the name of the field that what is to be done needs; nothing where it needs none."""
        return FIELDS.get(Act(self.act.data), "")

    @property
    def told(self) -> bool:
        """Say whether that field was sent; the list sends what to do alone."""
        return self.asks_value in request.form

    def validate(self, extra_validators: object = None) -> bool:
        """Check the field that counts for what is to be done."""
        del extra_validators
        sound = super().validate()
        fault = self._fault()
        if fault:
            field = self[self.asks_value]
            field.errors = [*field.errors, fault]
        return sound and not fault

    def _fault(self) -> str:
        if self.asks_value == "tags":
            tags = read_tags(self.tags.data or "")
            return fault_of_tags(tags) if tags else _("Enter a tag.")
        offered = [choice.value for choice in self.quiz.choices or []]  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
        if self.asks_value == "quiz" and self.quiz.data not in offered:
            return _("Choose a quiz of yours.")
        known = {"", *(value for value, _name in DIFFICULTIES)}
        return _("Choose one of those shown.") if (self.difficulty.data or "") not in known else ""

    def to_change(self) -> Change:
        """Give what is to be done; only after validation."""
        act, name = Act(self.act.data), self.asks_value
        if name == "tags":
            return Change(act, tags=read_tags(self.tags.data or ""))
        return Change(act, value=(self[name].data or "") if name else "")
