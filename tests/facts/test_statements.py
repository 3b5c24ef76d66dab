"""Clauses become statements that stand alone, or are refused with a reason."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.statements import Statement, statement_of
from tests.facts.conftest import Reader


def statements(reader: Reader, text: str, year: int | None = None) -> list[str]:
    read = reader(text, year=year)
    made = (
        statement_of(clause, reading, read) for reading, sentence in read.sentences() for clause in clauses_of(sentence)
    )
    return [statement.text for statement in made if isinstance(statement, Statement)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Its presence is contested by China, which is building two bases in Tajikistan.",
            "China is building two bases in Tajikistan",
        ),
        (
            "Anna Smith lives in Lima. The mayor of Lima praised Ms Smith in 2019.",
            "The mayor of Lima praised Anna Smith in 2019",
        ),
        (
            "In Lima, Anna Smith has repeatedly criticised Chile in the past.",
            "In Lima, Anna Smith has repeatedly criticised Chile",
        ),
        (
            "Anna Smith, who has previously kept a stricter policy, signed a treaty with Chile.",
            "Anna Smith has previously kept a stricter policy",
        ),
        ("However, Peru (the largest of them) signed a treaty with Chile.", "Peru signed a treaty with Chile"),
        ("Anna Smith arrived in Paris on Sunday. She met David Jones.", "Anna Smith met David Jones"),
        ("Peru operates 201st military base in Chile.", "Peru operates the 201st military base in Chile"),
        (
            "Peru is a destination for workers. In 2022, 40 percent of workers there came from Chile.",
            "In 2022, 40 percent of workers in Peru came from Chile",
        ),
        (
            "The answer was Anna Smith, whose plan to visit Peru was announced in 2019.",
            "Anna Smith’s plan to visit Peru was announced in 2019",
        ),
        (
            "On May 3, 2019, Anna Smith met with David Jones, who said: “That is the best news I have had.”",
            "On May 3, 2019, Anna Smith met with David Jones",
        ),
        (
            "Peru used the Lima Guard to bring Anna Smith home in 2019.",
            "Peru used the Lima Guard to bring Anna Smith home in 2019",
        ),
        ("Anna Smith now runs a team of 12 workers in Lima.", "Anna Smith runs a team of 12 workers in Lima"),
        (
            "In 1950, Anna Smith began recording for a firm in Lima.",
            "In 1950, Anna Smith began recording for a firm in Lima",
        ),
        ("Peru is currently building two bases in Chile.", "Peru is building two bases in Chile"),
        ("In 1990, Anna Smith lost an election to John Major.", "In 1990, Anna Smith lost an election to John Major"),
        (
            "In 2014, Chile tightened the sanctions regime against Peru.",
            "In 2014, Chile tightened the sanctions regime against Peru",
        ),
        (
            "Central Asia traded with Chile. Chile is changing the region’s trade networks.",
            "Chile is changing Central Asia’s trade networks",
        ),
        (
            "Critics complained, because Peru closed the border with Chile in 2019.",
            "Peru closed the border with Chile in 2019",
        ),
    ],
)
def test_a_statement_is_taken_out(library: Reader, text: str, statement: str):
    assert statement in statements(library, text)


def test_a_bare_date_gets_the_year_of_a_dated_article(library: Reader):
    assert statements(library, "Peru signed a treaty on May 7.", year=2021) == ["Peru signed a treaty on May 7, 2021"]


def test_a_bare_date_stays_bare_in_an_undated_one(library: Reader):
    assert statements(library, "Peru signed a treaty on May 7.") == ["Peru signed a treaty on May 7"]


@pytest.mark.parametrize("day", ["Anna Smith spoke by phone Friday with David Jones.", "On Friday it rained in Peru."])
def test_a_weekday_alone_tells_nobody_which(library: Reader, day: str):
    assert not [statement for statement in statements(library, day, year=2021) if "Friday" in statement]


def test_a_weekday_with_its_date_stays(library: Reader):
    text = "Peru signed a treaty with Chile on Friday, 7 May 2021."
    assert [statement for statement in statements(library, text) if "Friday" in statement]


def test_a_surname_before_administration_stays_as_it_is(library: Reader):
    text = "Anna Smith came from Peru. The Smith administration signed a treaty with Chile."
    assert "The Smith administration signed a treaty with Chile" in statements(library, text)


def test_last_year_is_a_year_in_a_dated_article(library: Reader):
    assert statements(library, "Last year, Peru signed a treaty with Chile.", year=2021) == [
        "In 2020, Peru signed a treaty with Chile"
    ]


def test_the_parade_is_named_in_full(library: Reader):
    text = "The war parade in Paris was long. Anna Smith attended the parade with David Jones."
    full = statements(library, text.replace("war", "Liberty Day"), year=2021)
    assert "Anna Smith attended the 2021 Liberty Day parade in Paris with David Jones" in full


@pytest.mark.parametrize(
    "text",
    [
        "Peru may sign a treaty with Chile.",
        "Peru did not sign the treaty of Lima.",
        "Perhaps Peru signed a treaty with Chile.",
        "If Peru signed a treaty, Chile was glad.",
        "We signed a treaty with Chile in Peru.",
        "They signed a treaty with Chile.",
        "This move surprised Peru and Chile.",
        "Anna Smith met David Jones. He thanked Peru.",
        "Peru signed the treaty.",
        "The Peruvian boat left for Chile.",
        "“Peru signed a treaty with Chile,” the crowd sang.",
        "Peru signed a shocking treaty with Chile.",
        "Last year, Peru signed a treaty with Chile.",
        "Did Peru sign a treaty with Chile?",
        "Many people in Peru like Chile.",
    ],
)
def test_what_is_not_plain_fact_or_does_not_stand_alone_is_refused(library: Reader, text: str):
    first = text.split(". ", maxsplit=1)[0]
    assert [statement for statement in statements(library, text) if statement not in first] == []
    assert not statements(library, text.rsplit(". ", maxsplit=1)[-1] if ". " not in text else text[len(first) + 2 :])


def test_what_somebody_says_keeps_whose_word_it_is(library: Reader):
    read = library("Anna Smith said that Peru spends only $650 a year on schools in Chile.")
    reading, sentence = next(iter(read.sentences()))
    made = [statement_of(clause, reading, read) for clause in clauses_of(sentence)]
    assert [statement.attribution for statement in made if isinstance(statement, Statement)] == ["Anna Smith"]


def test_a_verb_after_a_clause_of_another_is_not_given_to_the_first_subject(library: Reader):
    text = (
        "Anna Smith sold a film of the ship to a court in Lima, pointing out the captain as he left the cabin, "
        "climbed up the mast and jumped into the sea off Peru."
    )
    assert not [said for said in statements(library, text) if "Anna Smith climbed" in said or "Smith jumped" in said]


@pytest.mark.parametrize(("what", "told"), [("the old ferry would sail to Peru", False), ("it would leave Peru", True)])
def test_it_is_no_firm_that_spoke_of_something_else(library: Reader, what: str, *, told: bool):
    text = f"Nokia said {what} in May. It moved to Chile before the summer of 2019."
    assert ("Nokia moved to Chile before the summer of 2019" in statements(library, text)) is told
