"""Questions from whole sentences: claims, clozes, and the words that prove them."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.statements import Statement, whole_statement
from app.facts.syntax import Parse
from app.grading.grade import grade
from app.questions.blanks import blanks_of, number_blanks
from app.questions.draft import BLANK, ClaimVerdict, Draft, QuestionType
from app.questions.whole_drafts import drafts_of_whole
from app.quizzes.response import Response
from tests.questions.conftest import Told

BOUGHT = "The Lima museum bought 40 paintings from Chile in 2019."
ROSE = "The price of bread in Lima increased across Peru and Chile."
SOLD = "The mayor of Lima sold the old museum in Chile in 1990."
TEXTS = (BOUGHT, ROSE, SOLD, "The farmers of Lima gave more than 40 cows to Peru.")


def drafts(told: Told, text: str) -> list[Draft]:
    return list(drafts_of_whole(*told(text)))


def claims(told: Told, text: str, verdict: ClaimVerdict) -> list[Draft]:
    return [
        draft
        for draft in drafts(told, text)
        if draft.type is QuestionType.CLAIM
        and {option.text for option in draft.key.options if option.correct} == {verdict}
    ]


def words(text: str) -> list[str]:
    return text.rstrip(".").split()


def of_article(text: str) -> str:
    """Put a sentence as the words of the article."""
    return f"According to the article, {text[0].lower()}{text[1:]}"


@pytest.mark.parametrize("text", TEXTS)
def test_the_true_claim_is_the_sentence(told: Told, text: str):
    (draft,) = claims(told, text, ClaimVerdict.SUPPORTED)
    assert draft.stem.endswith(text[1:])


@pytest.mark.parametrize("text", TEXTS)
def test_the_false_claim_differs_from_its_citation_in_one_word(told: Told, text: str):
    (draft,) = claims(told, text, ClaimVerdict.REFUTED)
    claimed, cited = words(draft.stem)[-len(words(text)) :], words(draft.citations[0].passage.exact)
    assert sum(one.lower() != other.lower() for one, other in zip(claimed, cited, strict=True)) == 1


@pytest.mark.parametrize("text", TEXTS)
def test_the_word_changed_in_the_false_claim_is_marked_in_its_citation(told: Told, text: str):
    (draft,) = claims(told, text, ClaimVerdict.REFUTED)
    (citation,) = draft.citations
    start = citation.passage.start
    marked = {citation.passage.exact[one - start : end - start] for one, end in citation.marks}
    claimed, cited = words(draft.stem)[-len(words(text)) :], words(citation.passage.exact)
    changed = [word for word, said in zip(cited, claimed, strict=True) if word.lower() != said.lower()]
    assert all(any(word in mark for mark in marked) for word in changed)


@pytest.mark.parametrize("text", TEXTS)
def test_every_citation_verifies_against_the_article(told: Told, text: str):
    statement, _ = told(text)
    rendition = statement.reading.rendition.text
    cited = [citation for draft in drafts(told, text) for citation in draft.citations]
    assert [rendition[citation.passage.start :][: len(citation.passage.exact)] for citation in cited] == [text] * len(
        cited
    )


def test_a_year_is_changed_in_what_happened_in_it(told: Told):
    (draft,) = claims(told, SOLD, ClaimVerdict.REFUTED)
    assert draft.stem == of_article(SOLD.replace("1990", "1987"))


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Only nine mayors from Peru came to the summit in Chile.", "six"),
        ("The farmers of Lima marked the 78th anniversary of their peace with Chile in Peru.", "75th"),
        ("Ana Soto of Lima sold the museum in Chile when she was 88.", "53"),
    ],
)
def test_an_exact_number_an_ordinal_and_an_age_are_changed(told: Told, text: str, false: str):
    assert any(false in draft.stem for draft in claims(told, text, ClaimVerdict.REFUTED))


def test_the_ordinal_of_a_time_is_not_changed(told: Told):
    assert (
        claims(told, "The farmers of Lima sold bread to Chile in the third quarter of 2019.", ClaimVerdict.REFUTED)
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Lima museum was a school in Peru in 1990.",
        "The Lima museum opens a school in Chile in 2030.",
        "By 1990, the mayor of Lima sold the old museum in Chile.",
        "The mayor of Lima has led the museum in Chile since 1990.",
    ],
)
def test_a_year_is_not_changed_in_what_lasted_or_is_to_come(told: Told, text: str):
    assert claims(told, text, ClaimVerdict.REFUTED) == []


def test_a_figure_that_is_left_open_is_not_changed(told: Told):
    assert claims(told, "The Lima museum bought nearly 40 paintings from Chile.", ClaimVerdict.REFUTED) == []


def test_what_names_nobody_and_counts_nothing_is_not_asked(told: Told):
    assert drafts(told, "The farmers of the north sold bread and milk to the people of the south.") == []


@pytest.mark.parametrize(
    ("figure", "answer"), [("40", "40"), ("40", "forty"), ("nine", "nine"), ("nine", "9"), ("3,000", "three thousand")]
)
def test_a_cloze_blanks_out_the_figure_and_accepts_digits_and_words(told: Told, figure: str, answer: str):
    text = f"The Lima museum bought {figure} paintings from Chile in 2019."
    (draft,) = [draft for draft in drafts(told, text) if draft.rule == "cloze:count"]
    assert draft.stem == of_article(text.replace(figure, f"{BLANK} (a number)"))
    assert grade(Response(text=answer), draft.key).mark == 1


def test_a_cloze_does_not_take_another_figure(told: Told):
    (draft,) = [draft for draft in drafts(told, BOUGHT) if draft.rule == "cloze:count"]
    assert grade(Response(text="41"), draft.key).mark == 0


def test_a_cloze_leaves_the_unit_in_view(told: Told):
    ((_, text, figure),) = number_blanks(told("The price of bread in Lima rose by 12% in Peru.")[0])
    assert (text, figure) == (f"The price of bread in Lima rose by {BLANK}% in Peru", "12")


def test_a_cloze_blanks_out_a_place_after_a_preposition(told: Told):
    assert [blanked.text for blanked in blanks_of(told(BOUGHT)[0])] == [
        f"The Lima museum bought 40 paintings from {BLANK} (a country) in 2019"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Lima museum bought 40 paintings from Chile and Bolivia.",  # one of several
        "The Lima museum bought 40 paintings from Chile, where Chile has a school of painters.",  # in view elsewhere
        "The Lima museum in 2019 bought 40 paintings and a Chile-made clock.",  # part of a word
    ],
)
def test_a_name_that_others_would_fill_or_that_stands_in_view_is_not_blanked_out(told: Told, text: str):
    assert [blanked.name.text for blanked in blanks_of(told(text)[0]) if "Chile" in blanked.name.text] == []


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        (ROSE, "According to the article, the price of bread"),
        ("In Lima, a group of farmers has sold bread to Chile.", "According to the article, in Lima"),
        ("Peru has sold its old museum in Lima to Chile.", "According to the article, Peru has"),
    ],
)
def test_only_a_common_first_word_gets_a_small_letter_after_the_source(told: Told, text: str, stem: str):
    (draft,) = claims(told, text, ClaimVerdict.SUPPORTED)
    assert draft.stem.startswith(stem)


@pytest.mark.parametrize(("title", "asked"), [("Cows are sold", True), ("National Rivers Institute buys cows", False)])
def test_nothing_is_blanked_that_the_title_in_the_stem_gives_away(parse: Parse, title: str, *, asked: bool):
    text = "In 2019, the farmers of Lima and Quito sold 40 cows to the National Rivers Institute in Chile."
    library = read([(Article("a", text, title), clean(text, article="a"))], parse=parse)
    (reading,) = library.readings
    made = whole_statement(reading.sentences[0], reading, library)
    assert isinstance(made, Statement)
    keys = {form.text for draft in drafts_of_whole(made, library) for form in draft.key.accepted}
    assert ("National Rivers Institute" in keys) is asked
