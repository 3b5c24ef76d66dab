"""A comparison of figures keeps both, or goes."""

import pytest

from app.facts.clauses import Clause
from app.facts.comparisons import figure_compared_gone
from app.facts.whole import whole_clauses
from tests.facts.conftest import Reader
from tests.facts.test_cut_thoughts import without


def clause_of(library: Reader, text: str) -> Clause:
    ((_, sentence),) = library(text).sentences()
    return next(whole_clauses(sentence))


@pytest.mark.parametrize(
    ("lost", "half"),
    [(", 38 per cent of all income", True), ("in 2019", False), ("", False)],
)
def test_a_figure_is_not_compared_with_one_of_another_kind(library: Reader, lost: str, *, half: bool):
    text = "Tickets brought in £40m in 2019, 38 per cent of all income, as against 17 per cent in 2012."
    assert figure_compared_gone(without(clause_of(library, text), lost)) is half
