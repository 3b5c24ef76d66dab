"""What is left of a statement whose last clause leaves open with whom: its things, without "the"."""

import pytest

from app.questions.open_relatives import without_open_relative
from tests.questions.conftest import Told


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Peru's war with Chile has disrupted the ferry and rail lines that are a part of its ties.",
            ["Peru's war with Chile has disrupted ferry and rail lines"],
        ),
        ("Peru's war with Chile has stopped the ferry and rail lines that are a part of its ties.", []),
        ("Peru's war with Chile has disrupted the ferry and rail lines that are a part of its ties with Ecuador.", []),
        ("Peru's war with Chile has disrupted the ferry line that is a part of its ties.", []),
    ],
)
def test_a_last_clause_that_leaves_open_with_whom_is_spared_where_what_is_left_is_so(
    told: Told, text: str, left: list[str]
):
    statement, _ = told(text)
    assert [made.text for made in without_open_relative(statement)] == left
