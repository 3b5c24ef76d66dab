"""The form that marks a sentence: its place in the text, and the text that it was marked in."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from app.web.teaching.desk_form import DeskForm
from app.workflows.ask_about import Marked
from app.workflows.write_question import Source

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})\Z", re.ASCII)


class AskForm(DeskForm):
    """One sentence, chosen by a radio button whose value is "start-end"."""

    text = HiddenField(validators=[Length(max=64)])
    sentence = StringField(
        _l("Sentence"),
        [
            InputRequired(_l("Choose the sentence to ask about.")),
            Regexp(PLACE, message=_l("Choose one of the sentences shown.")),
        ],
    )

    def offer(self, source: Source) -> None:
        """Note the text that the sentences stand in."""
        if not self.is_submitted():
            self.text.data = source.rendition.sha256

    def to_marked(self) -> Marked:
        """Give what was marked; only after validation."""
        start, _, end = (self.sentence.data or "").partition("-")
        return Marked(int(start), int(end), self.text.data or "")
