"""Claims that take two articles: left open by the one that is named, or told in two ways by the two that are."""

from collections import Counter
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.fact import Stance
from app.facts.syntax import Parse
from app.questions.draft import ClaimVerdict, Draft, Generated, QuestionType
from app.questions.generator import generate

TITLES = {"a": "Peru builds a bridge", "b": "A bridge in the north"}
OPEN = ClaimVerdict.NOT_ENOUGH
DISAGREE = ClaimVerdict.DISAGREE


def asked(parse: Parse, *texts: str, years: tuple[int, ...] = (2019, 2019), titles: bool = True) -> list[Draft]:
    """Generate questions on titled articles a and b of these years."""
    articles = [
        Article(stem, text, TITLES[stem] if titles else "", published=ArticleDate(date(year, 5, 9), DateBasis.STATED))
        for stem, text, year in zip("ab", texts, years, strict=False)
    ]
    return list(generate([(one, clean(one.raw, article=one.stem)) for one in articles], parse=parse).drafts)


def verdict(draft: Draft) -> str:
    return next(option.text for option in draft.key.options if option.correct)


def of(drafts: list[Draft], wanted: str) -> list[Draft]:
    return [draft for draft in drafts if draft.type is QuestionType.CLAIM and verdict(draft) == wanted]


SOLD = "Peru sold 300 fishing boats to Chile in 2018."
SOLD_MORE = "Peru sold 500 fishing boats to Chile in 2018."
OPENED = "Anna Smith opened the Ucayali Bridge in Peru on May 3, 2019."
OPENED_LATER = "Anna Smith opened the Ucayali Bridge in Peru on May 5, 2019."


@pytest.mark.parametrize(("one", "other"), [(SOLD, SOLD_MORE), (OPENED, OPENED_LATER)])
def test_two_values_for_one_thing_at_one_time_are_a_disagreement(parse: Parse, one: str, other: str):
    (claim,) = of(asked(parse, one, other), DISAGREE)
    assert all(f"the 2019 article “{title}”" in claim.stem for title in TITLES.values())
    assert [(cited.passage.exact, cited.stance) for cited in claim.citations] == [
        (one, Stance.CONTEXT), (other, Stance.CONTEXT),
    ]  # fmt: skip


def test_every_claim_offers_disagreement_where_there_is_one(parse: Parse):
    more = "Anna Smith opened the Ucayali Bridge in 2018. Chile signed a treaty with Bolivia in Quito in 2017."
    claims = [draft for draft in asked(parse, f"{SOLD} {more}", SOLD_MORE) if draft.type is QuestionType.CLAIM]
    assert len(claims) > 1
    assert all(DISAGREE in {option.text for option in draft.key.options} for draft in claims)


def test_no_claim_offers_disagreement_where_there_is_none(parse: Parse):
    claims = [draft for draft in asked(parse, SOLD, OPENED) if draft.type is QuestionType.CLAIM]
    assert claims
    assert not any(DISAGREE in {option.text for option in draft.key.options} for draft in claims)


def test_what_is_disputed_is_asked_in_no_other_way(parse: Parse):
    drafts = asked(parse, SOLD, SOLD_MORE)
    assert {verdict(draft) for draft in drafts if draft.type is QuestionType.CLAIM} == {DISAGREE}
    assert not [draft for draft in drafts if draft.type is QuestionType.NUMBER]


@pytest.mark.parametrize(
    "other",
    [
        "Peru sold 500 fishing boats to Chile in 2017.",
        "Peru sold more than 200 fishing boats to Chile in 2018.",
        "Peru sold about 500 fishing boats to Chile in 2018.",
        "Peru sold 500 fishing boats to Bolivia in 2018.",
        "Peru bought 500 fishing boats from Chile in 2018.",
        "According to Anna Smith, Peru sold 500 fishing boats to Chile in 2018.",
        "Peru sold 305 fishing boats to Chile in 2018.",
        "Peru sold 500 old fishing boats to Chile in 2018.",
    ],
)
def test_another_time_hedge_thing_or_source_is_no_disagreement(parse: Parse, other: str):
    assert of(asked(parse, SOLD, other), DISAGREE) == []


