"""Whether one sentence by itself proves a statement, and whether the statement is worth asking it for."""

import re
from difflib import SequenceMatcher

from app.facts.dates import dates_in
from app.facts.names import without_possessive
from app.facts.reading import Library, Reading, Sentence
from app.facts.statements import Statement
from app.questions.candidates import content
from app.questions.evidence_options import COMMON, names_in, whole

FEWEST_WORDS = 6
MOST_WORDS = 22
FEWEST_LEMMAS = 4
MORE_LEMMAS = 5
MOST_LETTERS = 330
SHORT = 3
WORD = re.compile(r"[\w’'-]+")
LOOSE = re.compile(
    r"""\b(some|several|often|sometimes|usually|recently|many|various|a\ number\ of|more\ and\ more|further|
    somewhat|always|still|much|this|these|those|that|such|ha(?:s|ve|d)\ to|needs?\ to|(?:is|are)\ to)\b|
    ^according\ to\b|^but\b""",
    re.IGNORECASE | re.VERBOSE,
)
PRESENT = {"VBZ", "VBP"}
COMPARED = {"JJR", "RBR"}


def provable(statement: Statement, library: Library) -> bool:
    """Say whether a statement is plain and whole, and every word of it stands in its one sentence."""
    return statement.since is None and _whole(statement) and _plain(statement) and _in_sentence(statement, library)


def overlap(told: str, sentence: Sentence) -> float:
    """Give the share of a sentence's words that a statement has in the same order."""
    said = [word.lower() for word in WORD.findall(told)]
    words = [word.lower() for word in WORD.findall(sentence.text)]
    blocks = SequenceMatcher(None, said, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(words))


def _whole(statement: Statement) -> bool:
    sentence, clause = statement.sentence, statement.clause
    fair = FEWEST_WORDS <= len(statement.text.split()) <= MOST_WORDS and len(sentence.text) <= MOST_LETTERS
    sound = whole(statement.reading, sentence) and not _gaps(statement) and not _surname_only(statement)
    if "according to" in sentence.text.lower() and not statement.attribution:
        return False
    return fair and bool(clause.rest) and sound


def _surname_only(statement: Statement) -> bool:
    """Say whether the subject is one capital word that the article writes with a forename elsewhere."""
    words = [statement.sentence.parsed.tokens[word].text for word in statement.clause.subject.words]
    text = statement.reading.rendition.text
    near = len(words) == 1 and f" {words[0]}" in text
    return near and bool(re.search(rf"[a-z,] [A-Z][a-z]+ {re.escape(words[0])}\b", text))


def _plain(statement: Statement) -> bool:
    """Say whether a statement is of a fact that a name or figure ties down, not of a state, a trend or a judgement."""
    sentence, clause, tokens = statement.sentence, statement.clause, statement.clause.tokens
    verb = sentence.parsed.tokens[clause.verb]
    if LOOSE.search(statement.text):
        return False
    figures = any(token.tag == "CD" for token in tokens)
    compared = any(token.tag in COMPARED for token in tokens) and not any(token.lower == "than" for token in tokens)
    state = any(part.dep == "acomp" for part in clause.rest) or (verb.tag == "VBG" and len(clause.group) > 1)
    if compared or (state and not figures):
        return False
    lemmas = content(sentence, set(clause.kept)) - COMMON
    tied = len(names_in(sentence, clause.kept)) + figures
    lasting = len(clause.group) == 1 and verb.tag in PRESENT
    return tied > lasting and len(lemmas) >= (FEWEST_LEMMAS if tied > 1 else MORE_LEMMAS)


def _gaps(statement: Statement) -> bool:
    """Say whether a noun was taken out of the middle of a part, as when a list lost some of what it names."""
    parsed = statement.sentence.parsed
    parts = (statement.clause.subject, *statement.clause.lead, *statement.clause.rest)
    return any(
        parsed.tokens[index].pos in {"NOUN", "PROPN"} and not _bracketed(statement.sentence, index)
        for part in parts
        for index in range(part.words[0], part.words[-1])
        if index not in statement.clause.kept
    )


def _bracketed(sentence: Sentence, index: int) -> bool:
    before = sentence.text[: sentence.parsed.tokens[index].start]
    return before.count("(") > before.count(")")


def _in_sentence(statement: Statement, library: Library) -> bool:
    """Say whether the words of a statement stand in its sentence, or in the article's name that the stem gives.

    Names may be filled in and a date may have its year: the surname and the day are in the sentence.
    """
    reading, sentence = statement.reading, statement.sentence
    given = {word.lower() for word in WORD.findall(f"{sentence.text} {reading.title}")}
    given |= {token.lemma.lower() for token in sentence.parsed.tokens}
    if reading.dated and any(date.day and not date.year for date in dates_in(sentence.text)):
        given.add(str(reading.dated.day.year))
    for index, edit in statement.edits.items():
        if not edit:
            continue
        if _renamed(statement, index, edit) or not _full_names(edit, reading, library, given):
            return False
        given |= {word.lower() for word in WORD.findall(edit)} if _is_name(edit, reading, library) else set()
    alone = (word for word in WORD.findall(statement.text) if library.persons.full_name(word, reading.stem))
    if any(full not in statement.text for word in alone if (full := library.persons.full_name(word, reading.stem))):
        return False
    return all(_known(word.lower(), given) for word in WORD.findall(statement.text) if len(word) > SHORT)


def _renamed(statement: Statement, index: int, edit: str) -> bool:
    """Say whether "the region" was given a name: the sentence by itself does not say which it is."""
    tokens = statement.sentence.parsed.tokens
    gone = [word for word in range(index + 1, len(tokens)) if statement.edits.get(word) == ""]
    nouns = [tokens[word].lower for word in gone[:1] if word == index + 1 and tokens[word].pos == "NOUN"]
    return tokens[index].lower in {"the", "this", "that"} and not all(noun in edit.lower() for noun in nouns)


def _is_name(edit: str, reading: Reading, library: Library) -> bool:
    return library.persons.full_name(edit.removesuffix("’s"), reading.stem) is not None


def _full_names(edit: str, reading: Reading, library: Library, given: set[str]) -> bool:
    """Say whether a person filled in is named in the sentence, by the surname at least."""
    full = library.persons.full_name(edit.removesuffix("’s"), reading.stem)
    return full is None or any(_known(form.split()[-1].lower(), given) for form in library.persons.forms(full))


def _known(word: str, given: set[str]) -> bool:
    plain = without_possessive(word)
    return bool({word, plain, f"{plain}’s", f"{plain}'s"} & given)
