"""Texts that are no English prose give nothing; texts in bad shape bring nothing down; what is cited always stands."""

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.articles.cleaning import clean, stands
from app.articles.folder import articles_in
from app.articles.sentences import sentence_bounds
from app.articles.text import Article
from app.facts.syntax import Parse, Parsed
from app.questions.defects import textual_flaws
from app.questions.draft import Draft, Generated
from app.questions.generator import generate
from tests.questions.conftest import SEEDS, Asker

BASE = "Peru operates the Lima military air base in Chile. Brazil, Bolivia, and Ecuador watched."
MORE = (
    "The pilots of the two countries had not met before, and they were said to be glad of it. They spoke for an hour "
    "about their work, and some of them also spoke about what they would do when they were at home again."
)
GERMAN = (
    "Der Präsident von Peru besuchte im Jahr 2019 die Hauptstadt und traf dort den Minister. Peru hat in Chile eine "
    "Basis, und die Minister von Chile und Brasilien waren mit dem Besuch nicht zufrieden."
)
TABLE = "Country\tYear\tSoldiers\nPeru\t2019\t8,000\nChile\t2020\t9,500\nBrazil\t2021\t12,000\n"
PIPES = "| Country | Year | Soldiers |\n|---|---|---|\n| Peru operates the Lima base in Chile. | 2019 | 8,000 |\n"
CONTENTS = "1. Peru operates a base in Chile ........ 4\n2. Chile left the Pacific Alliance in 2020 ........ 9\n"
POEM = (
    "Oh Lima, sleeping by the sea in Chile,\nyou dream of Peru and her silver moon,\nand Anna Smith, who sings "
    "of forty soldiers,\nhas gone to Paris in the month of June.\n"
)
SHOUTED = BASE.upper()
HIDDEN = "Peru\u202e operates the\u200b Lima military air base in Chile."


def asked_about(raw: str, parse: Parse) -> Generated:
    return generate([(Article("a", raw, ""), clean(raw, article="a"))], parse=parse)


def faults(raw: str, drafts: Sequence[Draft]) -> list[str]:
    """Say of each draft what does not stand: its citations in both texts, its key, its form."""
    rendition = clean(raw, article="a")
    found = [flaw.name for draft in drafts for flaw in textual_flaws(draft, {"a": rendition}) if flaw.fatal]
    cited = [citation.passage for draft in drafts for citation in draft.citations]
    return found + [passage.exact for passage in cited if not stands(passage, rendition, raw)]


@pytest.mark.parametrize(
    "text",
    [GERMAN, TABLE, PIPES, CONTENTS, POEM, SHOUTED, HIDDEN, "Lima base. " * 40, "\ufeff", "x" * 40_000, "“" * 3_000],
    ids=["German", "tabs", "pipes", "contents", "poem", "capitals", "hidden", "no verb", "mark", "one word", "quotes"],
)
def test_what_is_no_english_prose_gives_no_question(text: str, questions_on: Asker):
    assert questions_on(text) == []


def test_a_text_is_asked_about_though_a_paragraph_is_in_another_language(questions_on: Asker):
    asked = questions_on(f"{BASE} {MORE}\n\n{GERMAN}")
    assert asked
    assert all(citation.passage.exact in BASE for draft in asked for citation in draft.citations)


def test_a_heading_in_capitals_takes_nothing_from_the_text_below(questions_on: Asker):
    heading = "PERU AND CHILE ARGUE OVER THE MILITARY AIR BASE OF LIMA IN THE NORTH OF THE COUNTRY."
    below = f"{BASE} {MORE}"
    stems = {draft.stem for draft in questions_on(below)}
    assert {draft.stem for draft in questions_on(f"{heading}\n\n{below}")} == stems != set()


class Counting:
    """A parser that counts how many sentences it is given."""

    def __init__(self, parse: Parse) -> None:
        self.parse, self.sentences = parse, 0

    def __call__(self, texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        self.sentences += len(texts)
        return self.parse(texts, names=names)


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["one paragraph", "many paragraphs"])
def test_a_sentence_said_ten_thousand_times_is_read_once(parse: Parse, between: str):
    counting = Counting(parse)
    sentence = "Peru operates the Lima military air base in Chile."
    drafts = asked_about(between.join([sentence] * 10_000), counting).drafts
    assert counting.sentences < 100
    assert len({draft.fact.key for draft in drafts if draft.fact}) <= 1


def test_what_an_unclosed_quotation_may_hold_is_not_asked_as_fact(questions_on: Asker):
    asked = questions_on(f"Anna Smith said: “The base is old. {BASE}")
    assert all("Smith" in draft.stem or draft.stem.startswith("Who said") for draft in asked)


FOREIGN = ["Привет, мир.", "مرحبا بالعالم، كيف الحال؟", "秘鲁总统访问了首都。", "Perú y Chile son de los que no están."]
ODD = [
    *'“ ” " ‘ ( ) [ — … | • 🙂 🇵🇪 ﬁ _____ % 40 $1.5bn O’ ’s A. St.'.split(),
    *("\n", "\n\n", "\t", "1) ", "- ", "\u202e", "\u200b", "\x07", "e\u0301", "\ud7ff", "\U0010ffff", "\u2028", "\r\n"),
]

# The fuzzer found that beside these sentences and a control character a quotation belonged to no sentence.
PARADE = (
    "In Russia, this solemn Remembrance Day was gradually converted by all-pervasive propaganda into a manifestation "
    "of militarism and aggressive ambition."
)
VICTORY = (
    "The Victory Day celebrated on May 9 is a hugely important and emotionally loaded holiday for the majority of "
    "Russians and Ukrainians, Kazakhs and Uzbeks, whose grandfathers fought together and defeated Nazi Germany back "
    "in 1945."
)


@cache
def real_sentences() -> list[str]:
    renditions = [clean(article.raw, article=article.stem) for article in articles_in(SEEDS)]
    return [rendition.text[start:end] for rendition in renditions for start, end in sentence_bounds(rendition)]


def misspelt(sentence: str) -> str:
    """Make every longer name one that no model has seen, which it parses at random."""
    return " ".join(f"{word}ab" if word.istitle() and len(word) > 6 else word for word in sentence.split(" "))


def pieces() -> st.SearchStrategy[str]:
    real = st.sampled_from(real_sentences())
    half = st.tuples(real, st.floats(0, 1)).map(lambda cut: cut[0][: int(len(cut[0]) * cut[1])])
    return st.one_of(
        real,
        real,
        half,
        real.map(str.upper),
        real.map(misspelt),
        st.sampled_from([*FOREIGN, TABLE, PIPES, GERMAN, POEM]),
        st.sampled_from(ODD),
        st.text(max_size=12),
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(pieces(), min_size=1, max_size=14), st.sampled_from([" ", "", "\n", "\n\n"]))
@example(parts=[PARADE, VICTORY, "\x1b", "The “Day of Victory” is historically significant.", VICTORY], between=" ")
def test_no_mixture_brings_it_down_and_all_that_is_published_stands(parse: Parse, parts: list[str], between: str):
    raw = between.join(parts)
    assert faults(raw, asked_about(raw, parse).drafts) == []
