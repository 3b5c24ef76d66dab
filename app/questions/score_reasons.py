"""Why a question has its score: each feature of it as a sentence for its reviewer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.questions.draft import Draft, QuestionType

TYPES = {
    QuestionType.MULTIPLE: "It asks for all that apply: of the generated questions, these score highest.",
    QuestionType.NUMBER: "It asks for a number: these are mostly clear.",
    QuestionType.SINGLE: "It offers one right answer among several: these are mostly clear.",
    QuestionType.TEXT: "It asks for a short text: what counts as right takes more care.",
    QuestionType.CLAIM: "It is a claim to be judged: guessing is easier here, so it starts lower.",
    QuestionType.CLOZE: "It is a sentence with a blank: it tests memory more than understanding, so it starts lower.",
    QuestionType.EVIDENCE: "It asks for the sentence that proves something: it takes long to read, so it starts lower.",
}
ASKED = {
    "country": "It asks for a country, which has one name that all know.",
    "date": "It asks for a date, which is right or wrong.",
    "person": "It asks for a person, whose name settles it.",
    "city": "It asks for a city, whose name settles it.",
    "count": "It asks how many, which is right or wrong.",
    "share": "It asks for a share, which is right or wrong.",
    "saying": "It asks who said something, which the article tells.",
}
Tell = Callable[[Draft, float], str]


@dataclass(frozen=True)
class ScoreReason:
    """A sentence on what adds to a score or takes from it, and how much."""

    sentence: str
    points: float


def score_reasons(draft: Draft) -> tuple[ScoreReason, ...]:
    """Give a sentence for each feature that counts in a draft's score, the weightiest first."""
    counting = [(name, value) for name, value in draft.features if value]
    ordered = sorted(counting, key=lambda feature: -abs(feature[1]))
    return tuple(ScoreReason(_sentence(draft, name, value), value) for name, value in ordered)


def _sentence(draft: Draft, name: str, value: float) -> str:
    tell = TELLING.get(name)
    return tell(draft, value) if tell else f"The generator counts “{name}” {'for' if value > 0 else 'against'} it."


def _asked(draft: Draft, _value: float) -> str:
    kind = draft.rule.rsplit(":", 1)[-1]
    return ASKED.get(kind, "What it asks for can be judged right or wrong.")


def _length(draft: Draft, _value: float) -> str:
    return f"Its stem has {len(draft.stem.split())} words, more than a reader takes in at once."


def _provenance(draft: Draft, _value: float) -> str:
    found = sum(option.occurrence is not None for option in draft.key.options)
    if found == 1:
        return "One of its wrong options does occur in the articles, so it is not picked from the air."
    return f"{found} of its wrong options do occur in the articles, so they are not picked from the air."


def _worth(_draft: Draft, value: float) -> str:
    if value > 0:
        return "The blank hides something worth knowing."
    return "The blank hides something that is hardly worth knowing."


def _lead(draft: Draft, _value: float) -> str:
    return f"Before it, {len(draft.lead.split())} words of the article are to be read."


TELLING: Mapping[str, Tell] = {
    "type": lambda draft, _value: TYPES[draft.type],
    "asked": _asked,
    "length": _length,
    "provenance": _provenance,
    "trivial": lambda _draft, _value: "Its answer stands in the headline, by-line or photo credit already.",
    "in context": lambda _draft, _value: "Its blank stands in the article's own words, which can be matched by eye.",
    "worth": _worth,
    "named often": lambda _draft, _value: "The article names the answer often, so it can be guessed.",
    "lead": _lead,
}
