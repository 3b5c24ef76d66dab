"""Clauses that lost a half of what they say."""

from dataclasses import replace

import pytest

from app.facts.clauses import Clause, Part
from app.facts.cut_thoughts import CUT_THOUGHTS
from app.facts.whole import whole_clauses
from tests.facts.conftest import Reader


def without(clause: Clause, lost: str) -> Clause:
    """Take words out of a whole clause, wherever they stand."""
    parsed = clause.sentence.parsed
    start = parsed.text.index(lost)
    gone = {token.index for token in parsed.tokens if lost and start <= token.start < start + len(lost)}

    def left(part: Part) -> Part:
        return replace(part, words=tuple(word for word in part.words if word not in gone))

    return replace(clause, subject=left(clause.subject), rest=tuple(left(part) for part in clause.rest))


def reasons(library: Reader, text: str, lost: str) -> set[str]:
    ((_, sentence),) = library(text).sentences()
    clause = without(next(whole_clauses(sentence)), lost)
    return {name for name, holds in CUT_THOUGHTS if holds(clause)}


@pytest.mark.parametrize(
    ("text", "lost", "reason"),
    [
        (
            "One plan of the mayor is for farmers in Lima to sell more bread.",
            "to sell more bread",
            "a clause cut short",
        ),
        (
            "Compared with the fires of Chile, the flood in Lima was a small one.",
            "Compared with the fires of Chile,",
            "",
        ),
        ("Peru has hit the bank of Chile with a fine.", "with a fine", "a clause cut short"),
        ("The judge in Lima accused Ann Poe of theft.", "of theft", "a clause cut short"),
        ("Ann Poe of Lima called on Chile to sell its boats.", "to sell its boats", "a clause cut short"),
        ("Ann Poe of Lima denied the talks of Peru came up.", "came up", "a clause cut short"),
        ("The ferry to Lima sails slowly when the sea is calm.", "when the sea is calm", "a condition left out"),
        ("The harbour of Lima is crowded with fishing boats.", "with fishing boats", "a clause cut short"),
        ("Peru, a young state, and Chile held games in 2018 and 2019.", ", a young state, and Chile", "each its own"),
        ("Ann Poe shares the optimism of Peru about the harvest.", "of Peru about the harvest", ""),
        (
            "With forty boats at the pier, the harbour of Lima is crowded.",
            "With forty boats at the pier,",
            "a clause cut short",
        ),
        ("Ann Poe of Lima has clear ambitions to progress.", "", "a noun without its other half"),
        ("Yet only 24% of farmers in Lima own one today.", "", "a noun without its other half"),
        (
            "The law of Peru requires 40 days before any ballot is held.",
            "before any ballot is held",
            "a condition left out",
        ),
        (
            "Ann Poe has been under fire from the mayor, who accuses Peru, a charge Chile denies.",
            ", who accuses Peru,",
            "two phrases run into one",
        ),
        (
            "Ann Poe quoted the mayor of Lima as saying that the port was closed.",
            "as saying that the port was closed",
            "a clause cut short",
        ),
        (
            "The police say that Ann Poe admitted in Lima the club had sent her to Peru.",
            "had sent her to Peru",
            "a clause cut short",
        ),
        ("Peru is a club in which rich farmers should not be served.", "", "an opinion"),
        ("Peru sold more boats in 2019 than Chile had in 2012.", "than Chile had in 2012", "half a comparison"),
        (
            "Ann Poe rowed for her four boats, racing with Peru in them, 38 boats.",
            ", racing with Peru in them,",
            "two phrases run into one",
        ),
    ],
)
def test_half_a_thought_is_no_statement(library: Reader, text: str, lost: str, reason: str):
    found = reasons(library, text, lost)
    assert reason in found if reason else found


@pytest.mark.parametrize(
    "text",
    [
        "One plan of the mayor is for farmers in Lima to sell more bread.",
        "Compared with the fires of Chile, the flood in Lima was a small matter.",
        "The ferry to Lima sails slowly when the sea is calm.",
        "Peru and Chile held games in 2018 and 2019.",
        "The mayor of Lima wants a boat and will buy one from Chile.",
    ],
)
def test_a_whole_thought_is(library: Reader, text: str):
    assert not reasons(library, text, "")


def test_what_a_comma_adds_can_go(library: Reader):
    text = "Forty boats in the harbour of Lima are sitting empty, with fishers down to a few."
    assert not reasons(library, text, ", with fishers down to a few")
