"""The form that chooses a file of questions."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectChoice, SelectField  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs

from app.interchange.formats import FORMATS
from app.web.teaching.desk_form import DeskForm


class ImportForm(DeskForm):
    """A file, what it is in, and which article is meant where it names none."""

    file = FileField(_l("File of questions"), [FileRequired(_l("Choose a file: CSV, Excel, JSON Lines, GIFT or XML."))])
    form = SelectField(
        _l("Format"),
        default="",
        choices=[
            SelectChoice("", _l("Found by its content")),
            *(SelectChoice(name, one.name) for name, one in FORMATS.items()),
        ],
    )
    article = SelectField(_l("Citations that name no article are of"), validate_choice=False)

    def offer(self, articles: Iterable[tuple[str, str]]) -> None:
        """Offer the articles that may be meant."""
        none = SelectChoice("", _l("whichever one article says the words"))
        self.article.choices = [none, *(SelectChoice(stem, title) for stem, title in articles)]
