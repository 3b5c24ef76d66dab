"""Acronyms, surnames and short names become what the article first called them, or refuse the sentence."""

import pytest

from app.facts.statements import Statement, whole_statement
from tests.facts.conftest import Reader

SCHOOL = "The Lima School of Arts (LSA) opened in 1990."
COMMISSION = "The European Commission met in Brussels in 1990."


def last(reader: Reader, text: str) -> str:
    """Give the statement of a text's last sentence, or why it is refused."""
    read = reader(text)
    (*_, made) = [whole_statement(sentence, reading, read) for reading, sentence in read.sentences()]
    return made.text if isinstance(made, Statement) else f"refused: {made}"


@pytest.mark.parametrize(
    ("before", "text", "statement"),
    [
        (
            SCHOOL,
            "The LSA taught 300 children from Chile in 2019.",
            "The Lima School of Arts taught 300 children from Chile in 2019",
        ),
        (
            "The Andean Health Organization (AHO) opened in 1990.",
            "AHO trained 300 nurses from Chile in 2019.",
            "The Andean Health Organization trained 300 nurses from Chile in 2019",
        ),
        (
            "The Andean Independence Party (ANDIP) met in Chile.",
            "Anna Smith joined ANDIP in 2019.",
            "Anna Smith joined the Andean Independence Party in 2019",
        ),
        (
            "SOCA International opened in Lima in 1990.",
            "In 2019, 300 nurses from Chile were trained by SOCA.",
            "In 2019, 300 nurses from Chile were trained by SOCA International",
        ),
        (
            "Ica Paper and the Andean Organization for Metals and Coal (ANOMEC) met in Chile.",
            "Anna Smith led ANOMEC in 2019.",
            "Anna Smith led the Andean Organization for Metals and Coal in 2019",
        ),
        (
            "The Peruvian Workers Party (PT) met in Chile.",
            "In 2019 Anna Smith of Peru joined the PT.",
            "In 2019 Anna Smith of Peru joined the Peruvian Workers Party",
        ),
    ],
)
def test_an_acronym_is_written_out_as_the_article_does(library: Reader, before: str, text: str, statement: str):
    assert last(library, f"{before}\n{text}") == statement


def test_an_acronym_that_nothing_writes_out_refuses_the_sentence(library: Reader):
    text = "The LSA taught 300 children from Chile in 2019."
    assert last(library, text) == "refused: an acronym that is not written out"


def test_an_acronym_that_everybody_knows_stays(library: Reader):
    text = "NATO trained 300 soldiers from Chile in 2019."
    assert last(library, text) == text.rstrip(".")


@pytest.mark.parametrize(
    ("first", "short"),
    [("Anna Smith opened a museum in Lima.", "Smith"), ("Bernard Axani opened a museum in Lima.", "Axani")],
)
def test_a_surname_becomes_the_full_name(library: Reader, first: str, short: str):
    full = " ".join(first.split()[:2])
    text = f"{short} bought 40 paintings from Chile in 2019."
    assert last(library, f"{first}\n{text}") == f"{full} bought 40 paintings from Chile in 2019"


def test_a_surname_that_two_persons_bear_refuses_the_sentence(library: Reader):
    text = "Anna Smith met David Smith in Lima.\nSmith bought 40 paintings from Chile in 2019."
    assert last(library, text) == "refused: a name without its full form"


def test_the_commission_becomes_the_european_commission(library: Reader):
    text = f"{COMMISSION}\nTwelve banks in Spain and Italy were fined by the Commission in 2019."
    assert last(library, text) == "Twelve banks in Spain and Italy were fined by the European Commission in 2019"


def test_a_short_name_that_ends_two_longer_ones_refuses_the_sentence(library: Reader):
    other = "The Andean Commission opened in Lima in 1990."
    text = f"{COMMISSION}\n{other}\nTwelve banks in Spain and Italy were fined by the Commission in 2019."
    assert last(library, text) == "refused: a name without its full form"


def test_the_government_may_be_one_of_two(library: Reader):
    named = "The Welsh Government met in Cardiff in 1990. Anna Smith wrote to the UK Government in 1991."
    text = f"{named}\nTwelve banks in Spain and Italy were fined by the Government in 2019."
    assert last(library, text) == "refused: a name without its full form"


def test_a_name_that_stands_in_full_in_the_sentence_is_not_written_out_again(library: Reader):
    text = "The European Commission fined 12 banks that had lied to the Commission in Spain and Italy."
    assert last(library, f"{COMMISSION}\n{text}") == text.rstrip(".")
