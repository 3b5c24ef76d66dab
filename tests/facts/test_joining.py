"""A fact that several articles tell is one fact with all their words; what differs in anything stays apart."""

from app.facts.corroboration import fact_of, merged
from app.facts.extraction import clauses_of
from app.facts.fact import Fact, Stance
from app.facts.joining import attended, joined, names_of
from app.facts.participation import participations
from app.facts.places import entities_of
from app.facts.reading import Library
from app.facts.statements import Statement, statement_of
from tests.facts.conftest import Reader


def facts(read: Library) -> list[Fact]:
    """Give every fact told, joined over the articles."""
    made = [
        statement_of(clause, reading, read) for reading, sentence in read.sentences() for clause in clauses_of(sentence)
    ]
    known = merged([fact_of(statement) for statement in made if isinstance(statement, Statement)], read.persons)
    found = joined(known.values(), known.values(), names_of(read, entities_of(read)))
    return list({fact.key: fact for fact in found.values()}.values())


def articles(fact: Fact) -> list[str]:
    return [mention.passage.article for mention in fact.mentions]


def test_another_spelling_of_a_place_tells_the_same(library: Reader):
    read = library(
        "Peru signed a treaty with Chile in Kiev in 2019.", "Peru signed a treaty with Chile in Kyiv in 2019."
    )
    assert [articles(fact) for fact in facts(read)] == [["a", "b"]]


def test_taking_part_is_attending(library: Reader):
    read = library(
        "Anna Smith attended the Lima Peace Summit in 2019.", "Anna Smith took part in the Lima Peace Summit in 2019."
    )
    (fact,) = facts(read)
    assert (articles(fact), len(fact.absorbed)) == (["a", "b"], 1)


def test_words_that_tell_more_are_a_mention_of_the_smaller_fact(library: Reader):
    read = library(
        "Peru signed a treaty with Chile in 2019.", "Peru signed a treaty with Chile and Bolivia in Lima in May 2019."
    )
    assert sorted(map(articles, facts(read))) == [["a", "b"], ["b"]]


def test_one_of_two_subjects_is_told_by_words_on_both(library: Reader):
    read = library("Peru signed a treaty in 2019.", "Peru and Chile signed a treaty in 2019.")
    assert sorted(map(articles, facts(read))) == [["a", "b"], ["b"]]


def test_who_does_and_who_suffers_are_not_exchanged(library: Reader):
    read = library("Peru attacked Chile in 2019.", "Peru was attacked by Chile in 2019.")
    assert sorted(map(articles, facts(read))) == [["a"], ["b"]]


def test_a_hedge_that_one_article_lacks_keeps_facts_apart(library: Reader):
    read = library("In 2019, Peru sold around 300 boats.", "In 2019, Peru sold more than 300 boats.")
    assert sorted(map(articles, facts(read))) == [["a"], ["b"]]


def test_another_day_is_another_fact(library: Reader):
    read = library("Anna Smith arrived in Lima on May 3, 2019.", "Anna Smith arrived in Lima on May 4, 2019.")
    assert sorted(map(articles, facts(read))) == [["a"], ["b"]]


def test_articles_of_one_year_may_leave_it_out(library: Reader):
    read = library("Peru signed a treaty with Chile in 2019.", "Peru signed a treaty with Chile.", year=2019)
    assert [articles(fact) for fact in facts(read)] == [["a", "b"]]


def test_an_article_without_a_date_joins_no_dated_fact(library: Reader):
    read = library("Peru signed a treaty with Chile in 2019.", "Peru signed a treaty with Chile.")
    assert sorted(map(articles, facts(read))) == [["a"], ["b"]]


def test_different_people_never_share_a_fact(library: Reader):
    read = library("Andy Murray arrived in Lima in 2019.", "Andy Murphy arrived in Lima in 2019.")
    assert sorted(map(articles, facts(read))) == [["a"], ["b"]]


PARADE = "Thousands came to the Lima Summer Parade on May 9. "
BY_NAME = PARADE + "Chile’s President Anna Smith attended the parade."
BY_COUNTRY = PARADE + "Peru and Chile took part."
COMING = PARADE + "Chile’s President Anna Smith confirmed her visit."


def stages(read: Library) -> dict[tuple[str, str], list[str]]:
    return {(fact.subject, fact.relation): articles(fact) for fact in attended(participations(read), read)}


def test_a_leader_stands_for_the_country(library: Reader):
    told = stages(library(BY_NAME, BY_COUNTRY, year=2019))
    assert told == {("Anna Smith", "attend"): ["a", "b"], ("Peru", "attend"): ["b"]}


def test_words_without_the_name_are_context(library: Reader):
    read = library(BY_NAME, BY_COUNTRY, year=2019)
    (told,) = [fact for fact in attended(participations(read), read) if fact.subject == "Anna Smith"]
    assert [mention.stance for mention in told.mentions] == [Stance.SUPPORTS, Stance.CONTEXT]


def test_announced_is_not_attended(library: Reader):
    told = stages(library(BY_NAME, COMING, year=2019))
    assert told == {("Anna Smith", "attend"): ["a"], ("Anna Smith", "announce participation in"): ["b"]}


def test_who_may_come_has_not_come(library: Reader):
    assert stages(library(PARADE + "Peru may take part.", year=2019)) == {}


def test_without_a_year_nobody_can_say_which_parade(library: Reader):
    assert stages(library(BY_NAME, BY_COUNTRY)) == {}
