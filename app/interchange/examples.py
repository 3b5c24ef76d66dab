"""A question of each type, as a template file shows them: about an article that comes with the program."""

from decimal import Decimal

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.columns import VERDICTS
from app.interchange.items import Travelling
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType

ARTICLE = "000_ef79bbec968dc219"
_FIVE = "the presidents of all five Central Asian states"
_OTHERS = "the President of Belarus and Prime Minister of Armenia"
_FIRST = "only Kyrgyzstan’s President Sadyr Japarov announced his schedule to travel to Moscow"
_TAJIK = "Tajikistan’s President Emomali Rahmon confirmed his visit"


def _cited(words: str, stance: Stance = Stance.SUPPORTS) -> tuple[Citation, ...]:
    return (Citation(Passage(ARTICLE, "", 0, len(words), words), stance),)


def _single() -> Draft:
    kind = QuestionType.SINGLE
    options = (
        Option("Sadyr Japarov", correct=True),
        Option("Emomali Rahmon", feedback="He confirmed his visit later."),
        Option("Shavkat Mirziyoyev", feedback="He said nothing before he flew."),
    )
    stem = "Which president had announced a journey to Moscow four days before the parade of 2023?"
    return Draft(kind, stem, AnswerKey(kind, options), _cited(_FIRST), "He alone had announced it by then.")


def _multiple() -> Draft:
    kind = QuestionType.MULTIPLE
    states = {"Belarus": True, "Georgia": False, "Armenia": True, "Moldova": False}
    options = tuple(Option(name, right) for name, right in states.items())
    stem = "From which of these states did leaders come to the parade in Moscow in 2023?"
    return Draft(kind, stem, AnswerKey(kind, options), _cited(_OTHERS), "")


def _claim() -> Draft:
    kind = QuestionType.CLAIM
    options = tuple(Option(verdict, verdict == "Refuted") for verdict in VERDICTS)
    stem = "Uzbekistan’s President Emomali Rahmon confirmed his visit."
    said = "He is the president of Tajikistan."
    return Draft(kind, stem, AnswerKey(kind, options), _cited(_TAJIK, Stance.REFUTES), said)


def _number() -> Draft:
    kind = QuestionType.NUMBER
    key = AnswerKey(kind, number=NumberKey(Decimal(5), "presidents", Decimal(0), "all five"))
    stem = "How many presidents of Central Asian states came to the parade in Moscow in 2023?"
    return Draft(kind, stem, key, _cited(_FIVE), "")


def _text() -> Draft:
    kind = QuestionType.TEXT
    forms = (AcceptedForm("Emomali Rahmon"), AcceptedForm("Rahmon"))
    return Draft(kind, "Who is the president of Tajikistan?", AnswerKey(kind, accepted=forms), _cited(_TAJIK), "")


def _cloze() -> Draft:
    kind = QuestionType.CLOZE
    key = AnswerKey(kind, accepted=(AcceptedForm("Emomali Rahmon"), AcceptedForm("Rahmon")))
    return Draft(kind, "Tajikistan’s President _____ confirmed his visit.", key, _cited(_TAJIK), "")


def _evidence() -> Draft:
    kind = QuestionType.EVIDENCE
    options = (Option(_FIRST), Option(_OTHERS, correct=True), Option(_TAJIK))
    stem = "Which words prove that a head of government stood at the parade beside presidents?"
    return Draft(kind, stem, AnswerKey(kind, options), _cited(_OTHERS), "")


def examples() -> list[Travelling]:
    """Give the examples, one of each type."""
    made = (_single(), _multiple(), _claim(), _number(), _text(), _cloze(), _evidence())
    return [Travelling(draft, tags=("parade",), topic="Moscow 2023", difficulty="easy") for draft in made]
