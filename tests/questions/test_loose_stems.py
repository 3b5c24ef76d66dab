"""A stem that leans on what it does not say is found, and one that says it is not."""

from dataclasses import replace

import pytest

from app.questions.loose_stems import leans_on_unsaid
from tests.questions.test_defects import claim

BEFORE = "From the article: President Ana Soto left the palace in Lima."


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("Earlier, the guards closed the bridge in Lima.", "Earlier"),
        ("Later the guards closed the bridge in Lima.", "Later"),
        ("Which sentence in the article shows that later the guards closed the bridge?", "that later"),
        ("The former president ruled Peru for nine years.", "The former president"),
        ("According to the article, the police questioned the former prime minister.", "the former prime minister"),
        ("In Lima, the former mayor opened a school.", "the former mayor"),
        ("Some 40 families left their homes for nearby Huaral.", "nearby"),
        ("Peru won the first Test by 30 runs.", "the first Test"),
        ("According to the article, in March Peru lost the final two races of the season.", "the final two races"),
        ("According to the article, Opposition leader Ana Soto called for a vote.", "Opposition leader"),
        ("The participation of nine mayors gave Lima hope.", "The participation of"),
        ("Many Peruvians left at the beginning of the war.", "the war"),
        ("What is the name of the nearest Peruvian town, according to the article?", "the nearest Peruvian town"),
        ("What is the name of the national weather service?", "the national weather service"),
        ("Who is the Federal Opposition leader, according to the article?", "Federal Opposition leader"),
    ],
)
def test_words_that_lean_on_something_unsaid_are_found(stem: str, words: str):
    assert (leans_on_unsaid(claim("Supported", stem)) or "").lower() == words.lower()


@pytest.mark.parametrize(
    "stem",
    [
        "Later in May 2010, the guards closed the bridge in Lima.",
        "The guards closed the bridge in Lima later than planned.",
        "The former president of Peru, Ana Soto, opened a school.",
        "The former president, Ana Soto, opened a school.",
        "Ana Soto, the former mayor, opened a school.",
        "The former mayor Ana Soto opened a school.",
        "Some 40 families in Chancay left their homes for nearby Huaral.",
        "Peru won the first Test against Chile by 30 runs.",
        "In the second round of talks, Peru gave way.",
        "Peruvian opposition leader Ana Soto called for a vote.",
        "Peru’s main opposition leader called for a vote.",
        "The opposition leader in Peru called for a vote.",
        "The participation of nine mayors in the parade gave Lima hope.",
        "Many Peruvians left at the beginning of the war with Chile.",
        "The judges of the war crimes court met in Lima.",
        "The nearest town to the mine has 40 houses.",
        "The national weather service of Peru has 40 boats.",
        "In the Pacific War, the losses of the war fell on Peru.",
    ],
)
def test_words_whose_other_side_is_said_are_not(stem: str):
    assert leans_on_unsaid(claim("Supported", stem)) is None


def test_the_sentence_shown_before_may_say_it():
    later, former = "Later, the guards closed the gate.", "The former president went to Cusco."
    assert leans_on_unsaid(replace(claim("Supported", later), lead="From the article:")) == "Later"
    assert leans_on_unsaid(replace(claim("Supported", former), lead="From the article:")) == "The former president"
    assert leans_on_unsaid(replace(claim("Supported", later), lead=BEFORE)) is None
    assert leans_on_unsaid(replace(claim("Supported", former), lead=BEFORE)) is None
    assert leans_on_unsaid(replace(claim("Supported", "They fled to nearby Cusco."), lead=BEFORE)) is None


def test_the_title_of_an_article_says_nothing_for_the_stem():
    stem = "According to the 2023 article “In Peru, a cup is won”, Ana Soto won the second match."
    assert leans_on_unsaid(claim("Supported", stem)) == "the second match"
