"""The form of a question in a preview: what the macros of a question ask for."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from app.web.teaching.desk_form import DeskForm


class PreviewForm(DeskForm):
    """An answer that is typed."""

    text = StringField(_l("Your answer"))
