"""Flaws of a stem: what a reader could not understand, check or answer."""

import re

from app.facts.rendering import tidy
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import Flaw, stem_of

FEWEST_WORDS = 5
MOST_WORDS = 34
SAID = re.compile(r": “.*”\??$")
PRONOUN = re.compile(r"\b(he|she|him|they|them|it|this|these|those|such)\b", re.IGNORECASE)
BARE = re.compile(
    r"\bthe (man|woman|company|country|city|region|group|firm|official|expert|team|organi[sz]ation)\b"
    r"(?! of| in| that| who| which)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|now|recently|currently|last (week|month|year)|"
    r"this (week|month|year)|next (week|month|year)|\w+ ago)\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(r"\b(not|never|except|isn['’]t|wasn['’]t|didn['’]t|don['’]t|least likely)\b", re.IGNORECASE)
VAGUE = re.compile(r"\b(some|several|often|sometimes|usually|recently|many|various|a number of)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(?!that\b|had\b)(\w+) \1\b", re.IGNORECASE)
QUESTION_WORD = re.compile(r"\b(who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)


def stem_length(draft: Draft) -> Flaw | None:
    """Refuse stems too short to ask anything or too long to hold in mind."""
    words = len(SAID.sub(" in these words", stem_of(draft)).split())
    if words < FEWEST_WORDS:
        return Flaw("stem too short", f"The stem has {words} words; a reader cannot tell what is asked.")
    return Flaw("stem too long", f"The stem has {words} words; ask for less at once.") if words > MOST_WORDS else None


def no_question(draft: Draft) -> Flaw | None:
    """Refuse a question without a question word or mark."""
    if draft.type in {QuestionType.CLAIM, QuestionType.CLOZE}:
        return None
    asked = draft.stem.rstrip('”’"').endswith("?") and QUESTION_WORD.search(stem_of(draft))
    return None if asked else Flaw("no question", "The stem has no question word, or no question mark at its end.")


def no_blank(draft: Draft) -> Flaw | None:
    """Refuse a cloze without exactly one blank, or with it at the start."""
    if draft.type is not QuestionType.CLOZE:
        return None
    if draft.stem.count(BLANK) != 1:
        return Flaw("no single blank", "A cloze needs exactly one blank.")
    return (
        Flaw("blank at the start", "A blank at the start gives the reader nothing to go on.")
        if draft.stem.startswith(BLANK)
        else None
    )


def negative_stem(draft: Draft) -> Flaw | None:
    """Warn of a stem in the negative."""
    asked = draft.type not in {QuestionType.CLAIM, QuestionType.CLOZE}
    return (
        Flaw("negative stem", "A negative stem is easily misread.")
        if asked and NEGATIVE.search(stem_of(draft))
        else None
    )


def vague_words(draft: Draft) -> Flaw | None:
    """Warn of words that nobody can check."""
    found = VAGUE.search(stem_of(draft))
    return Flaw("vague word", f"“{found[0]}” cannot be checked.", fatal=False) if found else None


def unresolved_pronoun(draft: Draft) -> Flaw | None:
    """Refuse a stem with a pronoun or demonstrative that nothing in it explains."""
    stem = stem_of(draft)
    if draft.lead:
        return None
    quoted = SAID.sub("", stem).replace("of these", "of")
    found = PRONOUN.search(quoted.split(" that ", 1)[0] if draft.rule.startswith("reported") else quoted)
    if found and not re.search(r"[A-Z]\w+", quoted[1 : found.start()]):
        return Flaw("unresolved pronoun", f"Nothing in the stem says what “{found[0]}” is.")
    bare = BARE.search(quoted)
    return Flaw("unnamed thing", f"“{bare[0]}” does not say which.") if bare else None


def relative_date(draft: Draft) -> Flaw | None:
    """Refuse "last year" and its like: the reader cannot know when the article was written."""
    found = RELATIVE.search(stem_of(draft))
    return Flaw("relative date", f"“{found[0]}” depends on when the article was written.") if found else None


def doubled_word(draft: Draft) -> Flaw | None:
    """Refuse a word said twice running, or loose spacing."""
    found = DOUBLED.search(stem_of(draft))
    if found:
        return Flaw("doubled word", f"“{found[0]}” repeats a word.")
    return (
        Flaw("loose spacing", "There is stray space or punctuation in the stem.")
        if tidy(draft.stem) != draft.stem
        else None
    )


def brackets_open(draft: Draft) -> Flaw | None:
    """Refuse unbalanced quotation marks or brackets."""
    stem = draft.stem
    balanced = stem.count("“") == stem.count("”") and stem.count("(") == stem.count(")") and stem.count('"') % 2 == 0
    return None if balanced else Flaw("open quotation or bracket", "A quotation mark or bracket is not closed.")
