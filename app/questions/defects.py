"""Item flaws: each a named function with a reason that a teacher can read. These need no language model."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.articles.text import Rendition
from app.facts.rendering import tidy
from app.questions.draft import BLANK, Draft, QuestionType

FEWEST_WORDS = 5
MOST_WORDS = 34
TITLE = re.compile(r"(?<=article )“[^”]*”")
SAID = re.compile(r": “.*”(?=\?$)")
PRONOUN = re.compile(r"\b(he|she|him|they|them|it|this|these|those|such)\b", re.IGNORECASE)
OWN = re.compile(r"\b(his|her|its|their)\b", re.IGNORECASE)
BARE = re.compile(
    r"\bthe (man|woman|company|country|city|region|group|firm|official|expert|team|organi[sz]ation)\b(?! of| in| that| who| which)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|now|recently|currently|last (week|month|year)|this (week|month|year)|next (week|month|year)|\w+ ago)\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(r"\b(not|never|except|isn['’]t|wasn['’]t|didn['’]t|don['’]t|least likely)\b", re.IGNORECASE)
ALL_NONE = re.compile(r"^(all|none|both|neither) of the (above|these)|^(all|both) (a|b|of them)\b", re.IGNORECASE)
ABSOLUTE = re.compile(r"\b(always|never|all|none|every|only|completely|entirely)\b", re.IGNORECASE)
VAGUE = re.compile(r"\b(some|several|often|sometimes|usually|recently|many|various|a number of)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(?!that\b|had\b)(\w+) \1\b", re.IGNORECASE)
QUESTION_WORD = re.compile(r"\b(who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
NUMERIC = re.compile(r"^[^A-Za-z]*\d[\d,.]*\s*(%|percent|per cent|million|billion|thousand)?$", re.IGNORECASE)
STOP = frozenset(
    "the a an of in on at to and or for from by with is are was were be which who what how many much did do does".split()
)
MOSTLY = 1.5
SHORT = 20


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a question, in words for its author; a fatal one forbids publishing."""

    name: str
    reason: str
    fatal: bool = True


Check = Callable[[Draft], Flaw | None]


def textual_flaws(draft: Draft, texts: Mapping[str, Rendition]) -> list[Flaw]:
    """Give the flaws of a draft; `texts` holds the renditions of its articles by stem."""
    found = [check(draft) for check in CHECKS]
    return [flaw for flaw in (*found, citation_missing(draft, texts), key_not_cited(draft)) if flaw]


def citation_missing(draft: Draft, texts: Mapping[str, Rendition]) -> Flaw | None:
    """Refuse a draft whose citation is not at its place in its article."""
    if not draft.citations:
        return Flaw("no citation", "No words of an article are cited, so nobody can check the answer.")
    for citation in draft.citations:
        passage = citation.passage
        text = texts.get(passage.article)
        if text is None or text.text[passage.start : passage.end] != passage.exact:
            return Flaw("citation not found", "The cited words are not in the article at the place given.")
        if any(not passage.start <= start < end <= passage.end for start, end in citation.marks):
            return Flaw("mark outside citation", "The marked words lie outside the cited passage.")
    return None


def key_not_cited(draft: Draft) -> Flaw | None:
    """Refuse a key whose words the cited passages do not hold."""
    if draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE} or not draft.citations:
        return None
    cited = _plain(" ".join(f"{citation.passage.prefix} {citation.passage.exact}" for citation in draft.citations))
    keys = [option.text for option in draft.key.options if option.correct]
    if draft.key.accepted and not any(_held(form.text, cited) for form in draft.key.accepted):
        return Flaw("key not in citation", "None of the accepted answers stands in the cited words.")
    if draft.key.number and not _held(draft.key.number.text, cited):
        return Flaw("key not in citation", "The number does not stand in the cited words.")
    missing = [key for key in keys if not _held(key, cited)]
    return Flaw("key not in citation", f"“{missing[0]}” does not stand in the cited words.") if missing else None


def _held(key: str, cited: str) -> bool:
    words = _plain(key).split()
    return _plain(key) in cited or any(len(word) > 3 and word in cited for word in words)  # noqa: PLR2004 - a surname, a year


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'").replace("united states", "us united states").strip())


def _stem(draft: Draft) -> str:
    return TITLE.sub("the title", draft.stem)


def _wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.key.options if not option.correct]


def _right(draft: Draft) -> list[str]:
    return [option.text for option in draft.key.options if option.correct]


