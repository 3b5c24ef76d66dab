"""Flaws that give the key away, or ask for another kind of thing. Each gives the words that show it, or None."""

import re
from collections.abc import Callable

from app.facts.whole_words import stands_in
from app.questions.answer_kinds import PLACES, TIMES, AnswerKind, is_amount, kind_of
from app.questions.draft import Draft, QuestionType
from app.questions.flaw import TITLE, answers, plain, right_texts, stem_of, wrong_texts
from app.questions.folding import stems

STOP = frozenset(
    """the a an of in on at to and or for from by with is are was were be which who what how many much did do
    does that this these those according article percent percentage year years people country countries
    sentence shows describes""".split()
)
CHOSEN = {QuestionType.SINGLE, QuestionType.EVIDENCE}
PERSONAL = re.compile(r"\bperson\b|^(?:role|saying|reported)\b(?!:(?:body|position))")
MOSTLY = 1.5
SHORT = 20
ARTICLE = re.compile(r"\b(a|an)\s*(?:_+|\?|$)", re.IGNORECASE)
MANY = re.compile(r"\b(these|those|several|many|few|two|three|four|five|both)\s+_+", re.IGNORECASE)
ONE = re.compile(r"\b(a|an|one|this|that|each|every|another)\s+_+", re.IGNORECASE)
WHO = re.compile(r"(?:^|[,:] )(?:to |with |by |for |from )?who(?:m)?\b", re.IGNORECASE)
WHEN = re.compile(
    r"(?:^|[,:] )(?:when|(?:in|on|by|since|until)? ?(?:what|which) (?:year|date|day|month))\b", re.IGNORECASE
)
COUNTRY = re.compile(r"\b(?:what|which)(?: of these)? (?:country|countries)\b", re.IGNORECASE)
CITY = re.compile(r"\b(?:what|which)(?: of these)? (?:city|cities|town|towns)\b", re.IGNORECASE)
WHERE = re.compile(r"(?:^|[,:] )where\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"\bhow (?:many|much)\b|\b(?:what|which) (?:share|percentage|proportion|number|fraction)\b", re.IGNORECASE
)


def _no_person(text: str) -> bool:
    return kind_of(text) in TIMES | {AnswerKind.NUMBER, AnswerKind.REGION}


def _no_time(text: str) -> bool:
    return kind_of(text) in PLACES or not re.search(r"\d|day\b|[A-Z][a-z]+|century|spring|summer|autumn|winter", text)


def _no_country(text: str) -> bool:
    return kind_of(text) not in {AnswerKind.COUNTRY, AnswerKind.OTHER}


def _no_city(text: str) -> bool:
    return kind_of(text) not in {AnswerKind.CITY, AnswerKind.OTHER} and plain(text) not in {"singapore", "monaco"}


def _no_place(text: str) -> bool:
    return kind_of(text) in TIMES | {AnswerKind.NUMBER}


def _no_amount(text: str) -> bool:
    return not is_amount(text)


ASKED: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (WHO, _no_person),
    (WHEN, _no_time),
    (COUNTRY, _no_country),
    (CITY, _no_city),
    (WHERE, _no_place),
    (AMOUNT, _no_amount),
)


def wh_against_key(draft: Draft) -> str | None:
    """Find a question word that asks for another kind of thing than the key is."""
    if draft.type in {QuestionType.CLAIM, QuestionType.CLOZE, QuestionType.EVIDENCE}:
        return None
    stem = stem_of(draft)
    for asking, wrong in ASKED:
        found = asking.search(stem)
        shown = next((text for text in answers(draft)[:1] if wrong(text)), None) if found else None
        if found and shown is not None:
            return f"{found[0].strip(' ,:')}: {shown}"
    return None


def key_in_stem(draft: Draft) -> str | None:
    """Find a stem that already says the answer."""
    stem = plain(f"{draft.lead} {draft.stem}")  # an article's title too: who reads it there need not know more
    told = next((text for text in answers(draft) if stands_in(plain(text), stem)), None)
    return told or _surname_in_title(draft)


def _surname_in_title(draft: Draft) -> str | None:
    """Find the last word of a person's name in the title that a stem names: it gives the whole of it away."""
    title = TITLE.search(draft.stem)
    if not title or not PERSONAL.search(draft.rule):
        return None
    surnames = (text.rsplit(maxsplit=1)[-1] for text in answers(draft)[:1] if " " in text)
    return next((word for word in surnames if stands_in(plain(word), plain(title[0]))), None)


def key_word_in_stem(draft: Draft) -> str | None:
    """Find a word of the key, endings apart, in the stem, unless every option has it."""
    if draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE, QuestionType.NUMBER}:
        return None
    said = stems(stem_of(draft), but=STOP)
    for wrong in wrong_texts(draft):
        said -= stems(wrong)
    shared = sorted(said & {word for text in answers(draft)[:1] for word in stems(text, but=STOP)})
    return shared[0] if shared else None


def key_longest(draft: Draft) -> str | None:
    """Find a key half as long again as any other option."""
    right, wrong = right_texts(draft), wrong_texts(draft)
    if draft.type not in CHOSEN or not right or not wrong or len(right[0]) < SHORT:
        return None
    return "" if len(right[0]) > MOSTLY * max(len(text) for text in wrong) else None


def key_echoes_stem(draft: Draft) -> str | None:
    """Find a key that alone shares a word of content with the stem."""
    if draft.type not in CHOSEN:
        return None
    stem = {word for word in re.findall(r"\w+", stem_of(draft).lower()) if word not in STOP and len(word) > 3}  # noqa: PLR2004 - words of content
    shares = [bool(stem & set(re.findall(r"\w+", option.text.lower()))) for option in draft.key.options]
    return "" if shares == [option.correct for option in draft.key.options] else None


def article_gives_away(draft: Draft) -> str | None:
    """Find "a" or "an" before a blank or at the end that fits only some options."""
    found = ARTICLE.search(draft.stem.strip()) if draft.type is QuestionType.SINGLE else None
    if not found:
        return None
    fits = [(option.text[:1].lower() in "aeiou") == (found[1].lower() == "an") for option in draft.key.options]
    return None if all(fits) else found[1]


def number_gives_away(draft: Draft) -> str | None:
    """Find a singular or plural word before a blank that fits only some options."""
    if draft.type is not QuestionType.SINGLE:
        return None
    many, one = MANY.search(draft.stem), ONE.search(draft.stem)
    found = many or one
    if not found:
        return None
    plural = [option.text.split()[-1].endswith("s") for option in draft.key.options]
    return None if all(ends is bool(many) for ends in plural) else found[1]
