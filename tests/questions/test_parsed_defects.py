"""Each flaw that only a parse shows is found where it is, and not at a near miss."""

from dataclasses import replace

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import Reading, read
from app.facts.syntax import Parse
from app.questions.defects import PARSED, parsed_flaws
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.examined import Overlaps, examine

LEASED = "Peru leased the Lima air base to Chile in 2019."
DENIED = "Anna Smith did not visit the museum of Cusco in 2021."
SILENT = "Anna Smith left the museum of Cusco in 2021 without a word to the press."
BOUGHT = "In 2020, Bolivia bought nine old ships from Japan."
SOLD = "In 2018, Ecuador bought three old ships from Japan."
FERRIES = "In 2016, Bolivia bought three old ferries from Korea."
TEXT = f"{LEASED} {DENIED} {SILENT} {BOUGHT} {SOLD} {FERRIES} The schools of Lima opened late."


def asked(stem: str, key: str, cited: str = LEASED, kind: QuestionType = QuestionType.TEXT) -> Draft:
    """Give a question on the text, its key and the sentence it cites."""
    start = TEXT.index(cited)
    passage = clean(TEXT, article="a").passage(start, start + len(cited))
    return Draft(kind, stem, AnswerKey(kind, accepted=(AcceptedForm(key),)), (Citation(passage),), "")


def claimed(stem: str, cited: str = LEASED) -> Draft:
    options = (Option("Supported", correct=True), Option("Refuted"))
    draft = asked("", "x", cited)
    return replace(draft, type=QuestionType.CLAIM, stem=stem, key=AnswerKey(QuestionType.CLAIM, options))


WHO = "Which country leased the Lima air base to Chile in 2019?"
WHICH_SHIPS = "Which country bought old ships from Japan?"
# fmt: off
ROWS = [
    ("verb and subject disagree", claimed("The schools of Lima is late."), claimed("The schools of Lima are late.")),
    ("doubled auxiliary by parse", claimed("The pilots did has left the base."),
     claimed("The pilots have left the base.")),
    ("doubled verb by parse", claimed("The plan of the Lima council was adopted objected to the wording of a law."),
     claimed("The plan that the Lima council was asked for objected to the wording of a law.")),
    ("no finite verb", claimed("The leasing of the base to Chile."), claimed("The base was leased to Chile.")),
    ("pronoun without a noun", claimed("He visited Chile and its capital."), claimed("Peru leased its base to Chile.")),
    ("question word asks for nothing", asked("Peru said that the base that was leased when?", "2019"),
     asked(WHO, "Peru")),
    ("another verb than the source's", asked("Which country painted the Lima air base in 2019?", "Peru"),
     asked(WHO, "Peru")),
    ("another subject than the source's", claimed("Cuba leased the Lima air base to Chile in 2019."), claimed(LEASED)),
    ("another object than the source's", claimed("Peru leased an elephant to Chile in 2019."), claimed(LEASED)),
    ("negation lost", claimed("Anna Smith visited the museum of Cusco in 2021.", DENIED), claimed(DENIED, DENIED)),
    ("another sentence fits better", asked(WHO, "Peru", BOUGHT), asked(WHO, "Peru")),
    ("another sentence fits nearly as well", claimed("Bolivia bought three old ships.", BOUGHT),
     claimed(BOUGHT, BOUGHT)),
    ("another answer", asked(WHICH_SHIPS, "Bolivia", BOUGHT),
     asked(f"In 2020, {WHICH_SHIPS.lower()}", "Bolivia", BOUGHT)),
]
# fmt: on


@pytest.fixture(scope="module")
def article(parse: Parse) -> tuple[Reading, Overlaps]:
    library = read([(Article("a", TEXT, ""), clean(TEXT, article="a"))], parse=parse)
    return library.readings[0], Overlaps(library)


@pytest.mark.parametrize(("name", "bad", "good"), ROWS)
def test_a_flaw_is_found_and_its_near_miss_is_not(
    name: str, bad: Draft, good: Draft, article: tuple[Reading, Overlaps], parse: Parse
):
    reading, overlaps = article
    both = examine([(bad, reading), (good, reading)], overlaps, parse=parse)
    wrong, right = ({flaw.name for flaw in parsed_flaws(one)} for one in both)
    assert name in wrong
    assert name not in right


def test_every_parsed_flaw_of_the_register_has_its_row():
    assert [name for name, _, _ in ROWS] == [known.name for known in PARSED]


@pytest.mark.parametrize(
    ("stem", "key", "told"),
    [
        (WHO, "Peru", LEASED),
        ("In what year did Peru lease the base?", "2019", "Peru did lease the base in 2019."),
        ("Who did Anna Smith meet with in Lima?", "Eva Lund", "Anna Smith did meet with Eva Lund in Lima."),
        ("How many ships did Bolivia buy?", "nine", "Bolivia did buy nine ships."),
        ("What percentage of the ships were old?", "40 percent", "40 percent of the ships were old."),
        ("Of the two, one left. Who was the other?", "Peru", None),
    ],
)
def test_a_key_is_put_back_into_its_question(
    stem: str, key: str, told: str | None, article: tuple[Reading, Overlaps], parse: Parse
):
    reading, overlaps = article
    (examined,) = examine([(asked(stem, key), reading)], overlaps, parse=parse)
    assert examined is not None
    assert (examined.restored.text if examined.restored else None) == told


def test_what_was_done_without_a_word_was_done(article: tuple[Reading, Overlaps], parse: Parse):
    reading, overlaps = article
    (examined,) = examine(
        [(claimed("Anna Smith left the museum of Cusco in 2021.", SILENT), reading)], overlaps, parse=parse
    )
    assert "negation lost" not in {flaw.name for flaw in parsed_flaws(examined)}


def test_the_words_of_a_quotation_are_not_parsed(article: tuple[Reading, Overlaps], parse: Parse):
    reading, overlaps = article
    saying = replace(asked("Who said: “Go”?", "Peru"), rule="saying")
    assert list(examine([(saying, reading)], overlaps, parse=parse)) == [None]
