"""Keys and options spoilt on purpose: what is marked right, what is offered beside it, and which number is asked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from app.questions.aliases import other_name
from app.questions.draft import ClaimVerdict, Draft, Option, QuestionType
from app.questions.flaw import right_texts
from app.questions.grounds import Grounds

ELSEWHERE = ("Iceland", "Paraguay", "Madagascar", "Botswana", "Jamaica")
SHARES = (37, 14, 62, 81, 23)
SWAPPED: Mapping[str, str] = {
    ClaimVerdict.SUPPORTED: ClaimVerdict.REFUTED,
    ClaimVerdict.REFUTED: ClaimVerdict.SUPPORTED,
}
WHOLE = 100


def wrong_key(draft: Draft, grounds: Grounds) -> Draft | None:
    """Mark a wrong option as right, and the right one as wrong."""
    del grounds
    if draft.type not in {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.EVIDENCE}:
        return None
    marks = [option.correct for option in draft.key.options]
    changed = {marks.index(True): False, marks.index(False): True}
    return _with_options(
        draft,
        (replace(option, correct=changed.get(at, option.correct)) for at, option in enumerate(draft.key.options)),
    )


def swapped_verdict(draft: Draft, grounds: Grounds) -> Draft | None:
    """Call a supported claim refuted, and a refuted one supported."""
    del grounds
    other = SWAPPED.get(right_texts(draft)[0]) if draft.type is QuestionType.CLAIM else None
    if other not in {option.text for option in draft.key.options}:
        return None
    return _with_options(draft, (replace(option, correct=option.text == other) for option in draft.key.options))


def second_right(draft: Draft, grounds: Grounds) -> Draft | None:
    """Offer another name of the key as if it were a wrong option."""
    if draft.type is not QuestionType.SINGLE:
        return None
    alias = other_name(right_texts(draft)[0], grounds.people)
    return _instead_of_a_wrong(draft, alias) if alias else None


def other_kind(draft: Draft, grounds: Grounds) -> Draft | None:
    """Offer a share among names, or a country among numbers and dates."""
    if draft.type is not QuestionType.SINGLE:
        return None
    said = " ".join((draft.stem, *(text.text for text in grounds.texts.values())))
    if re.search(r"\d|\b(half|third|quarter)", " ".join(option.text for option in draft.key.options)):
        strange = [name for name in ELSEWHERE if name not in said]
    else:
        strange = [words for share in SHARES if (words := f"{share} percent") not in said]
    return _instead_of_a_wrong(draft, strange[len(draft.stem) % len(strange)]) if strange else None


def changed_number(draft: Draft, grounds: Grounds) -> Draft | None:
    """Put another number into the key."""
    del grounds
    number = draft.key.number
    if number is None:
        return None
    doubled = number.value * 2 if number.value else Decimal(7)
    is_share = "%" in number.unit or "percent" in number.unit
    value = (number.value / 2).to_integral_value() if is_share and doubled > WHOLE else doubled
    if abs(value - number.value) <= number.tolerance:
        return None
    words = f"{value:f} {number.unit}".strip()
    return replace(draft, key=replace(draft.key, number=replace(number, value=value, text=words)), explanation="")


def _with_options(draft: Draft, options: Iterable[Option]) -> Draft:
    return replace(draft, key=replace(draft.key, options=tuple(options)), explanation="")


def _instead_of_a_wrong(draft: Draft, text: str) -> Draft:
    wrong = [place for place, option in enumerate(draft.key.options) if not option.correct]
    # By the stem's length, so that neither the place nor the words of what is planted repeat through a sheet.
    taken = wrong[len(draft.stem) % len(wrong)]
    return _with_options(
        draft, (Option(text) if place == taken else option for place, option in enumerate(draft.key.options))
    )
