"""Flaws of options that are numbers: order, units, precision, size. Each gives the words that show it, or None."""

import re
from decimal import Decimal
from math import inf

from app.questions.answer_kinds import AnswerKind, kind_of
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import stem_of
from app.questions.folding import Amount, amount_of

TIMES_APART = 10
FEWEST = 2
COUNTED_LIST = re.compile(
    rf"(?:{BLANK}(?: \(a number\))?|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)) "
    r"(?:[\w’-]+ ){0,3}[\w’-]+[;:] (?:[^,;.]+, )*[^,;.]+,? and [^,;.]+"
)
ROUND = 3  # two more zeros than the others


def _amounts(draft: Draft) -> list[tuple[str, Amount]]:
    """Give the options of a choice with their amounts, or nothing where one is no amount."""
    if draft.type not in {QuestionType.SINGLE, QuestionType.MULTIPLE}:
        return []
    kinds = {kind_of(option.text) for option in draft.key.options}
    found = [(option.text, amount) for option in draft.key.options if (amount := amount_of(option.text))]
    whole = len(found) == len(draft.key.options) and kinds <= {AnswerKind.NUMBER, AnswerKind.YEAR}
    return found if whole and len(found) >= FEWEST else []


def _size(amount: Amount) -> float:
    return amount.most if amount.least == -inf else amount.least


def numbers_unsorted(draft: Draft) -> str | None:
    """Find numbers that do not stand in order."""
    sizes = [_size(amount) for _, amount in _amounts(draft)]
    return "" if sizes != sorted(sizes) else None


def units_mixed(draft: Draft) -> str | None:
    """Find percentages among sums, or figures with a unit among figures without."""
    units = {(amount.unit, amount.rest) for _, amount in _amounts(draft)}
    if len(units) < FEWEST:
        return None
    shown = sorted({f"{unit} {rest}".strip() or "no unit" for unit, rest in units})
    return ", ".join(shown) if len(shown) > 1 else None


def precision_mixed(draft: Draft) -> str | None:
    """Find decimals in one option only, or in all but one; or one round figure among exact ones."""
    texts = [text for text, _ in _amounts(draft)]
    decimals = [bool(re.search(r"\d\.\d", text)) for text in texts]
    if len(texts) > FEWEST and (sum(decimals) == 1 or sum(decimals) == len(texts) - 1):
        return next(text for text, odd in zip(texts, decimals, strict=True) if odd is (sum(decimals) == 1))
    zeros = sorted((_zeros(text), text) for text in texts)
    if len(zeros) > FEWEST and zeros[1][0] - zeros[0][0] >= ROUND:
        return zeros[0][1]
    return zeros[-1][1] if len(zeros) > FEWEST and zeros[-1][0] - zeros[-2][0] >= ROUND else None


def _zeros(text: str) -> int:
    """Count the zeros that a figure's digits end in."""
    digits = "".join(re.findall(r"\d", text))
    return len(digits) - len(digits.rstrip("0"))


def other_magnitude(draft: Draft) -> str | None:
    """Find a wrong number more than ten times as large as the right one, or as small."""
    found = _amounts(draft)
    right = next(
        (
            Decimal(_size(amount))
            for option, (_, amount) in zip(draft.key.options, found, strict=False)
            if option.correct
        ),
        None,
    )
    if right is None or right <= 0:
        return None
    for text, amount in found:
        size = Decimal(_size(amount))
        if size > right * TIMES_APART or size * TIMES_APART < right:
            return text
    return None


def list_tells_number(draft: Draft) -> str | None:
    """Find a figure whose things are listed right after it: anybody can count them."""
    asked = draft.type is QuestionType.CLOZE or draft.rule.startswith("claim:count:false")
    found = COUNTED_LIST.search(stem_of(draft)) if asked else None
    return found[0] if found else None
