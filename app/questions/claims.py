"""Claims to be judged: a statement as it is, or with one date, number or place changed."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from app.facts.fact import Stance
from app.facts.numbers import SMALL, number_value
from app.facts.statements import Statement
from app.questions.amounts import COMPARING
from app.questions.draft import AnswerKey, Citation, ClaimVerdict, Option
from app.questions.figures import LASTING
from app.questions.measures import FRACTIONS
from app.questions.slot import Slot, SlotKind

ONE_SIDED = {"over", "under", "nearly", "almost", "some"}
SHARES_BELOW = 60
FAR = 2
ONE_PLACE = {"in", "over", "near", "at"}
CHANGING = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(?!\d)[^\d.;]{0,40}\b(up|down) from (?:about |around )?[£$€]?(\d[\d,]*(?:\.\d+)?)"
)
WRITTEN = list(SMALL)[:13]  # to twelve, as articles write them


@dataclass(frozen=True)
class Claim:
    """A statement to be judged, whether it holds, and the slot that was changed."""

    statement: Statement
    text: str
    holds: bool
    slot: Slot | None = None
    instead: str = ""


OFFERED = (ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED, ClaimVerdict.NOT_ENOUGH)
WHY_NOT = {
    ClaimVerdict.SUPPORTED: "The article says something else in the marked words.",
    ClaimVerdict.REFUTED: "The article says the same in the marked words.",
    ClaimVerdict.NOT_ENOUGH: "The article does decide it, in the marked words.",
}


def verdicts(*, holds: bool) -> tuple[Option, ...]:
    """Offer three verdicts, the right one marked; a claim that the article decides is never left open by it."""
    right = ClaimVerdict.SUPPORTED if holds else ClaimVerdict.REFUTED
    return tuple(
        Option(verdict, correct=verdict is right, feedback="" if verdict is right else WHY_NOT[verdict])
        for verdict in OFFERED
    )


def speaking(key: AnswerKey, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Give what proves a key as it speaks: against a claim that it refutes, for any other answer."""
    if not any(option.correct and option.text == ClaimVerdict.REFUTED for option in key.options):
        return citations
    return tuple(replace(one, stance=Stance.REFUTES) if one.stance is Stance.SUPPORTS else one for one in citations)


def true_claim(statement: Statement) -> Claim:
    """Claim what the article says."""
    return Claim(statement, statement.text, holds=True)


def false_claim(statement: Statement, slot: Slot, instead: str) -> Claim | None:
    """Claim the same with other words in a slot; None where the words cannot be changed in one place."""
    before = statement.text
    answer = slot.answer
    joined = re.search(rf"{re.escape(answer)}-(?!(?:{'|'.join(LASTING)})\b)", before) or f"-{answer}" in before
    if before.count(answer) != 1 or instead in before or joined:
        return None
    changed = before.replace(answer, _like(answer, instead))
    if _against_itself(changed) and not _against_itself(before):
        return None
    return Claim(statement, changed, holds=False, slot=slot, instead=instead)


def _against_itself(text: str) -> bool:
    """Say whether a figure is told to have come down from a lower one, or up from a higher."""
    return any(
        one >= other if way == "down" else one <= other
        for first, way, second in CHANGING.findall(text)
        for one, other in [(Decimal(first.replace(",", "")), Decimal(second.replace(",", "")))]
    )


def _like(answer: str, instead: str) -> str:
    return instead[0].upper() + instead[1:] if answer[0].isupper() else instead


def told_of_day(statement: Statement, slot: Slot, day: str) -> bool:
    """Say whether the article tells something else of the subject on a day: what is claimed may have been then too."""
    named = statement.say(statement.clause.subject.words).split()[-1].removesuffix("’s")
    told = (sentence.text for sentence in statement.reading.sentences)
    return slot.kind is SlotKind.DATE and any(day in text and named in text for text in told)


def was_done_there(statement: Statement, slot: Slot) -> bool:
    """Say whether something was done once, to one named thing, at the place of a slot: so it was at no other."""
    tokens = statement.sentence.parsed.tokens
    subject = statement.clause.subject
    named = any(tokens[word].pos == "PROPN" for word in subject.words)
    once = subject.dep == "nsubjpass" and tokens[subject.head].tag in {"NN", "NNP"} and named
    return once and slot.preposition in ONE_PLACE and tokens[statement.clause.group[0]].lower == "was"


def other_fraction(slot: Slot) -> str | None:
    """Give a share well away from the right one; None where it is not exact or not known."""
    if slot.hedge in COMPARING | ONE_SIDED or slot.answer not in FRACTIONS:
        return None
    at = FRACTIONS.index(slot.answer)
    return FRACTIONS[at - FAR if at >= FAR else at + FAR]


def other_number(slot: Slot) -> str | None:
    """Give another number, of the same form and roundness, well away from the right one."""
    value = number_value(slot.answer)
    written = slot.answer.split()[-1] if slot.answer else ""
    if value is None or slot.hedge in COMPARING | ONE_SIDED:
        # "More than 18" entails "more than 11" and leaves 40 open: no other number is surely wrong.
        return None
    if slot.answer.lower() in WRITTEN:
        return WRITTEN[int(value) + (2 if value < 8 else -3)] if value > 1 else None  # noqa: PLR2004 - stay within twelve
    digits = next((word for word in slot.answer.split() if word[0].isdigit()), "")
    if not digits:
        return None
    return slot.answer.replace(digits, _scaled(digits)) if written else None


def _scaled(digits: str) -> str:
    """Change a written number by about two fifths, keeping its decimals, commas and trailing zeros."""
    figure = re.match(r"[\d.,]*\d", digits)
    if figure and figure[0] != digits:
        return _scaled(figure[0]) + digits[figure.end() :]
    plain = Decimal(digits.replace(",", ""))
    places = -int(plain.as_tuple().exponent)
    zeros = len(digits) - len(digits.rstrip("0")) if (places <= 0 and "," in digits) or digits.endswith("0") else 0
    step = Decimal(10) ** (zeros if places <= 0 else -places)
    factor = Decimal("1.6") if plain < SHARES_BELOW or plain > 100 else Decimal("0.6")  # noqa: PLR2004 - a share stays one
    changed = (plain * factor / step).to_integral_value() * step
    if changed == plain or changed <= 1:
        changed = plain + step * 2
    return f"{changed:,.{max(0, places)}f}" if "," in digits or places > 0 else f"{changed:.0f}"
