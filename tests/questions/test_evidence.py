"""Evidence questions: what is asked for, which sentences stand beside the key, and where nothing is asked."""

import pytest

from app.questions.draft import Draft, Generated, QuestionType
from tests.questions.conftest import Asker, Sources

BASES = (
    "Peru operates the Lima military air base in Chile, near the port of Arica. The base has a long runway. "
    "Chile and Peru are members of the Pacific Alliance, together with Mexico and Colombia. "
    "Bolivia closed a military base near the border with Chile after the election in 2006. "
    "Schools in Chile were built with money that Bolivia had sent after the flood."
)


def evidence_in(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.type is QuestionType.EVIDENCE]


def asked_on(questions_on: Asker, text: str = BASES, words: str = "Lima", **given: object) -> Draft | None:
    return next((draft for draft in evidence_in(questions_on(text, **given)) if words in draft.stem), None)


def key_of(draft: Draft) -> str:
    return next(option.text for option in draft.key.options if option.correct)


def test_it_asks_which_sentence_shows_a_part_of_one(questions_on: Asker):
    asked = asked_on(questions_on)
    assert asked is not None
    assert asked.stem == "Which sentence in the article shows that Peru runs the Lima military air base in Chile?"
    assert key_of(asked) == "Peru operates the Lima military air base in Chile, near the port of Arica."


def test_the_article_is_named_by_its_title_and_year(questions_on: Asker):
    asked = asked_on(questions_on, title="Two Bases", year=2019)
    assert asked is not None
    assert asked.stem.startswith("Which sentence in the 2019 article “Two Bases” shows that")


def test_the_neighbouring_sentence_is_no_option(questions_on: Asker):
    asked = asked_on(questions_on)
    assert asked is not None
    assert "The base has a long runway." not in [option.text for option in asked.key.options]


def test_a_sentence_that_says_the_same_is_no_option(questions_on: Asker):
    # Either the sentence is no option, or nothing is asked, as two sentences would show it.
    asked = asked_on(questions_on, f"{BASES} Peru still operates that Lima military air base in Chile.")
    options = asked.key.options if asked else ()
    assert not any("still" in option.text for option in options)


def test_a_wrong_sentence_shares_a_word_with_the_question(questions_on: Asker):
    asked = asked_on(questions_on)
    assert asked is not None
    assert all("Chile" in option.text or "base" in option.text for option in asked.key.options)


def test_a_wrong_sentence_says_plainly_that_it_proves_nothing(questions_on: Asker):
    asked = asked_on(questions_on)
    assert asked is not None
    said = {option.feedback for option in asked.key.options if not option.correct}
    assert said == {"This sentence does not say that; it stands elsewhere in the article."}


@pytest.mark.parametrize(
    "text",
    [
        BASES.replace("Chile, near the port of Arica", "Chile"),
        BASES.replace("Peru operates", "Some say that Peru operates"),
        BASES.replace("Peru operates the Lima military air base in Chile, near", "It is in Lima, near"),
        "Peru operates the Lima military air base in Chile, near the port of Arica.",
        "Peru operates the Lima military air base in Chile, near the port of Arica. Hens lay eggs in a barn at night.",
    ],
    ids=["word for word", "hearsay", "a pronoun", "one sentence", "nothing else like it"],
)
def test_where_no_one_sentence_could_be_picked_out_nothing_is_asked(questions_on: Asker, text: str):
    assert asked_on(questions_on, text) is None


def test_a_person_is_looked_for_by_what_the_article_calls_them(questions_on: Asker):
    text = (
        "“Schools need more teachers,” said Anna Smith, director of the Lima School of Art. The sun shone. "
        "“I have seen enough of these schools to know that,” Smith told reporters in Peru. "
        "“The school is closed,” said David Jones of the Ministry of Culture in Peru."
    )
    asked = asked_on(questions_on, text, "Anna Smith")
    assert asked is not None
    assert asked.stem.startswith("Which sentence in the article describes Anna Smith as ")
    assert asked.stem.endswith("director of the Lima School of Art?")


@pytest.fixture
def seeds_evidence(generated: Generated) -> list[Draft]:
    return evidence_in(list(generated.drafts))


def test_every_option_is_a_sentence_of_the_cited_article(seeds_evidence: list[Draft], seeds: Sources):
    texts = {article.stem: rendition.text for article, rendition in seeds}
    assert seeds_evidence
    for draft in seeds_evidence:
        article = draft.citations[0].passage.article
        assert all(option.text in texts[article] and option.text.rstrip("”")[-1] == "." for option in draft.key.options)


def test_the_key_is_the_cited_sentence(seeds_evidence: list[Draft]):
    assert [key_of(draft) for draft in seeds_evidence] == [draft.citations[0].passage.exact for draft in seeds_evidence]


def test_wrong_options_are_quoted_from_their_place(seeds_evidence: list[Draft]):
    wrong = [option for draft in seeds_evidence for option in draft.key.options if not option.correct]
    assert [option.occurrence.exact for option in wrong if option.occurrence] == [option.text for option in wrong]


def test_options_are_of_like_length(seeds_evidence: list[Draft]):
    for draft in seeds_evidence:
        lengths = [len(option.text) / len(key_of(draft)) for option in draft.key.options]
        assert min(lengths) >= 0.5
        assert max(lengths) <= 1.6


def test_the_day_is_asked_for_by_its_month(questions_on: Asker):
    text = BASES.replace("Peru operates the", "On May 7, 2019, Peru opened the")
    asked = asked_on(questions_on, text)
    assert asked is not None
    assert "in May 2019" in asked.stem


def test_a_year_since_which_it_holds_is_not_widened(questions_on: Asker):
    asked = asked_on(questions_on, BASES.replace("Peru operates the Lima", "Since 1974 Peru has run the Lima"))
    assert asked is not None
    assert "since 1974" in asked.stem


def test_whose_word_it_is_is_not_left_out(questions_on: Asker):
    text = BASES.replace("near the port of Arica", "near the port of Arica, according to Anna Smith")
    asked = asked_on(questions_on, text)
    assert asked is not None
    assert "according to Anna Smith" in asked.stem
