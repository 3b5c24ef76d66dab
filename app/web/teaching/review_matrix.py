"""The part of the settings form that says what students see when: presets, or a table of what at which moment."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectMultipleField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput

from app.quizzes.quiz import Mode
from app.quizzes.review import (
    PRESETS,
    Aspect,
    Aspects,
    Moment,
    Preset,
    ReviewRules,
    beyond_attempt,
    from_rows,
    shown_after,
    waits_for_close,
    without_attempt,
)

CUSTOM = "custom"
PRESET_CHOICES = [
    SelectChoice(Preset.SELF_TEST.value, _l("Self-test: answers and passages after handing in")),
    SelectChoice(Preset.HOMEWORK.value, _l("Homework: marks after handing in, answers when the quiz closes")),
    SelectChoice(Preset.EXAM.value, _l("Exam: nothing until the quiz closes")),
]
MOMENTS = {
    Moment.DURING: _l("During an attempt"),
    Moment.IMMEDIATELY: _l("In the first two minutes after it"),
    Moment.LATER: _l("Later, while the quiz is open"),
    Moment.CLOSED: _l("After the quiz has closed"),
}
ASPECTS = {
    Aspect.ATTEMPT: _l("The questions and one’s own answers"),
    Aspect.CORRECTNESS: _l("Whether each answer is right"),
    Aspect.MARKS: _l("Marks and score"),
    Aspect.FEEDBACK: _l("Feedback on what was chosen"),
    Aspect.RIGHT_ANSWER: _l("The right answer"),
    Aspect.PASSAGE: _l("The passage that proves it"),
}


def name_of(moment: Moment, aspect: Aspect) -> str:
    """Give what a box of the table is called in the form that is sent."""
    return f"{moment.value}-{aspect.value}"


class ReviewFields:
    """What students see when."""

    mode: RadioField
    closes_at: Any
    review = RadioField(
        _l("What students see"),
        choices=[
            SelectChoice(Preset.PRACTICE.value, _l("Practice: everything, as soon as a question is answered")),
            *PRESET_CHOICES,
            SelectChoice(CUSTOM, _l("As ticked in this table")),
        ],
        default=Preset.SELF_TEST.value,
    )
    shows = SelectMultipleField(
        _l("What is shown when"),
        choices=[SelectChoice(name_of(moment, aspect), "") for moment in Moment for aspect in Aspect],
        # What the first preset shows, so that a table is begun from something that students are used to.
        default=[
            name_of(moment, aspect)
            for moment in Moment
            for aspect in Aspect
            if aspect in PRESETS[Preset.SELF_TEST].at(moment)
        ],
        option_widget=CheckboxInput(),
    )

    @property
    def moments(self) -> list[tuple[Moment, str]]:
        """Give the columns of the table."""
        return [(moment, str(words)) for moment, words in MOMENTS.items()]

    @property
    def table(self) -> list[tuple[str, list[tuple[str, bool, str]]]]:
        """Give the rows of the table: what it is, and for each moment (name, ticked, what the box says)."""
        ticked = set(self.shows.data or ())
        return [
            (
                str(words),
                [
                    (name_of(moment, aspect), name_of(moment, aspect) in ticked, f"{words}: {when}")
                    for moment, when in MOMENTS.items()
                ],
            )
            for aspect, words in ASPECTS.items()
        ]

    @staticmethod
    def ticked(rules: ReviewRules | None, preset: Preset) -> list[str]:
        """Give the boxes that stand for some rules."""
        shown = rules or PRESETS[preset]
        return [name_of(moment, aspect) for moment in Moment for aspect in Aspect if aspect in shown.at(moment)]

    def rows(self) -> dict[Moment, Aspects]:
        """Give the table as it is ticked."""
        ticked = set(self.shows.data or ())
        return {
            moment: frozenset(aspect for aspect in Aspect if name_of(moment, aspect) in ticked) for moment in Moment
        }

    def chosen_rules(self) -> tuple[Preset, ReviewRules | None]:
        """Give the preset, and the rules of the table where that is what was chosen."""
        if self.review.data == CUSTOM:
            return Preset.SELF_TEST, from_rows(self.rows())
        return Preset(self.review.data), None

    def validate_shows(self, _field: SelectMultipleField) -> None:
        """Refuse a table that shows parts of a hidden attempt."""
        if self.review.data == CUSTOM and (faulty := without_attempt(self.rows())):
            when = ", ".join(str(MOMENTS[moment]) for moment in faulty)
            msg = _("Tick the questions and one’s own answers too, or nothing, for: %(when)s.", when=when)
            raise ValidationError(msg)

    def validate_review(self, field: RadioField) -> None:
        """Refuse rules that show nothing ever, or that do not go with the times and the mode."""
        if field.data == CUSTOM and without_attempt(self.rows()):
            return  # the table says what is wrong with it
        if field.data not in {CUSTOM, *(preset.value for preset in Preset)}:
            return
        preset, own = self.chosen_rules()
        if sentence := self._fault(own or PRESETS[preset]):
            if self.mode.data == Mode.PRACTICE and field.data == Preset.SELF_TEST:
                # Both show the same after handing in; nobody who asks for practice means to have no Check.
                field.data = Preset.PRACTICE.value
                sentence = _(
                    "Practice explains each answer at once, so its own rules are chosen now. Save again to take them."
                )
            raise ValidationError(sentence)

    def _fault(self, rules: ReviewRules) -> str:
        practice, explains = self.mode.data == Mode.PRACTICE, bool(beyond_attempt(rules.during))
        if not shown_after(rules):
            return _("Students would never see anything. Tick what they see at some time after handing in.")
        if waits_for_close(rules) and self.closes_at.raw_data in (None, [], [""]):
            return _("Say above when the quiz closes; until then the answers stay hidden.")
        if explains and not practice:
            return _("Only in practice is anything shown during an attempt. Choose practice above, or other rules.")
        if practice and not explains:
            return _("Practice explains each answer at once. Choose the rules for practice, or tick what it shows.")
        return ""
