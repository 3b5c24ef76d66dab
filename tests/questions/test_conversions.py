"""A measure that stands in brackets again, in other units, is neither shown beside its blank nor asked for."""

import pytest

from app.questions.conversions import is_conversion, without_conversion
from app.questions.draft import BLANK


@pytest.mark.parametrize(
    ("stem", "left"),
    [
        (f"It is {BLANK} (a number) kilometers (25 miles) to Lima.", f"It is {BLANK} (a number) kilometers to Lima."),
        (f"The hull weighs {BLANK} tons (9,000 pounds).", f"The hull weighs {BLANK} tons."),
        (f"She paid {BLANK} (a sum of money) a boat ($40).", f"She paid {BLANK} (a sum of money) a boat."),
        (f"She hired {BLANK} (a number) pilots (9 from Ica).", f"She hired {BLANK} (a number) pilots (9 from Ica)."),
    ],
)
def test_a_measure_is_not_given_again_beside_its_blank(stem: str, left: str):
    assert without_conversion(stem) == left


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        ("It is 40 km (", " miles) to Lima", True),
        ("It is 40 km (about ", " miles)", True),
        ("pilots (", " of Ica)", False),
    ],
)
def test_a_measure_in_brackets_is_no_figure_of_its_own(before: str, after: str, again: bool):  # noqa: FBT001
    assert is_conversion(before, after) is again
