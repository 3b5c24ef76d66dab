"""Whether a key follows from the cited words: a rule for each type, and who may say so where none does."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.facts.fact import Stance
from app.grading.claim_words import says_claim, says_with_another_value
from app.grading.key_follows import Grounds, key_gap
from app.questions.draft import AcceptedForm, Citation, Draft, NumberKey, Option, QuestionType
from tests.factories import a_draft, cite

TITLES = {"harbour": "Norvik opens its new harbour", "ferry": "Ferry company welcomes the pier at Norvik"}
GROUNDS = Grounds([("Sigrid Halvorsen", "Mayor Halvorsen"), ("Kyiv", "Kiev")], TITLES)
PARK = "The old quay, built in 1911, will become a park."
RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."
COST = "The harbour cost 83 million crowns, and the region paid 45 percent of it."


def with_key(kind: QuestionType, **changes: object) -> Draft:
    draft = a_draft(kind)
    return replace(draft, key=replace(draft.key, **changes))


def options(*right: str) -> tuple[Option, ...]:
    return (*(Option(text, correct=True) for text in right), Option("Canada"), Option("Peru"))


def a_claim(stem: str, verdict: str, *citations: Citation) -> Draft:
    draft = a_draft(QuestionType.CLAIM, stem=stem, citations=citations)
    verdicts = tuple(replace(one, correct=one.text == verdict) for one in draft.key.options)
    return replace(draft, key=replace(draft.key, options=verdicts))


SUPPORTING, REFUTING = cite(PARK), cite(PARK, stance=Stance.REFUTES)
CONTEXT = cite(PARK, stance=Stance.CONTEXT)
ELSEWHERE = cite("A freighter from Canada waited outside for two days.", article="ferry", stance=Stance.CONTEXT)
OPEN = f"According to the article “{TITLES['harbour']}”, the park opens in June."
BOTH = f"According to the articles “{TITLES['harbour']}” and “{TITLES['ferry']}”, two ships waited."
NUMBER = NumberKey(Decimal(45), "percent", Decimal(0), "45 percent")
TEXTS = (AcceptedForm("Halvorsen's deputy"), AcceptedForm("Mayor Halvorsen"))


@pytest.mark.parametrize("kind", QuestionType)
def test_what_the_words_say_follows_in_every_type(kind: QuestionType):
    assert key_gap(a_draft(kind), GROUNDS) is None


@pytest.mark.parametrize(
    "draft",
    [
        with_key(QuestionType.SINGLE, options=options("Mayor Halvorsen")),  # an alias
        with_key(QuestionType.MULTIPLE, options=options("denmark", "PORTUGAL")),
        with_key(QuestionType.NUMBER, number=replace(NUMBER, unit="%")),
        replace(
            with_key(QuestionType.NUMBER, number=NumberKey(Decimal(2400), "people", Decimal(0), "")),
            citations=(cite(RIBBON),),
        ),
        with_key(QuestionType.TEXT, accepted=TEXTS),  # one form is enough
        a_draft(QuestionType.CLOZE, stem="A freighter from _____ (a country) was turned away because of ice."),
        a_draft(
            QuestionType.CLOZE,
            stem="According to the article “Norvik opens its new harbour”, a freighter from _____ was turned away.",
            citations=(cite("A freighter from Canada was turned away"),),
        ),
        with_key(QuestionType.EVIDENCE, options=(Option("A ship came."), Option(f" {COST} ", correct=True))),
        a_claim(PARK, "Supported", CONTEXT, SUPPORTING),
        a_claim("The old quay, built in 1931, will become a park.", "Refuted", REFUTING),
        a_claim(OPEN, "Not enough information", CONTEXT),
        a_claim(BOTH, "Sources disagree", CONTEXT, ELSEWHERE),
    ],
)
def test_it_follows_by_alias_number_form_and_case_and_from_named_articles(draft: Draft):
    assert key_gap(draft, GROUNDS) is None


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (with_key(QuestionType.SINGLE, options=options("Nordlinje")), "“Nordlinje”"),
        (with_key(QuestionType.MULTIPLE, options=options("Denmark", "Norway")), "“Norway”"),
        (with_key(QuestionType.NUMBER, number=replace(NUMBER, value=Decimal(54))), "54 percent"),
        (with_key(QuestionType.TEXT, accepted=(AcceptedForm("Ada Lind"),)), "“Ada Lind”"),
        (with_key(QuestionType.CLOZE, accepted=(AcceptedForm("Norway"),)), "“Norway”"),
        (a_draft(QuestionType.CLOZE, stem="A ship from _____ was turned away because of ice."), "article's own"),
        (a_claim("The old quay was built in 1911.", "Supported", SUPPORTING), "second teacher"),
        (a_claim("The old quay will become a school.", "Refuted", REFUTING), "second teacher"),
    ],
)
def test_a_second_reader_may_say_that_it_follows(draft: Draft, says: str):
    gap = key_gap(draft, GROUNDS)
    assert gap is not None
    assert gap.confirmable
    assert says in gap.sentence


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (with_key(QuestionType.EVIDENCE, options=(Option("A ship came.", correct=True), Option(COST))), "not cited"),
        (a_claim(PARK, "Supported", REFUTING), "supports the claim"),
        (a_claim("The old quay, built in 1931, will become a park.", "Refuted", SUPPORTING), "refutes the claim"),
        (a_claim("The park opens in June.", "Not enough information", CONTEXT), "Name in the claim"),
        (a_claim(OPEN, "Not enough information", SUPPORTING), TITLES["harbour"]),
        (a_claim(OPEN, "Sources disagree", CONTEXT), "two articles"),
        (a_claim(BOTH, "Sources disagree", CONTEXT), TITLES["ferry"]),
    ],
)
def test_what_is_not_cited_at_all_nobody_can_confirm(draft: Draft, says: str):
    gap = key_gap(draft, GROUNDS)
    assert gap is not None
    assert not gap.confirmable
    assert says in gap.sentence


def test_a_claim_that_the_generator_derived_needs_no_second_reader():
    claim = a_claim("The quay of Norvik was built in 1911.", "Supported", SUPPORTING)
    assert key_gap(claim, GROUNDS) is not None
    assert key_gap(claim, GROUNDS, derived=True) is None


def test_without_citations_the_missing_citation_is_said_elsewhere():
    assert key_gap(a_draft(citations=()), GROUNDS) is None


@pytest.mark.parametrize(
    ("quote", "claim", "holds"),
    [
        ("On Thursday the quay was opened by Ada Lind.", "The quay was opened by Ada Lind.", True),
        ("It opened. The quay was built in 1911.", "the quay was built in 1911", True),
        ("The minister denied that the quay was built in 1911.", "The quay was built in 1911.", False),
        ("The quay was built in 1911, Lind said.", "The quay was built in 1911.", False),
        ("It isn’t true that the quay was built in 1911.", "The quay was built in 1911.", False),
        ("In May the quay was built.", "The quay was built.", True),
        ("The quay was built.", "", False),
    ],
)
def test_words_that_stand_there_count_unless_those_around_take_them_back(quote: str, claim: str, holds: bool):  # noqa: FBT001
    assert says_claim(quote, claim) is holds


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The envoy flew to Kyiv on 3 May with 29 guests.", False),  # nothing is changed
        ("The envoy flew to Kiev on 3 May with 29 guests.", False),  # another name of the same
        ("The envoy flew to Kyiv on 3 May with twenty-nine guests.", False),  # the same number
        ("The envoy flew to Minsk on 3 May with 29 guests.", True),
        ("The envoy flew to Kyiv on 4 May with 29 guests.", True),
        ("The envoy flew to Kyiv on 3 June with 29 guests.", True),
        ("The envoy flew to Minsk on 3 May with 30 guests.", False),  # two changes
        ("The envoy went to Kyiv on 3 May with 29 guests.", False),  # no name, no number
        ("Nobody knows.", False),
    ],
)
def test_one_changed_name_or_number_refutes_and_nothing_else_does(claim: str, holds: bool):  # noqa: FBT001
    said = "The envoy flew to Kyiv on 3 May with 29 guests."
    same = lambda one, other: other in GROUNDS.forms_of(one)  # noqa: E731
    assert says_with_another_value(said, claim, same=same) is holds
