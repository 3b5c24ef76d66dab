"""Whole sentences as statements: what is taken away, what is put in its place, and what is refused."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.reading import Library
from app.facts.statements import Statement, statement_of, whole_statement
from app.facts.whole import whole_clauses
from tests.facts.conftest import Reader


def made_of(read: Library) -> list[Statement | str]:
    return [whole_statement(sentence, reading, read) for reading, sentence in read.sentences()]


def whole(read: Library) -> str:
    """Give the statement of a text's last sentence; a refusal fails."""
    last = made_of(read)[-1]
    assert isinstance(last, Statement), last
    return last.text


def refusal(read: Library) -> str:
    """Give why a text's last sentence is refused; a statement fails."""
    last = made_of(read)[-1]
    assert isinstance(last, str), last.text
    return last


def wordings(read: Library) -> list[str]:
    """Give every clause of a text's last sentence, before anything is refused."""
    (*_, (reading, sentence)) = read.sentences()
    return [Statement(reading, clause, {}).text for clause in whole_clauses(sentence)]


@pytest.mark.parametrize(
    ("joined", "statement"),
    [
        ("However, Peru signed a trade treaty with Chile.", "Peru signed a trade treaty with Chile"),
        ("Peru, however, signed a trade treaty with Chile.", "Peru signed a trade treaty with Chile"),
        ("But Peru signed a trade treaty with Chile.", "Peru signed a trade treaty with Chile"),
        ("After all, Peru signed a trade treaty with Chile.", "Peru signed a trade treaty with Chile"),
        ("Peru has also signed a treaty with Chile.", "Peru has signed a treaty with Chile"),
        ("The Lima museum now shows 40 paintings.", "The Lima museum shows 40 paintings"),
    ],
)
def test_a_word_that_only_joins_goes_and_the_sentence_stays(library: Reader, joined: str, statement: str):
    assert whole(library(joined)) == statement


def test_a_weekday_that_more_is_told_of_does_not_go(library: Reader):
    assert refusal(library("Ann Poe asked the bakers of Lima to come Tuesday, Peru's Bread Day, to a fair in Cusco."))


@pytest.mark.parametrize(
    "text",
    [
        "Since then, the Lima museum has bought 40 paintings from Chile.",
        "The Lima museum bought a clock instead of a painting from Chile.",
    ],
)
def test_a_word_that_carries_meaning_stays(library: Reader, text: str):
    assert wordings(library(text)) == [text.rstrip(".")]


def test_a_short_sentence_is_first_put_as_it_stands(library: Reader):
    text = "The Lima museum, which opened in 1990, bought 40 paintings from Chile."
    assert wordings(library(text))[0] == text.rstrip(".")


def test_an_aside_between_dashes_may_go(library: Reader):
    text = "The Lima museum – the oldest in Peru – bought 40 paintings from Chile."
    assert wordings(library(text))[1] == "The Lima museum bought 40 paintings from Chile"


def test_what_follows_an_aside_between_dashes_stays(library: Reader):
    text = "Peru signed a treaty with Chile – a neighbour of many years – and opened 12 border posts in the Andes."
    assert all(wording.endswith("and opened 12 border posts in the Andes") for wording in wordings(library(text)))


def test_a_second_half_with_its_own_subject_may_go(library: Reader):
    text = "The Lima museum bought 40 paintings in 2019, and Anna Smith gave it 12 more in 2020."
    assert wordings(library(text))[1] == "The Lima museum bought 40 paintings in 2019"


def test_no_name_of_a_list_goes(library: Reader):
    text = "Anna Smith, the mayor of Lima, David Jones, and Maria Brown met in Chile in 2019."
    assert all("David Jones, and Maria Brown" in wording for wording in wordings(library(text)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Did the Lima museum buy 40 paintings from Chile?", "question"),
        ("We bought 40 paintings from Chile in 2019.", "first or second person"),
        ("Although the Lima museum bought 40 paintings from Chile.", "half a sentence"),
        ("Otherwise, the Lima museum bought 40 paintings from Chile.", "half a sentence"),
        ("“We bought 40 paintings from Chile,” the Lima museum told reporters.", "in quotation marks"),
        ("The Lima museum said this to Chile in 2019: sell us 40 paintings.", "broken by a colon"),
        ("Peru may sign a trade treaty with Chile in 2030.", "a supposition"),
        ("It is likely that Peru signed a treaty with Chile.", "unsure"),
        ("Last month, Peru signed a trade treaty with Chile.", "relative time"),
        ("Sales fell by 30% in Peru and Chile.", "a bare subject"),
        ("One reason was the price of 40 paintings in Lima.", "a noun without its other half"),
        ("The new book by Anna Smith was less successful in Peru.", "half a comparison"),
        ("The new museum in Lima was larger and drew 300 painters.", "half a comparison"),
        ("The demonstration in Delhi drew 3,000 farmers from Punjab.", "an event not named"),
        ("The exhibition symbolises the hope of a nation that loves painting.", "an opinion"),
    ],
)
def test_what_does_not_stand_alone_as_plain_fact_is_refused(library: Reader, text: str, reason: str):
    assert refusal(library(text)) == reason


@pytest.mark.parametrize("end", ["…", "..."])
def test_an_unfinished_sentence_is_refused(library: Reader, end: str):
    begun = "The Lima museum named 40 painters from Peru and Chile"
    assert [text for text in (begun + end, f"{begun}.") if made_of(library(text))] == [f"{begun}."]


