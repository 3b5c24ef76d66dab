"""What leans on another sentence, says less than its own, or slips is made nothing of."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.gates import refusal
from app.facts.reading import Library
from app.facts.statements import Statement, shortenings, statement_of
from app.facts.whole import whole_clauses
from app.facts.whole_gates import refusal_of_whole
from tests.facts.conftest import Reader


def reasons(read: Library) -> set[str]:
    """Give why each clause of a text's last sentence is refused; an empty one where it is not."""
    (*_, (_, sentence)) = read.sentences()
    whole = {refusal_of_whole(clause, dated=True) for clause in whole_clauses(sentence)}
    return whole | {refusal(clause, dated=True) for clause in clauses_of(sentence)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("For thus has he dubbed the ruling party of Peru.", "a word that leans on another sentence"),
        ("Anna Smith took a similar route through Chile in 2019.", "a word that leans on another sentence"),
        ("The farms in Chile would keep milk from Peru for longer.", "a word that leans on another sentence"),
        ("Anna Smith bought two farms in Chile as well.", "a word that leans on another sentence"),
        ("In 1997 the mayor of the day, Anna Smith, closed the port.", "a word that leans on another sentence"),
        (
            "As Anna Smith, the mayor's aide, explains, a low tide is a danger to Lima.",
            "a word that leans on another sentence",
        ),
        ("Anna Smith of Lima spoke about the claims of theft in 2019.", "a word that leans on another sentence"),
        ("In 2019 the winners of each race received 40 books from Peru.", "a word that leans on another sentence"),
        ("In 2019 the mayor of Lima, Anna Smith, was waiting outside.", "a word that leans on another sentence"),
        ("The move by Anna Smith of Lima pleased the farmers of Peru.", "a word that leans on another sentence"),
        ("After six months, a council of farmers in Lima is to name 12 judges.", "a count since when"),
        ("In 2019 farmers in Lima wrote to the Chilean.", "a word that leans on another sentence"),
        ("Anna Smith of Lima wants to change the very plan in 2019.", "a word that leans on another sentence"),
        ("Anna Smith of Lima said in 2019 which ships were affected.", "a word that leans on another sentence"),
        ("The mayor of Lima closed the port of Callao in response.", "a word that leans on another sentence"),
        ("Chile sold 40 boats to Peru as a result.", "a word that leans on another sentence"),
        ("To do so, Anna Smith sold 40 boats to Chile.", "a word that leans on another sentence"),
        ("Anna Smith took the boats in question to Chile.", "a word that leans on another sentence"),
        ("A total of 40% sold their boats and 26% of farmers in Lima left.", "a word that leans on another sentence"),
        ("The American won the Lima Cup in 2019 and 2020.", "a word that leans on another sentence"),
        ("Anna Smith's statement comes as Peru sells 40 boats to Chile.", "a word that leans on another sentence"),
        ("Anna Smith of Lima summed up the talks in a single phrase.", "a saying without what was said"),
        ("Anna Smith, who asked to remain anonymous, sold 40 boats in Lima.", "of the source only"),
        ("Anna Smith and Peru declined to comment on the sale of 40 boats.", "of the source only"),
        ("The funerals in Lima were peaceful, and 40 boats sailed past.", "an event not named"),
        ("Operations were carried out in the north of Peru in 2019.", "a bare subject"),
        ("Peru sold some its oldest boats to Chile in 2019.", "a slip of the pen"),
        ("Two of Anna Smith's friends, who run shops in Lima, were elected.", "a part made the whole"),
    ],
)
def test_nothing_is_made_of_what_leans_or_slips(library: Reader, text: str, reason: str):
    assert reason in reasons(library(text))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith took a route similar to the old road through Chile.",
        "Anna Smith bought two farms in Chile as well as a mill in Peru.",
        "The mayor of Lima closed the port of Callao in response to a strike.",
        "Chile sold 40 boats to Peru as a result of the strike.",
        "The American boats of Anna Smith won the Lima Cup in 2019.",
        "The French sold 40 boats to Peru in 2019.",
        "Each year Anna Smith sold 40 boats in Lima.",
        "A total of 40% of the farmers in Lima sold their boats to Chile.",
        "For 20 years Anna Smith closed the port of Lima every winter.",
        "Anna Smith of Lima spoke about the claims of theft against Peru.",
        "In 2019 the winners of each race in Lima received 40 books from Peru.",
        "In 2019 the mayor of Lima, Anna Smith, was waiting outside the port.",
        "The move by Anna Smith of Lima to sell 40 ships pleased the farmers of Peru.",
        "After six months in Peru, a council of farmers in Lima named 12 judges.",
        "In 2019 farmers in Lima wrote to the French.",
        "Anna Smith of Lima said in 2019 which ships were affected by the storm in Peru.",
        "Peru sold some of its oldest boats to Chile in 2019.",
        "Anna Smith's friends, who run shops in Lima, were elected.",
    ],
)
def test_what_only_looks_alike_stays(library: Reader, text: str):
    assert "" in reasons(library(text))


def test_what_was_counted_since_an_event_keeps_it(library: Reader):
    (*_, (_, sentence)) = library("Chile and Peru have met four times since the war began in Quito.").sentences()
    main = next(clause for clause in clauses_of(sentence) if clause.rule == "main")
    short = [clause for clause in shortenings(main) if "since" not in {token.lower for token in clause.tokens}]
    assert short
    assert all(refusal(clause) for clause in short)


def test_it_keeps_the_article_of_its_name(library: Reader):
    read = library("The Kremlin has closed three ports. In 2006 it abolished a tax on fishing boats.", year=2020)
    (*_, (reading, sentence)) = read.sentences()
    made = [statement_of(clause, reading, read) for clause in clauses_of(sentence)]
    assert any("the Kremlin abolished" in one.text for one in made if isinstance(one, Statement))


def test_an_option_keeps_what_it_is_for(library: Reader):
    text = "In 2006 Anna Smith scrapped an option for voters to refuse a name."
    (*_, (reading, sentence)) = (read := library(text)).sentences()
    made = [statement_of(clause, reading, read) for clause in clauses_of(sentence)]
    assert [one for one in made if isinstance(one, Statement)]
    assert all("for voters" in one.text for one in made if isinstance(one, Statement))