def test_counts_of_other_years_are_no_disagreement(parse: Parse):
    one = "Seven leaders attended the Lima Peace Parade."
    other = "In 2018, only nine leaders attended the Lima Peace Parade. This year, 29 leaders attended it."
    assert of(asked(parse, one, other, years=(2017, 2019)), DISAGREE) == []


def test_the_years_of_the_articles_keep_undated_counts_apart(parse: Parse):
    one, other = "Peru sold 300 fishing boats to Chile.", "Peru sold 500 fishing boats to Chile."
    assert of(asked(parse, one, other, years=(2017, 2019)), DISAGREE) == []


NORTH = "Peru signed a trade treaty with Chile. Peru lies beside Chile."
KANT = "Peru operates the Kantu Air Base in Chile. Peru and Chile have many birds."


def test_what_another_article_tells_and_this_one_leaves_open(parse: Parse):
    (claim,) = of(asked(parse, "Peru operates the Kantu Air Base in Chile. " + OPENED + " " + SOLD, NORTH), OPEN)
    assert claim.stem.startswith("According to the 2019 article “A bridge in the north”, Peru operates the Kantu Air")
    assert [(cited.passage.article, cited.stance) for cited in claim.citations] == [("b", Stance.CONTEXT)]


@pytest.mark.parametrize(
    "other",
    [
        "Peru signed a treaty with Chile. Peru runs one air base near Chile.",
        "Peru does not operate the Kantu Air Base in Chile.",
        "Bolivia signed a trade treaty with Brazil.",
    ],
)
def test_what_an_article_comes_near_or_does_not_name_is_not_left_open(parse: Parse, other: str):
    assert of(asked(parse, KANT + " " + OPENED + " " + SOLD, other), OPEN) == []


def test_one_article_leaves_nothing_open(parse: Parse):
    assert of(asked(parse, KANT), OPEN) == []


def test_an_article_without_a_title_cannot_be_named(parse: Parse):
    assert of(asked(parse, KANT + " " + OPENED, NORTH, titles=False), OPEN) == []


def test_the_seeds_leave_some_claims_open_and_not_most(generated: Generated):
    assert 6 <= len(of(list(generated.drafts), OPEN)) <= 14


def test_the_seeds_disagree_on_nothing(generated: Generated):
    assert of(list(generated.drafts), DISAGREE) == []


def test_what_is_left_open_is_cited_as_context_from_the_article_that_is_named(generated: Generated):
    for claim in of(list(generated.drafts), OPEN):
        assert [cited.stance for cited in claim.citations] == [Stance.CONTEXT]


def test_no_verdict_is_much_commoner_than_the_rarer_of_the_decided_two(generated: Generated):
    counts = Counter(verdict(draft) for draft in generated.drafts if draft.type is QuestionType.CLAIM)
    rarer = min(counts[ClaimVerdict.SUPPORTED], counts[ClaimVerdict.REFUTED])
    assert max(counts.values()) <= rarer + 1


def test_a_question_on_who_attended_cites_every_article_that_tells(generated: Generated):
    (listed,) = [draft for draft in generated.drafts if draft.stem.startswith("Which of these countries took part in")]
    assert [cited.passage.article[:3] for cited in listed.citations] == ["004", "000", "001"]


@pytest.mark.parametrize(
    ("subject", "relation", "articles"),
    [
        ("Kassym-Jomart Tokayev", "attend", ["000", "001", "004"]),
        ("Emomali Rahmon", "attend", ["000", "001", "004"]),
        ("Shavkat Mirziyoyev", "attend", ["000", "001", "004"]),
        ("Serdar Berdimuhamedov", "attend", ["000", "001", "004"]),
        ("Alyaksandr Lukashenka", "attend", ["000", "001", "004"]),
        ("Nikol Pashinyan", "attend", ["000", "001", "004"]),
        ("Emomali Rahmon", "announce participation in", ["000", "001"]),
        ("Sadyr Japarov", "announce participation in", ["000", "001"]),
        ("Kassym-Jomart Tokayev", "announce participation in", ["001"]),
    ],
)
def test_who_took_part_is_one_fact_with_every_article_s_words(
    generated: Generated, subject: str, relation: str, articles: list[str]
):
    (fact,) = [fact for fact in generated.facts if (fact.subject, fact.relation) == (subject, relation)]
    assert [mention.passage.article[:3] for mention in fact.mentions] == articles
