"""Flaws of options: what gives the key away, or makes two answers right."""

import re

from app.questions.draft import Draft, QuestionType
from app.questions.flaw import Flaw, plain, right_texts, stem_of, wrong_texts

ALL_NONE = re.compile(r"^(all|none|both|neither) of the (above|these)|^(all|both) (a|b|of them)\b", re.IGNORECASE)
ABSOLUTE = re.compile(r"\b(always|never|all|none|every|only|completely|entirely)\b", re.IGNORECASE)
NUMERIC = re.compile(r"^[^A-Za-z]*\d[\d,.]*\s*(%|percent|per cent|million|billion|thousand)?$", re.IGNORECASE)
STOP = frozenset(
    """the a an of in on at to and or for from by with is are was were be which who what how many much did do
    does""".split()
)
MOSTLY = 1.5
SHORT = 20


def key_in_stem(draft: Draft) -> Flaw | None:
    """Refuse a stem that already says the answer."""
    stem = plain(draft.stem)  # an article's title too: who reads it there need not know more
    answers = (
        [*right_texts(draft), *(form.text for form in draft.key.accepted)]
        if draft.type is not QuestionType.CLAIM
        else []
    )
    for answer in answers:
        if re.search(rf"\b{re.escape(plain(answer))}\b", stem):
            return Flaw("key in the stem", f"The stem already says “{answer}”.")
    return None


def options_alike(draft: Draft) -> Flaw | None:
    """Refuse two options that are one after folding case and space."""
    texts = [plain(option.text).removeprefix("the ") for option in draft.key.options]
    return Flaw("two options are the same", "Two options say the same thing.") if len(set(texts)) < len(texts) else None


def options_overlap(draft: Draft) -> Flaw | None:
    """Refuse an option that another contains."""
    texts = [plain(option.text) for option in draft.key.options if draft.type is not QuestionType.CLAIM]
    pairs = ((one, other) for one in texts for other in texts if one != other)
    if any(re.search(rf"\b{re.escape(one)}\b", other) for one, other in pairs):
        return Flaw("options overlap", "One option is part of another, so both could be right.")
    return None


def options_mixed(draft: Draft) -> Flaw | None:
    """Refuse numbers among words, or words among numbers."""
    kinds = {bool(NUMERIC.match(option.text)) for option in draft.key.options}
    return Flaw("options of mixed kind", "Some options are numbers and some are words.") if len(kinds) > 1 else None


def key_longest(draft: Draft) -> Flaw | None:
    """Refuse a key half as long again as any other option."""
    right, wrong = right_texts(draft), wrong_texts(draft)
    if draft.type is not QuestionType.SINGLE or not right or not wrong or len(right[0]) < SHORT:
        return None
    longest = max(len(text) for text in wrong)
    return (
        Flaw("key is the longest", "The right option is longer by half than every other.")
        if len(right[0]) > MOSTLY * longest
        else None
    )


def key_echoes_stem(draft: Draft) -> Flaw | None:
    """Refuse a key that alone shares words with the stem."""
    if draft.type is not QuestionType.SINGLE:
        return None
    stem = {word for word in re.findall(r"\w+", stem_of(draft).lower()) if word not in STOP and len(word) > 3}  # noqa: PLR2004 - words of content
    shares = [bool(stem & set(re.findall(r"\w+", option.text.lower()))) for option in draft.key.options]
    right = [option.correct for option in draft.key.options]
    return (
        Flaw("only the key echoes the stem", "Only the right option repeats a word of the stem.")
        if shares == right
        else None
    )


def all_of_the_above(draft: Draft) -> Flaw | None:
    """Refuse "all of the above" and its like."""
    named = any(ALL_NONE.search(option.text) for option in draft.key.options)
    return Flaw("all or none of the above", "“All of the above” tests the options, not the article.") if named else None


def absolute_option(draft: Draft) -> Flaw | None:
    """Warn of "always" and "never" in one option only."""
    absolute = [bool(ABSOLUTE.search(option.text)) for option in draft.key.options]
    return (
        Flaw("an absolute word", "Only one option says “always”, “never” or the like.", fatal=False)
        if sum(absolute) == 1
        else None
    )


def numbers_unsorted(draft: Draft) -> Flaw | None:
    """Refuse numbers that do not stand in order."""
    if not draft.key.options or not all(NUMERIC.match(option.text) for option in draft.key.options):
        return None
    values = [float(re.sub(r"[^\d.]", "", option.text)) for option in draft.key.options]
    return (
        Flaw("numbers unsorted", "Options that are numbers should stand in order.")
        if values != sorted(values)
        else None
    )


def article_gives_away(draft: Draft) -> Flaw | None:
    """Refuse a stem ending in "a" or "an" that fits only some options."""
    found = re.search(r"\b(a|an)\s*(?:_+|\?)?$", draft.stem.strip().lower())
    if not found or draft.type is not QuestionType.SINGLE:
        return None
    fits = [(option.text[:1].lower() in "aeiou") == (found[1] == "an") for option in draft.key.options]
    return None if all(fits) else Flaw("a or an", f"“{found[1]}” before the blank fits only some options.")
