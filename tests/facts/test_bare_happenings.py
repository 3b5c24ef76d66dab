"""Clauses that tell of an office taken or an event held, and no more."""

import pytest

from app.facts.bare_happenings import tells_nothing
from app.facts.clauses import Clause
from app.facts.whole import whole_clauses
from tests.facts.conftest import Reader


def clause_of(library: Reader, text: str) -> Clause:
    ((_, sentence),) = library(text).sentences()
    return next(whole_clauses(sentence))


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("President Ann Poe took office.", True),
        ("President Ann Poe of Peru was sworn in.", True),
        ("The meeting of the bakers was held.", True),
        ("President Ann Poe took office in May 2019.", False),
        ("The meeting of the bakers was held in Lima.", False),
        ("President Ann Poe took 40 boats.", False),
        ("Ann Poe was elected chairwoman of the bakers.", False),
    ],
)
def test_an_office_taken_at_no_time_tells_nothing(library: Reader, text: str, *, nothing: bool):
    assert tells_nothing(clause_of(library, text)) is nothing
