"""Forms of the review queue: a decision, and the words of the types that the form for writing does not know."""

from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DecimalField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, ValidationError

from app.questions.draft import Draft, QuestionType
from app.questions.rejection import WORDS, Reason
from app.web.teaching.desk_form import DeskForm, readable
from app.web.teaching.forms import LONGEST_STEM, tidy
from app.workflows.change_review import Changes

DEFAULT_LEAST = Decimal("0.8")
LONGEST_FORM = 200
MOST_FORMS = 20


class DecisionForm(DeskForm):
    """A decision about the version that was shown."""

    version = IntegerField(default=0)

    @property
    def number(self) -> int:
        """Give the number of the version that was shown; 0, which no version has, where none was."""
        return self.version.data or 0


class RejectForm(DecisionForm):
    """A no with its reason."""

    reason = RadioField(
        _l("Why"),
        [InputRequired(_l("Choose a reason: reasons are counted, so that the generator can be mended."))],
        choices=[SelectChoice(reason.value, _l(words)) for reason, words in WORDS.items()],
    )
    note = TextAreaField(_l("In your own words, if you like"), [Length(max=500)], filters=[tidy])

    @property
    def chosen(self) -> Reason:
        """Give the reason; only of a form that is valid."""
        return Reason(self.reason.data)


class WordingForm(DecisionForm):
    """Which other wording is taken."""

    position = IntegerField(default=-1)


class DistractorForm(DecisionForm):
    """Which wrong option goes, and which other one takes its place."""

    place = IntegerField(default=-1)
    position = IntegerField(default=-1)


class AboveForm(DeskForm):
    """From which score on all are accepted."""

    least = DecimalField(
        _l("Score at least"),
        [
            InputRequired(_l("Enter a score from 0 to 1.")),
            readable,
            NumberRange(0, 1, _l("Enter a score from 0 to 1.")),
        ],
        default=DEFAULT_LEAST,
    )


class ChangeForm(DecisionForm):
    """The words of a question; accepted forms stand one on a line, options each in a field of its own."""

    changed_stem = TextAreaField(
        _l("Question"), [DataRequired(_l("Enter the question.")), Length(max=LONGEST_STEM)], filters=[tidy]
    )
    changed_explanation = TextAreaField(_l("Explanation"), [Length(max=1000)], filters=[tidy])
    accepted = TextAreaField(_l("Accepted answers, one on a line"), filters=[tidy])
    draft: Draft

    @property
    def has_forms(self) -> bool:
        """Say whether its type has accepted forms."""
        return bool(self.draft.key.accepted)

    def options(self) -> list[tuple[bool, Any]]:
        """Give (right, field) of each option that may be changed."""
        return [
            (option.correct, self[f"option_{place}"])
            for place, option in enumerate(self.draft.key.options)
            if f"option_{place}" in self
        ]

    def show(self) -> None:
        """Fill the fields from the version that waits."""
        self.changed_stem.data, self.changed_explanation.data = self.draft.stem, self.draft.explanation
        self.accepted.data = "\n".join(form.text for form in self.draft.key.accepted)
        for place, option in enumerate(self.draft.key.options):
            if f"option_{place}" in self:
                self[f"option_{place}"].data = option.text

    def changes(self) -> Changes:
        """Give what was entered; an option without a field stays as it is."""
        texts = [
            self[f"option_{place}"].data if f"option_{place}" in self else option.text
            for place, option in enumerate(self.draft.key.options)
        ]
        return Changes(self.changed_stem.data or "", self.changed_explanation.data or "", tuple(texts), self._forms())

    def validate_accepted(self, field: TextAreaField) -> None:
        """Refuse a short text or a blank without an answer, and forms too many or too long."""
        forms = self._forms()
        if self.has_forms and not forms:
            raise ValidationError(_("Enter at least one answer that counts as right."))
        if len(forms) > MOST_FORMS or any(len(form) > LONGEST_FORM for form in forms):
            raise ValidationError(_("At most %(most)d answers of 200 characters each.", most=MOST_FORMS))
        del field

    def _forms(self) -> tuple[str, ...]:
        lines = (line.strip() for line in (self.accepted.data or "").split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))


def change_form(draft: Draft) -> ChangeForm:
    """Give the form for a draft: a field for each option, but none for the sentence that is the evidence."""
    fields: dict[str, Any] = {"draft": draft}
    for place, option in enumerate(draft.key.options):
        if draft.type is QuestionType.EVIDENCE and option.correct:
            continue
        # A wrong option without words is left out; a right one needs its words.
        checks = [Length(max=500), *([DataRequired(_l("Enter the right answer."))] if option.correct else [])]
        fields[f"option_{place}"] = StringField(_l("Option %(n)d", n=place + 1), checks, filters=[tidy])
    return type("ChangeFormOfDraft", (ChangeForm,), fields)()
