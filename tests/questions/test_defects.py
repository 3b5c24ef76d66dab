"""Each flaw is found where it is, and only there."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.articles.cleaning import clean
from app.questions.defects import CITED as CITED_FLAWS
from app.questions.defects import PARSED, SETS, TEXTUAL, set_flaws, textual_flaws
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.questions.flaw import Weight

TEXT = "Peru operates the Lima air base in Chile, and Anna Smith, who leads it, met 40 pilots there on May 7, 2020."
RENDITION = clean(TEXT, article="a")
LEASES = clean(
    "Peru and the base\n\nBy Ada Lind\n\nIn 2020, Peru leased the Lima air base in Chile. In 2020, Peru leased the "
    "Cusco air base in Chile. Ecuador operates the Lima air base in Chile now.",
    article="b",
)
HEADS = clean(
    "Ana Soto was succeeded by Rosa Quispe in Lima. Ana Soto was succeeded by Juan Rojas in Cusco. Rosa Quispe, Ms "
    "Soto’s predecessor in Lima, is a pilot.",
    article="c",
)
DISPUTED = (Citation(HEADS.passage(0, len(HEADS.text))),)
TEXTS = {"a": RENDITION, "b": LEASES, "c": HEADS}
CITED = (Citation(LEASES.passage(LEASES.text.index("In 2020"), LEASES.text.index("Chile."))),)
TITLED = (*CITED, Citation(RENDITION.passage(0, len(RENDITION.text))))
MOVED = Citation(replace(RENDITION.passage(0, 4), exact="Cuba"))
LONG = "really " * 24
BLANKED = "Peru operates the _____ air base in Chile."


def a_question(stem: str = "Which country operates the Lima air base in Chile?", **changes: object) -> Draft:
    options = (Option("Peru", correct=True), Option("Brazil"), Option("Bolivia"), Option("Ecuador"))
    draft = Draft(
        type=QuestionType.SINGLE,
        stem=stem,
        key=AnswerKey(QuestionType.SINGLE, options),
        citations=(Citation(RENDITION.passage(0, len(RENDITION.text))),),
        explanation="Peru operates it.",
    )
    return replace(draft, **changes)


def single(*texts: str) -> AnswerKey:
    right, *wrong = texts
    return AnswerKey(QuestionType.SINGLE, (Option(right, correct=True), *(Option(text) for text in wrong)))


def cloze(stem: str, answer: str, citations: tuple[Citation, ...] = (Citation(RENDITION.passage(0, 44)),)) -> Draft:
    key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm(answer),))
    return a_question(stem, type=QuestionType.CLOZE, key=key, citations=citations)


def numbers(right: int, *wrong: int) -> Draft:
    options = sorted([(right, True), *((one, False) for one in wrong)])
    key = AnswerKey(QuestionType.SINGLE, tuple(Option(str(value), correct=correct) for value, correct in options))
    return a_question("How many pilots did Anna Smith meet?", key=key)


def turned(places: int) -> Draft:
    options = a_question().key.options
    return a_question(key=AnswerKey(QuestionType.SINGLE, (*options[places:], *options[:places])))


def claim(verdict: str, stem: str = "Peru operates the base.") -> Draft:
    options = tuple(Option(text, correct=text == verdict) for text in ("Supported", "Refuted"))
    return a_question(stem, type=QuestionType.CLAIM, key=AnswerKey(QuestionType.CLAIM, options))


def who(*texts: str) -> Draft:
    stem = "According to the article “Soto sells a base”, who operates the Lima air base?"
    return a_question(stem, key=single(*texts, "Anna Smith"), rule="main:person")


def names(draft: Draft) -> set[str]:
    return {flaw.name for flaw in textual_flaws(draft, TEXTS)}


def test_a_sound_question_has_no_flaw():
    assert names(a_question()) == set()


def test_a_comma_behind_but_belongs_to_words_that_stand_there():
    assert "loose spacing" in names(a_question("Which country left Chile but, the minister says came back?"))
    assert "loose spacing" not in names(a_question("Which country left Chile but, the minister says, came back?"))


# A row a flaw: its name, a draft that has it, a near miss that has not.
# fmt: off
ROWS = [
    ("stem too short", a_question("Which country?"), a_question("Which country left first, then?")),
    ("stem long", a_question(f"Which country {LONG}leads the base?"),
     a_question("Which country really leads the base?")),
    ("stem too long", a_question(f"Which country {LONG}{LONG}leads it?"), a_question(f"Which country {LONG}leads it?")),
    ("no question", a_question("Peru operates the Lima air base."), a_question("Who operates the Lima air base?")),
    ("no single blank", cloze("Peru operates _____ air base in _____ today.", "Lima"), cloze(BLANKED, "Lima")),
    ("blank at the start", cloze("_____ operates the Lima air base.", "Peru"), cloze("The _____ base.", "Lima")),
    ("blank of a little word", cloze("Peru operates the base _____ Chile.", "in"), cloze(BLANKED, "Lima")),
    ("negative stem", a_question("Which country does not operate a base?"),
     a_question("Which country notes the base?")),
    ("vague word", a_question("Which country operates several bases?"),
     a_question("How many bases did Peru show as recently as May 2020?")),
    ("unresolved pronoun", a_question("Which base did they see in 2020?"),
     a_question("Which base did Smith say it has?")),
    ("unnamed thing", a_question("Which base did the company see?"),
     a_question("Which base did the company of Peru see?")),
    ("leans on what is not said", a_question("Which country joined the first match?"),
     a_question("Which country joined the first match against Peru?")),
    ("relative date", a_question("Which country left last year?"), a_question("Which country was last in line?")),
    ("doubled word", a_question("Which country operates the the base?"),
     a_question("Which country said that that is so?")),
    ("doubled auxiliary", a_question("Which country did has left Chile?"),
     a_question("Which country says what Peru did was good?")),
    ("words in capitals", a_question("Which country runs MANY OLD BASES in Chile?"),
     a_question("Which country runs BBC World in Chile?")),
    ("a list tells the number", cloze("Anna Smith speaks _____ languages: Inca, Dutch and Welsh.", "three"),
     cloze("Anna Smith speaks _____ languages in Lima.", "three")),
    ("loose spacing", a_question("Which country operates it , in Chile?"),
     a_question("Which country leads, in Chile?")),
    ("open quotation or bracket", a_question("Which country (in Chile?"), a_question("Which country (Chile or not)?")),
    ("wrong question word", a_question(key=single("Lima", "Cusco")),
     a_question("Which city is it?", key=single("Lima", "Cusco"))),
    ("wrong question word", a_question("Who met her in Lima?", key=single("40", "50")),
     a_question("How many did she meet?", key=single("40", "50"))),
    ("wrong question word", a_question("In what year was it?", key=single("Peru", "Chile")),
     a_question("In what year was it?", key=single("2020", "2021"))),
    ("key in the stem", a_question("Which country, Peru or Brazil, leads?"),
     a_question("Which country, Peruvian or not, leads?")),
    ("key in the stem", who("Maria Soto"), who("Maria Poe")),
    ("key's word in the stem", cloze("Peruvian exporters like _____ in Chile.", "Lima Export"), cloze(BLANKED, "Lima")),
    ("key is the longest", a_question(key=single("Peru with its air bases", "Brazil")),
     a_question(key=single("Peru with its air bases", "Brazil with ships"))),
    ("only the key echoes the stem", a_question(key=single("Lima air crew", "Brazil")),
     a_question(key=single("Lima air crew", "Lima staff"))),
    ("a or an", a_question("She met an _____ in Chile?", key=single("envoy", "pilot")),
     a_question("She met an _____ in Chile?", key=single("envoy", "artist"))),
    ("one or many", a_question("She met these _____ in Chile?", key=single("pilots", "envoy")),
     a_question("She met these _____?", key=single("pilots", "envoys"))),
    ("two options are the same", a_question(key=single("Peru", "peru")), a_question(key=single("Peru", "Persia"))),
    ("two options are the same", a_question(key=single("Kyiv", "Kiev")),
     a_question(key=single("Austria", "Australia"))),
    ("two options are the same", a_question(key=single("2 million", "2,000,000")),
     a_question(key=single("2 million", "2,000"))),
    ("two options are the same", a_question(key=single("31 %", "31 percent")),
     a_question(key=single("31 %", "31 soldiers"))),
    ("two options are the same", a_question(key=single("Serdar Berdimuhamedov", "Serdar Berdymukhamedov")),
     a_question(key=single("Serdar Berdimuhamedov", "Gurban Berdimuhamedov"))),
    ("options overlap", a_question(key=single("Peru", "Northern Peru")), a_question(key=single("Peru", "Peruvia"))),
    ("options overlap", a_question(key=single("12", "more than 10")), a_question(key=single("12", "more than 20"))),
    ("options overlap", a_question(key=single("10 to 20", "15 to 25")), a_question(key=single("10 to 20", "21 to 25"))),
    ("options overlap", a_question(key=single("Latvia", "the Baltic states")),
     a_question(key=single("Peru", "the Baltic states"))),
    ("options of mixed kind", a_question(key=single("Peru", "40")), a_question(key=single("41", "40"))),
    ("options of mixed granularity", a_question(key=single("Peru", "Santiago")),
     a_question(key=single("Peru", "Brazil"))),
    ("options of mixed granularity", a_question(key=single("May 7, 2020", "2021")),
     a_question(key=single("May 7, 2020", "May 8, 2020"))),
    ("singular among plurals", a_question(key=single("pilots", "sailor")), a_question(key=single("pilots", "sailors"))),
    ("all or none of the above", a_question(key=single("Peru", "All of the above")),
     a_question(key=single("Peru", "Above all Chile"))),
    ("an absolute word", a_question(key=single("Peru", "Always Brazil")),
     a_question(key=single("Always Peru", "Always Brazil"))),
    ("numbers unsorted", a_question(key=single("40", "30")), a_question(key=single("40", "50"))),
    ("numbers of mixed units", a_question(key=single("40 %", "50 soldiers")),
     a_question(key=single("40 %", "50 percent"))),
    ("numbers of mixed precision", a_question(key=single("40", "41.5", "50")),
     a_question(key=single("40.5", "41.5", "50.5"))),
    ("another magnitude", a_question(key=single("40", "4,000")), a_question(key=single("40", "400"))),
    ("no citation", a_question(citations=()), a_question()),
    ("citation not found", a_question(citations=(MOVED,)), a_question()),
    ("mark outside citation", a_question(citations=(Citation(RENDITION.passage(0, 4), marks=((2, 9),)),)),
     a_question(citations=(Citation(RENDITION.passage(0, 4), marks=((2, 4),)),))),
    ("key not in citation", a_question(key=single("Brazil", "Peru")), a_question(key=single("Peru", "Brazil"))),
    ("a wrong option is right too", a_question(key=single("Peru", "Ecuador"), citations=CITED),
     a_question(key=single("Peru", "Bolivia"), citations=CITED)),
    ("blank fits another name", cloze("In 2020, Peru leased the _____ air base in Chile.", "Lima", CITED),
     cloze("In 2020, Peru leased a new _____ base.", "Lima", CITED)),
    ("order disputed", cloze("Ana Soto was succeeded by _____.", "Rosa Quispe", DISPUTED),
     cloze("Ana Soto was succeeded by _____ in Cusco.", "Juan Rojas", DISPUTED)),
    ("trivial", a_question(citations=TITLED),
     a_question("Who met 40 pilots?", key=single("Anna Smith", "Eva Lund"), citations=TITLED)),
]
# fmt: on


@pytest.mark.parametrize(("name", "bad", "good"), ROWS)
def test_a_flaw_is_found_and_its_near_miss_is_not(name: str, bad: Draft, good: Draft):
    assert name in names(bad)
    assert name not in names(good)


# fmt: off
SET_ROWS = [
    ("key position unbalanced", [a_question()] * 6, [a_question(), turned(1), turned(2)] * 2),
    ("key always in the middle", [numbers(50, 40, 60)] * 3,
     [numbers(50, 40, 60), numbers(60, 40, 50), numbers(40, 50, 60)]),
    ("verdicts unbalanced", [claim("Refuted")] * 3, [claim("Refuted"), claim("Supported")] * 2),
    ("absolutes only in false claims", [claim("Refuted", "Only Peru left.")] * 2,
     [claim("Refuted", "Only Peru left."), claim("Supported", "Only Chile left.")]),
    ("one question answers another",
     [a_question(), a_question("Whom did Peru meet in Chile?", key=single("Ana", "Eva"))],
     [a_question(), a_question("Whom did Cuba meet in Chile?", key=single("Ana", "Eva"))]),
    ("the same fact twice", [a_question(), a_question()], [a_question(), a_question("Who leads the Lima base?")]),
]
# fmt: on


@pytest.mark.parametrize(("name", "bad", "good"), SET_ROWS)
def test_a_flaw_of_a_set_is_found_and_its_near_miss_is_not(name: str, bad: list[Draft], good: list[Draft]):
    assert name in {flaw.name for flaw in set_flaws(bad)}
    assert name not in {flaw.name for flaw in set_flaws(good)}


def test_every_flaw_of_the_register_has_its_row():
    registered = [known.name for known in (*TEXTUAL, *CITED_FLAWS, *SETS)]
    assert {name for name, _, _ in (*ROWS, *SET_ROWS)} == set(registered)
    assert len(registered) == len(set(registered))


def test_only_what_is_broken_or_unproved_is_broken():
    broken = {known.name for known in (*TEXTUAL, *CITED_FLAWS, *SETS, *PARSED) if known.weight is Weight.BROKEN}
    proof = {"no citation", "citation not found", "mark outside citation", "key not in citation"}
    assert broken == proof | {"no single blank", "two options are the same"}


def test_every_flaw_gives_a_reason():
    assert all(flaw.reason.endswith(".") for flaw in textual_flaws(a_question("Why?", citations=()), TEXTS))


def test_a_citation_of_an_unknown_article_is_found():
    assert {flaw.name for flaw in textual_flaws(a_question(), {})} == {"citation not found"}


def test_a_number_that_is_not_cited_is_found():
    key = AnswerKey(QuestionType.NUMBER, number=NumberKey(Decimal(50), "pilots", Decimal(0), "50"))
    draft = a_question("How many pilots did Anna Smith meet?", type=QuestionType.NUMBER, key=key)
    assert "key not in citation" in names(draft)


def test_which_of_these_is_no_unresolved_pronoun():
    assert names(a_question("Which of these countries operates the Lima air base in Chile?")) == set()


def test_the_words_of_an_article_s_title_are_not_judged():
    stem = "According to the article “They did not see it today”, which country operates the Lima air base?"
    assert names(a_question(stem)) == set()
