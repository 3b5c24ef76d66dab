"""What a sentence tells in passing: what its proof is, by what means, what a noun says was done, what a name is."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Another proof of this is that Peru has responded by recalling the ambassador of Chile.",
            "Peru has recalled the ambassador of Chile",
        ),
        ("The result is that Peru has sold 40 ships to Chile.", "Peru has sold 40 ships to Chile"),
        (
            "The talks in Lima failed, as seen in Peru's refusal to sell ships to Chile.",
            "Peru refused to sell ships to Chile",
        ),
        (
            "Lima is the stage for a feast of Peru, Victory Day, which celebrates the end of the war with Chile.",
            "Victory Day celebrates the end of the war with Chile",
        ),
        (
            "Lima grows, while Peru, which needs the metals abundant in Chile, is building a bridge.",
            "Peru needs the metals abundant in Chile",
        ),
    ],
)
def test_what_is_told_in_passing_stands_by_itself(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fear is that Peru has sold 40 ships to Chile.", "Peru has sold"),
        ("The result is not that Peru has sold 40 ships to Chile.", "Peru has sold"),
        ("Peru may respond by recalling the ambassador of Chile.", "recalled"),
        ("Anna Smith praised Peru's plan to sell ships to Chile.", "Peru planned"),
        ("Anna Smith praised Peru's recent refusal to sell ships to Chile.", "Peru refused"),
    ],
)
def test_what_is_feared_denied_or_planned_does_not(library: Reader, text: str, words: str) -> None:
    assert not [said for said in statements(library, text) if words in said]
