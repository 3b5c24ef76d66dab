"""Clauses cut short before what was agreed, to whom something belongs or what a verb has before it; and near misses."""

import pytest

from app.facts.syntax import Parse
from app.questions.left_open import left_open
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "shown", "word"),
    [
        (
            "Peru and Chile agreed in 2031, as part of a treaty, to build a bridge.",
            "Peru and Chile agreed in 2031",
            "agreed",
        ),
        ("Peru and Chile agreed in 2031 on a new bridge.", "Peru and Chile agreed in 2031 on a new bridge", ""),
        ("Peru and Chile agreed in 2031 to build a bridge.", "Peru and Chile agreed in 2031 to build a bridge", ""),
        ("Ann Poe has 40 boats that belonged, for a time, to Chile.", "Ann Poe has 40 boats that belonged", "belonged"),
        ("Ann Poe has 40 boats that belonged to Chile.", "Ann Poe has 40 boats that belonged to Chile", ""),
        ("Chile, to which the 40 boats belonged, sold them.", "Chile, to which the 40 boats belonged, sold them", ""),
    ],
)
def test_a_clause_is_shown_to_its_end(parse: Parse, text: str, shown: str, word: str):
    (parsed,) = parse([text])
    tokens = [token for token in parsed.tokens if token.end <= len(shown)]
    assert [token.text for token in left_open(parsed, tokens, "")] == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The sailors of Lima were quick to explain, bread.", "bread"),
        ("The sailors of Lima were quick to explain the price of bread.", ""),
        ("The sailors of Lima explained, on Monday, the price of bread.", ""),
    ],
)
def test_no_comma_parts_a_verb_from_its_object(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])
