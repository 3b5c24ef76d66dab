"""Small forms of the teacher's desk."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    StringField,
)

from app.questions.draft import QuestionType
from app.web.teaching.desk_form import DeskForm
from app.web.typed import visible

LONGEST_STEM = 500


def tidy(text: str | None) -> str:
    """Give a typed text as it can be kept, without white space at its ends, its lines ended as articles end theirs."""
    return visible(text).replace("\r\n", "\n").strip()


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