@pytest.mark.parametrize(
    "text",
    [
        "The new book by Anna Smith was less successful than the old one in Peru.",
        "The Lima museum bought 40 more paintings in Peru in 2019.",
        "The demonstration of farmers in Delhi drew 3,000 people from Punjab.",
        "It is clear that Peru signed a treaty with Chile in 2019.",
        "It is illegal to sell fireworks to children in Peru and Chile.",
        "The farmers of Peru sold 40 tonnes of their own potatoes to Chile in 2019.",
        "The schools of Lima are larger than those in Quito by 30 pupils.",
        "Anna Smith said that the Lima museum bought 40 paintings from Chile.",
    ],
)
def test_what_the_sentence_itself_tells_stays_as_it_is(library: Reader, text: str):
    assert whole(library(text)) == text.rstrip(".")


def test_those_at_the_start_have_nothing_to_mean(library: Reader):
    text = "Those in Lima were larger than the schools in Quito by 30 pupils."
    assert refusal(library(text)) == "an unresolved “Those”"


ABOUT_ONE = "Anna Smith is a painter. Critics praised Anna Smith in 1990. Anna Smith sold 40 paintings. Smith left.\n"
ABOUT_FOUR = "Anna Smith is a painter. David Jones praised it. Maria Brown sold 40 paintings. Ruth Clark left.\n"
ABOUT_TWO = "David Jones is a singer. David Jones sang in 1990. David Jones left. Anna Smith sold 40 paintings.\n"
BETWEEN = "The museum in Lima opened in 1990.\nThe museum drew crowds from Chile.\n"
SHE = "She opened 12 schools in Chile and Peru."


def test_she_is_settled_far_off_where_the_article_is_about_one_person(library: Reader):
    read = library(f"{ABOUT_ONE}{BETWEEN}She was glad. {SHE}")
    assert whole(read) == "Anna Smith opened 12 schools in Chile and Peru"


@pytest.mark.parametrize(
    "before",
    [
        ABOUT_FOUR + BETWEEN,
        ABOUT_TWO + BETWEEN,
        f"{ABOUT_ONE}{BETWEEN}The mother of the mayor spoke in Lima. The woman praised the museum.\n",
        f"{ABOUT_ONE}{BETWEEN}He was glad. He sang. He told everybody that he was glad.\n",
    ],
)
def test_she_is_not_settled_where_somebody_else_may_be_meant(library: Reader, before: str):
    assert refusal(library(before + SHE)) == "a pronoun with no single antecedent"


def clauses(read: Library) -> list[str]:
    made = (
        statement_of(clause, reading, read) for reading, sentence in read.sentences() for clause in clauses_of(sentence)
    )
    return [statement.text for statement in made if isinstance(statement, Statement)]


def test_a_joined_clause_has_the_time_that_its_sentence_opens_with(library: Reader):
    text = "In 2023, prices in Peru fell by 40 percent and prices in Chile rose by 12 percent."
    assert clauses(library(text))[-1] == "In 2023, prices in Chile rose by 12 percent"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In 2023, Peru sold 40 ships and in 2024, Chile bought 12 planes.", "Chile bought 12 planes"),
        ("In 2023, prices in Peru fell and Chile is building 12 schools.", "Chile is building 12 schools"),
        ("In Lima, prices for bread fell and prices for milk rose by 2 percent.", "Prices for milk rose by 2 percent"),
    ],
)
def test_a_joined_clause_of_another_time_keeps_to_its_own(library: Reader, text: str, last: str):
    assert clauses(library(text))[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "The storm in Peru was a reminder to the Lima council of how weak the 40 bridges were.",
        "Anna Smith and the mayors of Peru and Chile are not without 40 friends in Lima.",
    ],
)
def test_what_a_writer_reads_into_a_thing_is_not_asked(library: Reader, text: str):
    assert refusal(library(text)) == "an opinion"


def test_a_weekday_without_its_date_goes(library: Reader):
    text = "Anna Smith flew to Chile Thursday and opened 40 schools in Peru."
    assert whole(library(text)) == "Anna Smith flew to Chile and opened 40 schools in Peru"


def test_a_people_tells_which_government_but_not_which_boat(library: Reader):
    assert whole(library("The Peruvian government bought 40 old boats from Chile."))
    assert refusal(library("The Peruvian boat carried 40 pupils to the coast of Chile."))


def test_an_aside_goes_with_the_name_at_its_end(library: Reader):
    text = (
        "By 2011, she was opening schools, calling personally on the US envoy to Peru, David Jones, to lend her money."
    )

    assert "By 2011, she was opening schools" in wordings(library(text))


def test_a_bare_age_does_not_make_a_judgement_worth_asking(library: Reader):
    assert refusal(library("At 11, Anna Smith was showing exceptional courage in Peru.")) == "an opinion"


def test_a_subject_that_is_an_aside_makes_no_clause(library: Reader):
    text = (
        "The town sang. SURFSIDE, Fla. (Bulletin) -The first concert for pupils of a closed Lima-area music building "
        "will be held on Tuesday as singers gather to thank a family of four, including two young children, nearly "
        "two weeks after the fire struck."
    )
    (*_, (_, sentence)) = library(text).sentences()
    assert all(clause.subject.words for clause in whole_clauses(sentence))


def test_what_concedes_leans_on_the_text_before(library: Reader):
    text = "Still, even if it rains for 40 days, Anna Smith opens the Lima museum in Peru."
    assert refusal(library(text)) == "half a sentence"


def test_a_source_at_the_end_keeps_its_comma(library: Reader):
    text = "Peru sold 40 ships in 2019, while ships from its neighbours have grown by 12%, Anna Smith said."
    assert "Peru sold 40 ships in 2019, Anna Smith said" in wordings(library(text))


def test_a_building_that_only_stands_for_its_name_is_not_told_of(library: Reader):
    assert refusal(library("In 2019 black smoke rose from the huge building in Lima, near the zoo of Peru."))
    assert whole(library("In 2019 black smoke rose from the Lima Zoo building, near the port of Peru."))
