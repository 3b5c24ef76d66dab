"""Flaws of a stem: what a reader could not understand, check or answer. Each gives the words that show it, or None."""

import re
from functools import lru_cache

from app.facts.rendering import tidy
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import NAMED_ARTICLE, stem_of

FEWEST_WORDS = 5
MANY_WORDS = 25
MANY_OF_CLOZE = 30
"""A sentence with a blank is the article's own: it is read as it stands, and nobody has to work out what it asks."""
MOST_WORDS = 34
SORT_OF_BLANK = re.compile(rf"{BLANK} \(an? [^)]*\)")
SAID = re.compile(r": “.*”\??$")
PRONOUN = re.compile(r"\b(he|she|him|they|them|it|this|these|those|such)\b", re.IGNORECASE)
BARE = re.compile(
    r"\bthe (man|woman|company|country|city|region|group|firm|official|expert|team|organi[sz]ation)\b"
    r"(?! of| in| that| who| which)",
    re.IGNORECASE,
)
# A weekday with its date beside it says enough: "on Friday, 3 May"; so does "on Fridays".
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
WEEKDAY = rf"{DAY}(?! ?[’']|,? (?:\d|_|(?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)))"
RELATIVE = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|now|recently|currently|last (week|weekend|night|month|year)|"
    r"this (week|month|year)|next (week|month|year)|\w+ ago)\b"
    rf"|\b(?:last|this|next|on|late|early|overnight|since|until) {WEEKDAY}",
    re.IGNORECASE,
)
# A name may hold a day: "Black Friday", "the Sunday Times".
BARE_DAY = re.compile(rf"(?<=[a-z0-9,] )(?:{WEEKDAY}|{DAY}[’']s)(?! [A-Z])")
HOLIDAYS = re.compile(r"\b(?:good|black|holy|ash|palm|easter|bloody|super|cyber) $", re.IGNORECASE)
UNDATED = re.compile(r"\bthe article\b")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
MONTH = re.compile(
    r"\b(?i:in|on|since|until|by|from|during|of|last|next|this|early|late|mid)[ -]"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?! \d)"
)
DATED_LEAD = re.compile(r"From the \d{4} article\b")
PRESENT = re.compile(r"now|currently", re.IGNORECASE)
YEARLY = re.compile(r"now|recently|currently|(?:last|this|next) year", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(not|never|except|isn['’]t|wasn['’]t|didn['’]t|don['’]t|least likely)\b", re.IGNORECASE)
# "Which body warned Peru not to sell?" asks in no negative.
TOLD_NOT = re.compile(r"\b(?:warn|urg|ask|tell|told|call|order|advis|beg|remind)\w* [^?.,]*?\bnot to\b")
VAGUE = re.compile(r"\b(some|several|often|sometimes|usually|recently|many|various|a number of)\b", re.IGNORECASE)
# "How many" asks, and "as recently as May" says when.
HOW = re.compile(r"\bhow (?:many|often)\b|\bas recently as\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(?!that\b|had\b)(\w+) \1\b", re.IGNORECASE)
DO = r"(?:do|does|did)"
BE = r"(?:is|are|was|were)"
AUXILIARIES = re.compile(rf"\b(?:{BE} (?:{BE}|{DO}|has|have|had)|{DO} (?:does|did|has|had)|has {BE}|have {BE})\b")
HALF_WORD = re.compile(r"(?<= )-[a-z]")  # "the -known singer"
STRAY_COMMA = re.compile(r"\b(?:but|and|because),(?![^,]*,)")
CAPITALS = re.compile(r"\b(?:[A-Z]+ )*[A-Z]{5,}(?: [A-Z]+)* [A-Z]{2,}\b|\b[A-Z]{2,} (?:[A-Z]+ )*[A-Z]{5,}\b")
QUESTION_WORD = re.compile(r"\b(who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
FUNCTION = frozenset(
    """a an the in on at by from to of with for and or but as is are was were be been do does did has have had he she
    it they this that these those his her its their who which what not""".split()
)


def too_short(draft: Draft) -> str | None:
    """Find a stem of under five words, which can ask nothing."""
    words = _length(draft)
    return str(words) if words < FEWEST_WORDS else None


def long(draft: Draft) -> str | None:
    """Find a stem of more words than a reader takes in at once."""
    words = _length(draft)
    many = MANY_OF_CLOZE if draft.type is QuestionType.CLOZE else MANY_WORDS
    return str(words) if many < words <= MOST_WORDS else None


def too_long(draft: Draft) -> str | None:
    """Find a stem of more words than a reader can hold in mind."""
    words = _length(draft)
    return str(words) if words > MOST_WORDS else None


def _length(draft: Draft) -> int:
    """Count the words of a stem.

    An article's title is a name, and counts as one word with the words that say what it is the title of; a blank is one
    word with what it is a blank for.
    """
    return _words_of(draft.stem)


@lru_cache(maxsize=64)  # three flaws ask it of a stem, one after the other
def _words_of(stem: str) -> int:
    plain = SORT_OF_BLANK.sub(BLANK, NAMED_ARTICLE.sub("Title", stem))
    return len(SAID.sub(" in these words", plain).split())


def no_question(draft: Draft) -> str | None:
    """Find a question without a question word, or without a mark at its end."""
    if draft.type in {QuestionType.CLAIM, QuestionType.CLOZE}:
        return None
    return "" if not (draft.stem.rstrip('”’"').endswith("?") and QUESTION_WORD.search(stem_of(draft))) else None


def no_single_blank(draft: Draft) -> str | None:
    """Find a cloze without exactly one blank."""
    return "" if draft.type is QuestionType.CLOZE and draft.stem.count(BLANK) != 1 else None


def blank_at_start(draft: Draft) -> str | None:
    """Find a cloze whose blank gives the reader nothing to go on."""
    return "" if draft.type is QuestionType.CLOZE and draft.stem.startswith(BLANK) else None


def blank_of_function(draft: Draft) -> str | None:
    """Find a cloze that blanks only little words."""
    if draft.type is not QuestionType.CLOZE:
        return None
    little = [form.text for form in draft.key.accepted if set(form.text.lower().split()) <= FUNCTION]
    return little[0] if little else None


def negative(draft: Draft) -> str | None:
    """Find a question in the negative."""
    asked = draft.type not in {QuestionType.CLAIM, QuestionType.CLOZE}
    found = NEGATIVE.search(TOLD_NOT.sub("", SAID.sub("", stem_of(draft)))) if asked else None
    return found[0] if found else None


def vague_word(draft: Draft) -> str | None:
    """Find a word that nobody can check."""
    found = VAGUE.search(HOW.sub("", SAID.sub("", stem_of(draft))))
    return found[0] if found else None


def unresolved_pronoun(draft: Draft) -> str | None:
    """Find a pronoun or demonstrative with no name before it in the stem."""
    told = _told(draft)
    found = PRONOUN.search(told.split(" that ", 1)[0] if draft.rule.startswith("reported") else told)
    return found[0] if found and not re.search(r"[A-Z]\w+", told[1 : found.start()]) else None


def unnamed_thing(draft: Draft) -> str | None:
    """Find "the man", "the company" and their like."""
    found = BARE.search(_told(draft))
    return found[0] if found else None


def _told(draft: Draft) -> str:
    """Give the stem that must stand alone: nothing where a lead stands before it."""
    return "" if draft.lead else SAID.sub("", stem_of(draft)).replace("of these", "of")


def relative_date(draft: Draft) -> str | None:
    """Find "last year" and its like: the reader cannot know when the article was written, unless the lead says so."""
    told = f"{NAMED_ARTICLE.sub('', draft.lead)} {stem_of(draft)}"
    found = (match[0] for match in RELATIVE.finditer(told))
    dated = DATED_LEAD.match(draft.lead) is not None
    known = YEARLY if dated else PRESENT
    relative = next((words for words in found if not (draft.lead and known.fullmatch(words))), None)
    return relative or _bare_day(draft) or _month_of_no_year(draft)


def _bare_day(draft: Draft) -> str | None:
    """Find a weekday that stands without a preposition, as Americans write it ("arrived in Lima Monday")."""
    told = NAMED_ARTICLE.sub("", f"{draft.lead} {draft.stem}")
    found = (match for match in BARE_DAY.finditer(SAID.sub("", told)))
    return next((match[0] for match in found if not HOLIDAYS.search(told[: match.start()])), None)


def _month_of_no_year(draft: Draft) -> str | None:
    """Find a month of which neither the stem nor the article named tells the year."""
    told = f"{draft.lead} {stem_of(draft)}"
    found = MONTH.search(told) if UNDATED.search(f"{draft.lead} {draft.stem}") and not YEAR.search(told) else None
    return found[0] if found else None


def doubled_word(draft: Draft) -> str | None:
    """Find a word said twice running."""
    found = DOUBLED.search(stem_of(draft))
    return found[0] if found else None


def doubled_auxiliary(draft: Draft) -> str | None:
    """Find two finite auxiliaries side by side ("did was")."""
    found = AUXILIARIES.search(SAID.sub("", stem_of(draft)))
    return found[0] if found else None


def in_capitals(draft: Draft) -> str | None:
    """Find ordinary words in capitals, as printers open an article ("MAMMOTH PHOTOS of ...")."""
    found = CAPITALS.search(stem_of(draft))
    return found[0] if found else None


def loose_spacing(draft: Draft) -> str | None:
    """Find stray space or punctuation, as the comma of words that were taken out behind "but"."""
    stray = HALF_WORD.search(draft.stem) or STRAY_COMMA.search(draft.stem)
    return "" if tidy(draft.stem) != draft.stem or stray else None


def brackets_open(draft: Draft) -> str | None:
    """Find unbalanced quotation marks or brackets."""
    stem = draft.stem
    balanced = stem.count("“") == stem.count("”") and stem.count("(") == stem.count(")") and stem.count('"') % 2 == 0
    return None if balanced else ""
