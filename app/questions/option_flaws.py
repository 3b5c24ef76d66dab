"""Flaws of options: what makes two answers right, or one stand out. Each gives the words that show it, or None."""

import re
from itertools import combinations

from app.facts.gazetteer import country_named, members_named
from app.facts.whole_words import stands_in
from app.questions.answer_kinds import PLACES, TIMES, AnswerKind, kind_of
from app.questions.draft import Draft, QuestionType
from app.questions.flaw import plain
from app.questions.folding import amount_of, same_option

ALL_NONE = re.compile(r"^(all|none|both|neither) of the (above|these)|^(all|both) (a|b|of them)\b", re.IGNORECASE)
ABSOLUTE = re.compile(r"\b(always|never|all|none|every|only|completely|entirely)\b", re.IGNORECASE)
NUMERIC = re.compile(r"^[^A-Za-z]*\d[\d,.]*\s*(%|percent|per cent|million|billion|thousand)?$", re.IGNORECASE)
CHOICES = {QuestionType.SINGLE, QuestionType.MULTIPLE}
FEW_WORDS = 4


def _texts(draft: Draft) -> list[str]:
    return [option.text for option in draft.key.options] if draft.type in CHOICES else []


def options_same(draft: Draft) -> str | None:
    """Find two options that are one after folding case, aliases, units and spelling."""
    texts = [option.text for option in draft.key.options]
    return next((f"{one} / {other}" for one, other in combinations(texts, 2) if same_option(one, other)), None)


def options_overlap(draft: Draft) -> str | None:
    """Find an option that is part of another: by its words, as a country of a region, or as a number in a range."""
    return next((f"{one} / {other}" for one, other in combinations(_texts(draft), 2) if _overlap(one, other)), None)


def _overlap(one: str, other: str) -> bool:
    amounts = amount_of(one), amount_of(other)
    if amounts[0] and amounts[1]:
        return _meet(one, other)
    first, second = plain(one), plain(other)
    if first != second and (_holds(first, second) or _holds(second, first)):
        return True
    return any(
        country is not None and country.code in members_named(region)
        for country, region in ((country_named(one), other), (country_named(other), one))
    )


def _holds(part: str, whole: str) -> bool:
    return stands_in(part, whole)


def _meet(one: str, other: str) -> bool:
    """Say whether two amounts of a unit share a value; "more than 10" and "more than 20" are told apart by the key."""
    first, second = amount_of(one), amount_of(other)
    if first is None or second is None or (first.exact and second.exact) or first.unit != second.unit:
        return False
    alike = (first.least == second.least) or (first.most == second.most)
    return not alike and first.least <= second.most and second.least <= first.most


def options_mixed(draft: Draft) -> str | None:
    """Find numbers among words, or words among numbers."""
    kinds = {bool(NUMERIC.match(option.text)) for option in draft.key.options}
    return "" if len(kinds) > 1 else None


def granularity_mixed(draft: Draft) -> str | None:
    """Find a country among cities, a year among days, a number among dates."""
    kinds = {kind_of(text) for text in _texts(draft)}
    for group in (PLACES, TIMES):
        shown = sorted(kinds & group)
        if len(shown) > 1:
            return " and ".join(shown)
    if kinds & TIMES and AnswerKind.NUMBER in kinds:
        return "a number and a date"
    return None


def number_mixed(draft: Draft) -> str | None:
    """Find singular among plural options: phrases in small letters, one of them or all but one ending in s."""
    texts = _texts(draft)
    heads = [text.split(" of ", 1)[0].split()[-1] for text in texts if text.strip() and len(text.split()) <= FEW_WORDS]
    if len(heads) < len(texts) or len(heads) < 2 or any(not head.isalpha() or not head.islower() for head in heads):  # noqa: PLR2004 - a pair
        return None
    plural = [bool(re.search(r"[^siu]s$|[xszh]es$", head)) for head in heads]
    return next(text for text, many in zip(texts, plural, strict=True) if many) if any(plural) != all(plural) else None


def all_of_the_above(draft: Draft) -> str | None:
    """Find "all of the above" and its like."""
    if draft.type is QuestionType.EVIDENCE:
        return None  # the article's own sentence may begin so
    return next((option.text for option in draft.key.options if ALL_NONE.search(option.text)), None)


def absolute_option(draft: Draft) -> str | None:
    """Find "always", "never" and their like in one option only."""
    absolute = [found[0] for option in draft.key.options if (found := ABSOLUTE.search(option.text))]
    return absolute[0] if len(absolute) == 1 and draft.type is not QuestionType.EVIDENCE else None
