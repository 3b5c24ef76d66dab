"""The same fact told twice is one fact with two mentions."""

from app.facts.corroboration import fact_of, merged
from app.facts.extraction import clauses_of
from app.facts.fact import Fact
from app.facts.statements import Statement, statement_of
from tests.facts.conftest import Reader


def facts(reader: Reader, *texts: str) -> dict[str, Fact]:
    read = reader(*texts)
    made = [
        statement_of(clause, reading, read) for reading, sentence in read.sentences() for clause in clauses_of(sentence)
    ]
    return merged([fact_of(statement) for statement in made if isinstance(statement, Statement)], read.persons)


def test_one_fact_in_two_articles_has_two_mentions(library: Reader):
    (fact,) = facts(
        library, "Peru signed a treaty with Chile in 2019.", "Peru signed a treaty with Chile in 2019."
    ).values()
    assert [mention.passage.article for mention in fact.mentions] == ["a", "b"]


def test_spellings_of_one_person_make_one_fact(library: Reader):
    told = facts(library, "Emomali Rahmon arrived in Lima in 2019.", "Emamoli Rahmon arrived in Lima in 2019.")
    assert len({fact.key for fact in told.values()}) == 1


def test_another_year_is_another_fact(library: Reader):
    told = facts(library, "Peru signed a treaty with Chile in 2019.", "Peru signed a treaty with Chile in 2020.")
    assert len({fact.key for fact in told.values()}) == 2


def test_a_hedge_belongs_to_the_mention(library: Reader):
    (fact,) = facts(library, "In 2019, around 8,000 soldiers marched through Lima.").values()
    assert (fact.mentions[0].hedge, fact.quantity) == ("around", "8,000")
