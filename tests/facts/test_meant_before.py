"""What "there", "this country", "its", "they" and "the first day" mean is told by the sentence before, or not asked."""

import pytest

from app.facts.statements import Statement, whole_statement
from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


def wholes(reader: Reader, text: str, year: int | None = None) -> list[str]:
    read = reader(text, year=year)
    made = (whole_statement(sentence, reading, read) for reading, sentence in read.sentences())
    return [statement.text for statement in made if isinstance(statement, Statement)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The annual Harvest parade in Lima drew a crowd. The presidents of Peru and Chile were there.",
            "The presidents of Peru and Chile were at the Harvest parade in Lima",
        ),
        (
            "Peru is an ally of Chile. Hundreds of young Chileans have moved to this country.",
            "Hundreds of young Chileans have moved to Peru",
        ),
        (
            "The Peruvian minister flew to Santiago. Anna Smith praised the cooperation between the two countries.",
            "Anna Smith praised the cooperation between Peru and Chile",
        ),
        (
            "The speech dealt with Chile’s debts. Foreign sanctions have damaged its economy.",
            "Foreign sanctions have damaged Chile’s economy",
        ),
        (
            "Chile runs a port in Ica. The town is under Chilean influence. Its military presence angered Peru in May.",
            "Chile’s military presence angered Peru in May",
        ),
        (
            "Peru’s neighbours in the Andes are poor. They have signed a treaty with Chile.",
            "Peru’s neighbours in the Andes have signed a treaty with Chile",
        ),
        (
            "Chile built wooden shelters near the town of Ica. They are places where drivers in Peru sleep.",
            "The wooden shelters that Chile built near the town of Ica are places where drivers in Peru sleep",
        ),
    ],
)
def test_what_points_back_becomes_what_it_means(library: Reader, text: str, statement: str) -> None:
    assert statement in wholes(library, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The Harvest parade and the Lima summit drew crowds. The presidents of Peru and Chile were there.",
            "were at",
        ),
        ("The war in Peru drew reporters. The presidents of Peru and Chile were there.", "were at"),
        ("Chile invaded Peru in 2019. Hundreds of families have moved to this country.", "moved"),
        ("Peru is rich. Hundreds of young Peruvians have moved to this country.", "moved"),
        (
            "The Peruvian minister flew to Santiago and Quito. Anna Smith praised the trade of the two countries.",
            "praised",
        ),
        ("The speech dealt with Chile’s debts to Peru. Foreign sanctions have damaged its economy.", "damaged"),
        ("The speech dealt with Chile’s debts. The ban on copper has damaged its economy.", "Chile’s economy"),
        ("The speech dealt with Chile’s debts. Critics liked its ending.", "liked"),
        ("Peru’s neighbours met the ministers. They have signed a treaty with Chile.", "signed"),
        ("Chile built shelters for drivers. They are places where people in Peru sleep.", "places"),
        ("Chile may build shelters in Ica. They are places where people in Peru sleep.", "places"),
    ],
)
def test_nothing_is_said_where_two_things_may_be_meant(library: Reader, text: str, word: str) -> None:
    said = [*wholes(library, text), *statements(library, text)]

    assert not [one for one in said if word in one and one not in text.partition(". ")[0]]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Anna Smith spent May 8 and 9 in Lima. On the first day, Anna Smith met with David Jones.",
            "On May 8, 2023, Anna Smith met with David Jones",
        ),
        (
            "Anna Smith spent May 8 and 9 in Lima. On the final day, Anna Smith met with David Jones.",
            "On May 9, 2023, Anna Smith met with David Jones",
        ),
        (
            "Anna Smith came to Lima on May 8. On the same day Anna Smith met with David Jones.",
            "On May 8, 2023, Anna Smith met with David Jones",
        ),
    ],
)
def test_the_first_day_becomes_its_date(library: Reader, text: str, statement: str) -> None:
    assert statement in wholes(library, text, year=2023)


def test_the_first_day_stays_out_where_two_spans_are_given(library: Reader) -> None:
    text = "Anna Smith spent May 8 and 9 in Lima and May 11 in Ica. On the first day, Anna Smith met with David Jones."

    assert not [said for said in wholes(library, text, year=2023) if "met" in said]


def test_all_of_a_counted_kind_is_told(library: Reader) -> None:
    text = "All five northern states signed a treaty with Chile in 2019."

    assert "All five northern states signed a treaty with Chile in 2019" in statements(library, text)
