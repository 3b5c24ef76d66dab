"""What "she", "the war" and "the city" are bound to in a whole sentence, and to what they are not."""

import pytest

from app.facts.statements import Statement, whole_statement
from tests.facts.conftest import Reader


def last_of(library: Reader, text: str, year: int | None = None) -> str:
    """Give the statement of a text's last sentence, or nothing where it is refused."""
    read = library(text, year=year)
    (reading,) = read.readings
    made = whole_statement(reading.sentences[-1], reading, read)
    return made.text if isinstance(made, Statement) else ""


def test_a_person_already_named_stays_a_pronoun(library: Reader):
    told = last_of(
        library,
        "Anna Smith spoke in Lima. "
        "Her lawsuit failed when the Supreme Court ruled in 2007 that she had filed her claim.",
    )
    assert told == "Anna Smith’s lawsuit failed when the Supreme Court ruled in 2007 that she had filed her claim"


def test_the_war_is_no_office_for_prisoners_of_war(library: Reader):
    begun = "Peruvian soldiers suffered their worst day in May 2019 since the war began."
    assert not last_of(library, f"The Office for Prisoners of War in Lima said so. {begun}")


def test_the_city_is_the_one_that_is_called_so(library: Reader):
    fought = "Many men were killed in the Donetsk region of Ukraine, around the city of Vardovka."
    told = last_of(library, f"{fought} Russian soldiers captured the city in February 2019.")
    assert told == "Russian soldiers captured Vardovka in February 2019"


def test_nobody_is_described_as_nothing(library: Reader):
    told = "In 2019 the mayor of Lima, Rosa Quispe, described Anna Smith"
    assert not last_of(library, f"{told} as “our friend, our teacher”.").endswith("described Anna Smith")


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ("Chilean troops entered Peru.", ""),
        ("Many troops entered Peru.", "In 2019 Anna Smith left Peru"),
    ],
)
def test_the_country_is_open_where_another_countrys_people_are_named(library: Reader, entered: str, told: str):
    assert last_of(library, f"{entered} In 2019 Anna Smith left the country.") == told
