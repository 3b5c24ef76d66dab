"""What a sentence leaves unsaid: which visit, ties with whom, data of what, one group of which."""

import pytest

from app.questions.unsaid import says_name_twice, unsaid_in
from tests.questions.conftest import Told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In 2019 Ann Poe signed the treaty with Chile during the visit to Lima.", ""),
        ("Ann Poe’s part in the parade in 2019 was masked under the general work visit on May 8 and 9.", ""),
        ("The part of Chile in the parade in 2019 was masked under the general work visit on May 8 and 9.", "visit"),
        ("In 2019 the drought in Chile harmed the trade that is at the heart of its ties.", "ties"),
        ("In 2019 the drought in Chile harmed its ties with the ports of Peru.", ""),
        ("In 2019 Ann Poe questioned the reading of US data on a visit to Lima.", "data"),
        ("In 2019 Ann Poe questioned the reading of US data on fishing in Lima.", ""),
        ("In 2019 a ship from Chile arrived on 3 May.", "arrived"),
        ("In 2019 a ship from Chile arrived in Lima on 3 May.", ""),
        ("In 2019 one group of sailors in Lima rowed for an hour five times a week.", "group"),
        ("In 2019 a group of sailors in Lima rowed for an hour five times a week.", ""),
        ("Ann Poe and Rosa Paz of Lima sold two apiece in 2019.", "apiece"),
        ("Ann Poe of Lima was chosen for the 12 in 2019.", "12"),
        ("Initial ferries sailed from Lima to Chile in 2019.", "Initial"),
        ("Initial ferries of the Andes Line sailed from Lima to Chile in 2019.", ""),
        ("Ann Poe sold 40 cakes to guests in the north in 2019.", "north"),
        ("Peru sold 40 boats to farmers in the north in 2019.", ""),
        ("Chief executive Ann Poe sold 40 boats in 2019.", "executive"),
        ("Chief executive Ann Poe said in 2019 that Unicef owned 40 boats.", ""),
    ],
)
def test_a_reader_would_ask_which_or_with_whom(told: Told, text: str, word: str):
    statement, _ = told(text)
    assert [token.text for token in unsaid_in(statement.sentence, statement.clause.tokens)] == ([word] if word else [])


def test_a_name_is_not_said_twice(told: Told):
    statement, _ = told("Chile sold the boats. In 2019 the country was the largest buyer of copper from Chile.")
    assert statement.edits
    assert says_name_twice(statement)


def test_the_peruvian_without_the_name_is_nobody(told: Told):
    statement, _ = told("In 2019 Chile asked to speak to the Peruvian, Ann Poe, in Lima.")
    parsed = statement.sentence.parsed
    cut = [token for token in parsed.tokens if token.text not in {"Ann", "Poe"}]
    assert "Peruvian" in {token.text for token in unsaid_in(statement.sentence, cut)}
    assert "Peruvian" not in {token.text for token in unsaid_in(statement.sentence, parsed.tokens)}
