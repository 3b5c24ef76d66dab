"""Rates and spans that a count hangs on."""

import pytest

from app.facts.rates import rates_among
from app.facts.syntax import Parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 900 guests sleep in the hall each night.", ["night"]),
        ("Ann Poe drinks nine litres a day.", ["day"]),
        ("The farm earns 900 soles per year.", ["year"]),
        ("The farm sells 900 eggs daily.", ["daily"]),
        ("The farm sold 900 eggs in the first six months.", ["months"]),
        ("The farm sold 900 eggs on a day in May.", []),
        ("The farm sold 900 eggs in Lima on Friday.", []),
        ("The farm sold 900 eggs last year.", []),
    ],
)
def test_rates_are_found(parse: Parse, text: str, words: list[str]):
    (parsed,) = parse([text])
    assert [token.text for token in rates_among(parsed, range(len(parsed.tokens)))] == words
