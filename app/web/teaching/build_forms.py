"""The forms that build a quiz: a section, where a question stands and what it is worth, a rule that draws."""

from decimal import Decimal

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import (
    DecimalField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from app.questions.draft import QuestionType
from app.quizzes.difficulty import Difficulty
from app.quizzes.sections import LONGEST_TITLE, LONGEST_WORDS
from app.quizzes.selection import MOST_DRAWN, DrawRule
from app.web.teaching.desk_form import DeskForm, readable
from app.web.teaching.forms import tidy
from app.workflows.arrange_quiz import Move
from app.workflows.draw_rules import Choices
from app.workflows.quiz_build import Build, Part

ANY = ""
MOST_POINTS = 100
POINTS = _l("Enter more than 0, and 100 at most.")


def points_field(label: str) -> DecimalField:
    """Give a field for points: a number above 0."""
    return DecimalField(
        label, [InputRequired(), readable, NumberRange(0.01, MOST_POINTS, POINTS)], default=Decimal(1), places=None
    )


class SectionForm(DeskForm):
    """A section's heading, and the words before its questions."""

    title = StringField(
        _l("Heading of the section"),
        [DataRequired(_l("Enter a heading.")), Length(max=LONGEST_TITLE)],
        filters=[tidy],
    )
    instructions = TextAreaField(_l("Instructions"), [Length(max=LONGEST_WORDS)], filters=[tidy])


class PlaceForm(DeskForm):
    """Where a question or draw stands, and what each of its questions is worth."""

    section = SelectField(_l("Section"), coerce=int)
    place = IntegerField(
        _l("Place in the section"), [InputRequired(), readable, NumberRange(1, 1000, _l("Enter 1 or more."))]
    )
    points = points_field(_l("Points"))

    def offer(self, build: Build) -> None:
        """Set the sections to choose from."""
        self.section.choices = section_choices(build)

    def to_move(self) -> Move:
        """Give what was entered."""
        return Move(self.section.data, self.place.data or 1, float(self.points.data or 1))


class DrawForm(DeskForm):
    """A rule that draws questions."""

    count = IntegerField(
        _l("How many questions to draw"),
        [InputRequired(), readable, NumberRange(1, MOST_DRAWN, _l("Enter 1 to 200."))],
        default=5,
    )
    points = points_field(_l("Points for each"))
    section = SelectField(_l("Section"), coerce=int, default=0)
    tags = SelectMultipleField(_l("Tags: all of"), widget=ListWidget(), option_widget=CheckboxInput())
    topics = SelectMultipleField(_l("Topics: any of"), widget=ListWidget(), option_widget=CheckboxInput())
    articles = SelectMultipleField(_l("Articles: any of"), widget=ListWidget(), option_widget=CheckboxInput())
    types = SelectMultipleField(
        _l("Types: any of"),
        choices=[SelectChoice(kind.value, kind.value) for kind in QuestionType],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    difficulty = RadioField(
        _l("Difficulty"),
        choices=[
            SelectChoice(ANY, _l("Any")),
            SelectChoice(Difficulty.EASY.value, _l("Easy")),
            SelectChoice(Difficulty.MEDIUM.value, _l("Medium")),
            SelectChoice(Difficulty.HARD.value, _l("Hard")),
        ],
        default=ANY,
    )

    def offer(self, known: Choices, build: Build) -> None:
        """Set what there is to choose from; what a stored rule asks for stays to be seen, though nothing has it now."""
        self.tags.choices = _with_chosen([(one, one) for one in known.tags], self.tags.data)
        self.topics.choices = _with_chosen([(one, one) for one in known.topics], self.topics.data)
        self.articles.choices = _with_chosen(list(known.articles), self.articles.data)
        self.section.choices = section_choices(build)

    def show(self, rule: DrawRule, points: float) -> None:
        """Fill the fields from a rule."""
        self.process(
            data={
                "count": rule.count,
                "points": points,
                "tags": sorted(rule.tags),
                "topics": sorted(rule.topics),
                "articles": sorted(rule.articles),
                "types": sorted(rule.types),
                "difficulty": rule.difficulty or ANY,
            }
        )

    def to_rule(self) -> DrawRule:
        """Give what was entered."""
        return DrawRule(
            count=self.count.data or 1,
            tags=frozenset(self.tags.data or ()),
            topics=frozenset(self.topics.data or ()),
            articles=frozenset(self.articles.data or ()),
            types=frozenset(QuestionType(kind) for kind in self.types.data or ()),
            difficulty=Difficulty(self.difficulty.data) if self.difficulty.data else None,
        )


def _with_chosen(known: list[tuple[str, str]], chosen: list[str] | None) -> list[SelectChoice]:
    names = {value for value, _ in known}
    return [SelectChoice(*pair) for pair in (*known, *((one, one) for one in chosen or () if one not in names))]


def section_choices(build: Build) -> list[SelectChoice]:
    """Give the sections of a quiz to choose from, by number; 0 is before all of them."""
    return [SelectChoice(part.id, _name(part)) for part in build.parts]


def _name(part: Part) -> str:
    number = len(part.lines)
    held = ngettext("one entry", "%(num)d entries", number)
    return f"{part.title or _l('Before the first section')} ({held})"