def stem_length(draft: Draft) -> Flaw | None:
    """Refuse stems too short to ask anything or too long to hold in mind."""
    words = len(SAID.sub(" in these words", _stem(draft)).split())
    if words < FEWEST_WORDS:
        return Flaw("stem too short", f"The stem has {words} words; a reader cannot tell what is asked.")
    return Flaw("stem too long", f"The stem has {words} words; ask for less at once.") if words > MOST_WORDS else None


def no_question(draft: Draft) -> Flaw | None:
    """Refuse a question without a question word or mark."""
    if draft.type in {QuestionType.CLAIM, QuestionType.CLOZE}:
        return None
    asked = draft.stem.rstrip('”’"').endswith("?") and QUESTION_WORD.search(_stem(draft))
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


def key_in_stem(draft: Draft) -> Flaw | None:
    """Refuse a stem that already says the answer."""
    stem = _plain(_stem(draft))
    answers = (
        [*_right(draft), *(form.text for form in draft.key.accepted)] if draft.type is not QuestionType.CLAIM else []
    )
    for answer in answers:
        if re.search(rf"\b{re.escape(_plain(answer))}\b", stem):
            return Flaw("key in the stem", f"The stem already says “{answer}”.")
    return None


def options_alike(draft: Draft) -> Flaw | None:
    """Refuse two options that are one after folding case and space."""
    texts = [_plain(option.text).removeprefix("the ") for option in draft.key.options]
    return Flaw("two options are the same", "Two options say the same thing.") if len(set(texts)) < len(texts) else None


def options_overlap(draft: Draft) -> Flaw | None:
    """Refuse an option that another contains."""
    texts = [_plain(option.text) for option in draft.key.options if draft.type is not QuestionType.CLAIM]
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
    right, wrong = _right(draft), _wrong(draft)
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
    stem = {word for word in re.findall(r"\w+", _stem(draft).lower()) if word not in STOP and len(word) > 3}  # noqa: PLR2004 - words of content
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


def negative_stem(draft: Draft) -> Flaw | None:
    """Warn of a stem in the negative."""
    asked = draft.type not in {QuestionType.CLAIM, QuestionType.CLOZE}
    return (
        Flaw("negative stem", "A negative stem is easily misread.") if asked and NEGATIVE.search(_stem(draft)) else None
    )


def absolute_option(draft: Draft) -> Flaw | None:
    """Warn of "always" and "never" in one option only."""
    absolute = [bool(ABSOLUTE.search(option.text)) for option in draft.key.options]
    return (
        Flaw("an absolute word", "Only one option says “always”, “never” or the like.", fatal=False)
        if sum(absolute) == 1
        else None
    )


def vague_words(draft: Draft) -> Flaw | None:
    """Warn of words that nobody can check."""
    found = VAGUE.search(_stem(draft))
    return Flaw("vague word", f"“{found[0]}” cannot be checked.", fatal=False) if found else None


def unresolved_pronoun(draft: Draft) -> Flaw | None:
    """Refuse a stem with a pronoun or demonstrative that nothing in it explains."""
    stem = _stem(draft)
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
    found = RELATIVE.search(_stem(draft))
    return Flaw("relative date", f"“{found[0]}” depends on when the article was written.") if found else None


def doubled_word(draft: Draft) -> Flaw | None:
    """Refuse a word said twice running, or loose spacing."""
    found = DOUBLED.search(_stem(draft))
    if found:
        return Flaw("doubled word", f"“{found[0]}” repeats a word.")
    return (
        Flaw("loose spacing", "There is stray space or punctuation in the stem.")
        if tidy(draft.stem) != draft.stem
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


def brackets_open(draft: Draft) -> Flaw | None:
    """Refuse unbalanced quotation marks or brackets."""
    stem = draft.stem
    balanced = stem.count("“") == stem.count("”") and stem.count("(") == stem.count(")") and stem.count('"') % 2 == 0
    return None if balanced else Flaw("open quotation or bracket", "A quotation mark or bracket is not closed.")


CHECKS: tuple[Check, ...] = (
    stem_length,
    no_question,
    no_blank,
    key_in_stem,
    options_alike,
    options_overlap,
    options_mixed,
    key_longest,
    key_echoes_stem,
    all_of_the_above,
    negative_stem,
    absolute_option,
    vague_words,
    unresolved_pronoun,
    relative_date,
    doubled_word,
    numbers_unsorted,
    article_gives_away,
    brackets_open,
)
