"""What somebody judges is told apart from plain fact."""

import pytest

from app.facts.appraisals import appraised
from app.facts.clauses import Clause
from app.facts.whole import whole_clauses
from tests.facts.conftest import Reader


def clause_of(library: Reader, text: str) -> Clause:
    ((_, sentence),) = library(text).sentences()
    return next(whole_clauses(sentence))


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("Peru's trouble was that its bakers had neither the flour of Chile nor the ovens of Cuba.", True),
        ("The tragedy is that nobody in Lima wanted the boats.", True),
        ("The sale of the port to Chile was a mistake.", True),
        ("Peru's trouble, Ann Poe said, was that its bakers had no flour.", False),
        ("Ann Poe said the trouble was that the bakers of Lima had no flour.", False),
        ("The rule in Lima is that bakers close at noon.", False),
        ("The trouble in Lima began in 2019.", False),
    ],
)
def test_what_somebody_judges_is_no_plain_fact(library: Reader, text: str, *, opinion: bool):
    assert appraised(clause_of(library, text)) is opinion
