"""Forms of the bank: the filter, a question's labels, the name of a kept filter, and what to do with many."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length

from app.questions.draft import QuestionType
from app.questions.labels import LONGEST_TOPIC, fault_of_tags, read_tags
from app.web.teaching.desk_form import DeskForm
from app.web.typed import one_line
from app.workflows.search_bank import Choices

Pairs = Sequence[tuple[str, str]]
ANY = ("", _l("Any"))
STATES: Pairs = (
    ANY,
    ("draft", _l("Draft")),
    ("in review", _l("In review")),
    ("published", _l("Published")),
    ("retired", _l("Retired")),
    ("archived", _l("Archived")),
)
TYPES: Pairs = (
    (QuestionType.SINGLE, _l("One answer")),
    (QuestionType.MULTIPLE, _l("Several answers")),
    (QuestionType.CLAIM, _l("Claim")),
    (QuestionType.NUMBER, _l("Number")),
    (QuestionType.TEXT, _l("Short text")),
    (QuestionType.CLOZE, _l("Blank")),
    (QuestionType.EVIDENCE, _l("Evidence")),
)
DIFFICULTIES: Pairs = (("easy", _l("Easy")), ("medium", _l("Medium")), ("hard", _l("Hard")))
USED: Pairs = (
    ("never", _l("Never")),
    ("7", _l("In the last 7 days")),
    ("30", _l("In the last 30 days")),
    ("365", _l("In the last year")),
    ("before", _l("Before the last year")),
)
SORTS: Pairs = (
    ("newest", _l("Newest first")),
    ("used", _l("Last used first")),
    ("facility", _l("Hardest first, by answers")),
)


def choices(pairs: Pairs) -> list[SelectChoice]:
    """Give pairs as choices."""
    return [SelectChoice(value, name) for value, name in pairs]


class FilterForm(DeskForm):
    """Which questions to show; read from the address."""

    class Meta:  # pyright: ignore[reportIncompatibleVariableOverride] - WTForms joins it with its parents'
        csrf = False

    q = StringField(_l("Words"))
    state = SelectField(_l("State"), choices=choices(STATES))
    type = SelectField(_l("Type"), choices=choices((ANY, *TYPES)))
    article = SelectField(_l("Article"))
    difficulty = SelectField(_l("Difficulty"), choices=choices((ANY, *DIFFICULTIES)))
    tag = StringField(_l("Tags"))
    topic = SelectField(_l("Topic"))
    owner = SelectField(_l("Whose"))
    used = SelectField(_l("Last used"), choices=choices((ANY, *USED)))
    flagged = BooleanField(_l("Only flagged"))
    loose = BooleanField(_l("Only in no quiz"))
    sort = SelectField(_l("Order"))

    def offer(self, found: Choices) -> None:
        """Set what there is to choose from."""
        self.article.choices = choices((ANY, *found.articles))
        self.topic.choices = choices((ANY, *((name, name) for name in found.topics)))
        own = (("mine", _("Mine")), ("generated", _("Generated")))
        self.owner.choices = choices((ANY, *own, *found.owners))
        self.sort.choices = choices((("", _("Best hits first") if self.q.data else _("Newest first")), *SORTS))


class LabelForm(DeskForm):
    """A question's tags, topic and difficulty."""

    tags = StringField(_l("Tags"), filters=[one_line])
    topic = StringField(_l("Topic"), [Length(max=LONGEST_TOPIC)], filters=[one_line])
    difficulty = SelectField(_l("Difficulty"), choices=choices((("", _l("Not said")), *DIFFICULTIES)))

    def validate_tags(self, field: StringField) -> None:
        """Refuse too many tags, and tags too long."""
        if fault := fault_of_tags(read_tags(field.data or "")):
            raise ValidationError(fault)


class FilterNameForm(DeskForm):
    """The name under which a filter is kept."""

    name = StringField(
        _l("Name"), [DataRequired(_l("Enter a name for the filter.")), Length(max=60)], filters=[one_line]
    )
