"""The reader's lists are sound: evidence stands where they say, keys stand in it, and nobody's text is copied."""

from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.articles.text import BlockKind, Rendition
from app.questions.asking import asks
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.plain_words import holds, plain_words
from app.questions.readers_list import ListedFact, read_list
from tests.quality.place_facts import placed

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
FACTS = read_list(HERE / "readers_list.toml")
CORPUS = read_list(HERE / "readers_list_corpus.toml")
LONGEST_KEY = 4
# Of these the sentences before the evidence say who or where; every other key stands in its evidence.
DERIVED = {
    "To which country have tens of thousands of young Russians escaped from mobilization?",
    "Who said of Russia’s war, “it could have been Kazakhstan or we could be next”?",
}


@pytest.fixture(scope="module")
def seeds() -> dict[str, Rendition]:
    return {article.stem: clean(article.raw, article=article.stem) for article in articles_in(SEEDS)}


def test_every_seed_has_facts_and_all_together_sixty_or_more(seeds: dict[str, Rendition]):
    assert {fact.article for fact in FACTS} == set(seeds)
    assert len(FACTS) >= 60


def test_five_other_articles_have_eight_facts_or_more():
    counted = Counter(fact.article for fact in CORPUS)
    assert len(counted) == 5
    assert min(counted.values()) >= 8


def test_the_offsets_give_the_evidence(seeds: dict[str, Rendition]):
    assert [fact for fact in FACTS if seeds[fact.article].text[fact.start : fact.end] != fact.evidence] == []


def test_no_evidence_is_boilerplate(seeds: dict[str, Rendition]):
    kinds = {seeds[fact.article].kind_at(place) for fact in FACTS for place in (fact.start, fact.end - 1)}
    assert kinds == {BlockKind.BODY}


def test_every_fact_of_the_seeds_is_a_question_and_no_two_are_the_same():
    assert [fact.question for fact in FACTS if not fact.question.endswith("?")] == []
    assert [question for question, times in Counter(fact.question for fact in FACTS).items() if times > 1] == []


def stand(fact: ListedFact, text: str) -> bool:
    """Say whether a text holds every key of a fact."""
    words = plain_words(text)
    return all(any(holds(words, plain_words(key)) for key in group) for group in fact.keys)


def test_keys_stand_in_the_evidence_unless_the_list_says_that_they_are_derived():
    assert {fact.question for fact in FACTS if not stand(fact, fact.evidence)} == DERIVED
    assert {fact.question for fact in FACTS if fact.derived} == DERIVED


def test_no_question_gives_its_keys_away():
    assert [fact.question for fact in FACTS if stand(fact, fact.question)] == []


def test_the_list_of_other_articles_copies_none_of_their_text():
    assert {(fact.evidence, fact.question) for fact in CORPUS} == {("", "")}
    long = [key for fact in CORPUS for group in fact.keys for key in group if len(key.split()) > LONGEST_KEY]
    assert long == []
    lines = (HERE / "readers_list_corpus.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith("#")] == []


def test_other_articles_evidence_can_be_found_again_by_its_digest():
    assert [fact for fact in CORPUS if len(fact.digest) != 12] == []


@pytest.mark.parametrize("facts", [FACTS, CORPUS], ids=["seeds", "others"])
def test_facts_of_one_place_have_different_keys(facts: tuple[ListedFact, ...]):
    placed = sorted((fact.article, fact.start, fact.end, fact.keys) for fact in facts)
    assert [one for one, other in pairwise(placed) if one == other] == []


def asked_by_reader(fact: ListedFact, rendition: Rendition) -> Draft:
    """Ask a fact as the list does, citing its paragraph."""
    start, end = next((block.start, block.end) for block in rendition.blocks if block.start <= fact.start < block.end)
    right = tuple(Option(group[0], correct=True) for group in fact.keys)
    kind = QuestionType.SINGLE if len(right) == 1 else QuestionType.MULTIPLE
    key = AnswerKey(kind, (*right, Option("none of them")))
    return Draft(kind, fact.question, key, (Citation(rendition.passage(start, end)),), "")


def test_the_readers_own_questions_ask_each_their_fact_and_hardly_any_other(seeds: dict[str, Rendition]):
    drafts = [asked_by_reader(fact, seeds[fact.article]) for fact in FACTS]
    found = [sum(asks(draft, fact) for draft in drafts) for fact in FACTS]
    assert [fact for fact, draft in zip(FACTS, drafts, strict=True) if not asks(draft, fact)] == []
    # Some facts are two sides of one: in which country is the air base, and which air base is in the country.
    assert sum(found) <= 1.15 * len(FACTS)


@pytest.mark.parametrize("quoted", [True, False], ids=["by its words", "by its digest"])
def test_evidence_is_found_again_where_a_better_cleaner_puts_it(*, quoted: bool):
    words = "Over the harbour"
    digest = "" if quoted else sha256(words.encode()).hexdigest()[:12]
    fact = ListedFact("port", 0, len(words), (("harbour",),), evidence=words if quoted else "", digest=digest)
    entry = "start = 0\nend = 16\n"
    assert placed(entry, fact, f"Fog. {words}.") == "start = 5\nend = 21\n"
    with pytest.raises(ValueError, match="port: the evidence at 0 to 16 is no longer there"):
        placed(entry, fact, "Over the new harbour.")
