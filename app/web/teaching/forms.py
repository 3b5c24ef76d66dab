"""Small forms of the teacher's desk."""

from app.web.teaching.desk_form import DeskForm
from app.web.typed import visible

LONGEST_STEM = 500


def tidy(text: str | None) -> str:
    """Give a typed text as it can be kept, without white space at its ends, its lines ended as articles end theirs."""
    return visible(text).replace("\r\n", "\n").strip()


class PlainForm(DeskForm):
    """A button: nothing but the token."""
