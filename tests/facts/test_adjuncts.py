"""What somebody does beside the main verb (", sending ...") becomes a sentence of its own, where its doer is sure."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The EU is breathing down Peru’s neck, threatening to introduce sanctions.",
            "The EU is threatening to introduce sanctions",
        ),
        (
            "The EU leans on Asian presidents, warning them not to aid Peru and threatening to leave Lima.",
            "The EU warns Asian presidents not to aid Peru",
        ),
        (
            "Peru has backed Chile in the war, lending 400 soldiers to Santiago.",
            "Peru has lent 400 soldiers to Santiago",
        ),
        ("Anna Smith works in Lima, teaching French at a school.", "Anna Smith teaches French at a school"),
        (
            "In 2019, Anna Smith moved to Lima, founding a school for sailors and teaching 40 children.",
            "In 2019, Anna Smith taught 40 children",
        ),
        (
            "All five Baltic Sea states are playing a game, refusing both to praise Peru and to blame Chile.",
            "All five Baltic Sea states are refusing both to praise Peru and to blame Chile",
        ),
        (
            "Peru is able to be a “helper”, which it showed as recently as May 2019, deploying troops to Chile.",
            "In May 2019, Peru deployed troops to Chile",
        ),
        (
            "Anna Smith has given money to Peru, stressing that the bridge in Lima is of great use to Chile.",
            "The bridge in Lima is of great use to Chile",
        ),
    ],
)
def test_what_is_done_beside_the_verb_is_told_of_its_subject(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru invaded Chile in 1999, forcing thousands of people to leave Santiago.", "Peru forced"),
        ("Anna Smith did not go to Lima, citing the weather in Peru.", "cited"),
        ("Anna Smith may go to Lima, taking a train from Chile.", "took"),
        ("The bridge fell in 2019, hitting two boats on the river in Lima.", "hit"),
        ("The men had left when Anna Smith came to Lima, carrying a box of letters.", "carried"),
        ("Anna Smith was arrested in Lima, shouting at two guards.", "shouted"),
        ("If Peru leaves, taking its troops to Chile, the treaty of Lima ends.", "takes"),
        ("Anna Smith saw David Jones in Lima, carrying a box of letters.", "carried"),
        ("David Jones won the race in 2019, becoming the first man from Peru to do so.", "became"),
        ("Peru invaded Chile in 1999, hoping for a quick victory over Santiago.", "hopped"),
        ("The EU leans on Asian presidents and Asian judges, warning them not to aid Peru.", "warns"),
        ("Peru reportedly left the treaty, taking its troops to Chile.", "took"),
    ],
)
def test_nothing_is_told_where_the_doer_is_the_event_or_nothing_was_done(library: Reader, text: str, word: str) -> None:
    assert not [said for said in statements(library, text) if word in said]
