"""What a key becomes when it is changed after it was asked: everything that was asked stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.facts.fact import Stance
from app.grading.matching import fold
from app.grading.rejudging import Rejudging
from app.questions.draft import AcceptedForm, AnswerKey, Citation, ClaimVerdict, Draft, NumberKey, QuestionType

SAME = "That is the key as it is. Change it, or choose something else to do."
UNFIT = "At least one option must be right, and at least one must be wrong."
NO_FORMS = "Enter at least one answer that is right, one on a line."


# By verdict: which stance of the cited words becomes which.
_TURNED: dict[str, tuple[Stance, Stance]] = {
    ClaimVerdict.SUPPORTED: (Stance.REFUTES, Stance.SUPPORTS),
    ClaimVerdict.REFUTED: (Stance.SUPPORTS, Stance.REFUTES),
}


class Act(StrEnum):
    """What is done about a question that was asked."""

    KEY = "key"
    FULL_CREDIT = "full credit"
    LEFT_OUT = "left out"
    LIFT = "lift"


class CannotChange(ValueError):
    """A key that cannot be; the message is a sentence for the teacher."""


@dataclass(frozen=True)
class KeyChange:
    """Another key: the places of the right options and of those that count too, or accepted texts, or a number."""

    right: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    accepted: tuple[str, ...] = ()
    number: NumberKey | None = None


@dataclass(frozen=True)
class Correction:
    """What is to be done, why in words that participants read, and the key where it is another."""

    act: Act
    reason: str
    key: KeyChange | None = None


def with_key(draft: Draft, change: KeyChange) -> Draft:
    """Give a draft with another key and nothing else changed; raises CannotChange.

    Marks on the words that proved the old key are dropped: they would point at a wrong answer. Words that were cited
    for "Supported" are cited against the claim where it is refuted, and the other way round.
    """
    try:
        key = _key(draft.key, change)
    except ValueError as error:
        raise CannotChange(str(error) if isinstance(error, CannotChange) else UNFIT) from None
    if draft.type is QuestionType.CLAIM:
        return replace(draft, key=key, citations=tuple(_turned(draft.citations, key)))
    kept = bool(_texts(key) & _texts(draft.key))
    citations = draft.citations if kept else tuple(_unmarked(draft.citations))
    return replace(draft, key=key, citations=citations)


def _turned(citations: Sequence[Citation], key: AnswerKey) -> list[Citation]:
    right = next((one.text for one in key.options if one.correct), "")
    turned = _TURNED.get(right)
    if turned is None or any(one.stance is turned[1] for one in citations):
        return list(citations)
    return [replace(one, stance=turned[1]) if one.stance is turned[0] else one for one in citations]


def _key(key: AnswerKey, change: KeyChange) -> AnswerKey:
    if key.options:
        options = tuple(replace(one, correct=place in change.right) for place, one in enumerate(key.options))
        also = [one.text for place, one in enumerate(options) if place in change.also and not one.correct]
        return replace(key, options=options, accepted=_forms(key, also, Rejudging.ALIAS))
    if key.number is not None:
        return replace(key, number=change.number or key.number)
    texts = {fold(text): text.strip() for text in reversed(change.accepted) if fold(text)}
    if not texts:
        raise CannotChange(NO_FORMS)
    return replace(key, accepted=_forms(key, list(reversed(texts.values())), Rejudging.KEY))


def _forms(key: AnswerKey, texts: Sequence[str], why: Rejudging) -> tuple[AcceptedForm, ...]:
    """Give accepted forms in this order, those that were there with their own rule."""
    known = {form.text: form for form in key.accepted}
    return tuple(known.get(text, AcceptedForm(text, str(why))) for text in texts)


def right_of(key: AnswerKey) -> object:
    """Give what is right by a key, to be compared with another key of the same options."""
    number = key.number
    figures = (number.value, number.unit, number.tolerance) if number else None
    return tuple(one.correct for one in key.options), tuple(form.text for form in key.accepted), figures


def _texts(key: AnswerKey) -> set[str]:
    if key.number is not None:
        return {f"{key.number.value.normalize():f} {key.number.unit}"}
    if key.options:
        return {one.text for one in key.options if one.correct}
    return {fold(form.text) for form in key.accepted}


def _unmarked(citations: Sequence[Citation]) -> list[Citation]:
    return [replace(citation, marks=()) for citation in citations]
