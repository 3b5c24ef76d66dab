"""Cloze questions: the article's own words with a name blanked out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.gazetteer import country_named, country_of_people
from app.facts.names import PLACES, Name, NameKind, without_possessive
from app.facts.numbers import number_value
from app.facts.reading import Library
from app.facts.runs import PROPER, describes_thing
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import MONTHS, WEEKDAYS
from app.questions.barred_names import no_fair_answer
from app.questions.candidates import TOO_CLOSE, content
from app.questions.conversions import without_conversion
from app.questions.draft import BLANK
from app.questions.figures import figures_of
from app.questions.hints import could_be_wider, hint_of, may_be_place, says_its_sort
from app.questions.slot import Slot, SlotKind

BLANKED = {NameKind.BODY, NameKind.SITE, NameKind.EVENT, NameKind.REGION}
LEADING_IN = {"in", "to", "from", "with", "over", "near", "by", "against", "into"}
PLACING = {"in", "over", "near", "into"}
LEADING = frozenset("president minister chancellor premier king queen leader".split())
SORTS = {"city", "town", "village", "state", "province", "island", "port"}
# Nothing after the figure says what it counts: "who was 87, died", "when she was 70 and tried".
BARE_FIGURE = re.compile(rf"(?<![£$€]){BLANK}(?=[,.;]|$| (?:and|or|but|in|on|at|by|to|from|when|while|after|before)\b)")
# "83 percent of _____ migrants" takes many a word, "_____%" or "_____ million" only a number.
BEFORE_NOUN = re.compile(
    rf"(?<![£$€]){BLANK}(?= (?!million|billion|trillion|thousand|hundred|percent|per cent)[^\W\d_])"
)
MOST_WORDS = 30
FEWEST_WORDS = 7
FEWEST_AROUND_PLACE = 10
LONG = 4
COUNTED = frozenset("one two three four five six seven eight nine ten".split())


@dataclass(frozen=True)
class Blanked:
    """A statement with a blank in place of a name."""

    statement: Statement
    name: Name
    text: str


def blanks_of(statement: Statement) -> Iterator[Blanked]:
    """Give the clozes that a statement allows: not at its start, and the name nowhere else in view."""
    text = statement.text
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
        return
    for name in statement.sentence.names:
        plain = without_possessive(name.text)
        if name.first not in statement.clause.kept or text.count(plain) != 1 or not _may_blank(statement, name):
            continue
        tokens = statement.sentence.parsed.tokens
        after = tokens[name.last + 1].text if name.last + 1 < len(tokens) else ""
        before = tokens[name.first - 1].lower if name.first else ""
        if after in {"-", "’s", "'s", "–"} or before in {"a", "an", "-"} or _in_longer_name(tokens, name):
            continue
        if text.startswith((plain, f"The {plain}")) or statement.edits.get(name.first) is not None:
            continue
        if not _echoed(plain, text):
            yield Blanked(statement, name, text.replace(plain, f"{BLANK}{_sort(statement, name)}"))


def _in_longer_name(tokens: Sequence[Token], name: Name) -> bool:
    """Say whether a name goes on after its end ("Radio One"), or begins before it ("State Lima Council")."""
    before, after = tokens[max(0, name.first - 1) : name.first], tokens[name.last + 1 : name.last + 2]
    begun = bool(before) and before[0].pos == "PROPN" and name.kind in PLACES | {NameKind.BODY, NameKind.SITE}
    if begun or not after or not after[0].text[0].isupper():
        return begun
    day = after[0].text in WEEKDAYS or after[0].text in MONTHS  # "told Lima Museum Monday that ..."
    return after[0].lower in COUNTED or (after[0].tag in PROPER and not day)


def _sort(statement: Statement, name: Name) -> str:
    """Say in brackets what kind of name is wanted, but where the noun that it describes says so."""
    after = statement.sentence.parsed.tokens[name.last + 1 : name.last + 2]
    described = name.kind is not NameKind.EVENT and bool(after) and after[0].pos in {"NOUN", "ADJ", "NUM"}
    before = statement.sentence.parsed.tokens[max(0, name.first - 1) : name.first]
    hint = "" if described or any(says_its_sort(token) for token in before) else hint_of(name.text, name.kind)
    unsure = name.kind is NameKind.BODY and any(may_be_place(token, name.text) for token in before)
    return f" ({hint})" if hint and not unsure else ""


def _may_blank(statement: Statement, name: Name) -> bool:
    """Say whether a name is of a kind that a reader can give back: a body, or a place or person after a preposition."""
    if name.kind in BLANKED - {NameKind.EVENT} and describes_thing(statement.sentence.parsed, name.last):
        return False  # "its _____ workers": many a word fits
    if no_fair_answer(statement.reading, statement.sentence, name):
        return False
    if name.kind in BLANKED:
        return " " in name.text or name.text.isupper()
    tokens = statement.sentence.parsed.tokens
    before = tokens[name.first - 1].lower if name.first else ""
    whole = statement.clause.rule == WHOLE and name.kind in {NameKind.COUNTRY, NameKind.CITY, NameKind.PERSON}
    ends = {"PUNCT", "ADP", "SCONJ", "PART", *(("VERB", "AUX") if _of_office(statement, name) else ())}
    alone = name.last + 1 >= len(tokens) or tokens[name.last + 1].pos in ends
    listed = statement.sentence.parsed.child(name.last, "conj", "cc") is not None
    if len(statement.text.split()) < FEWEST_AROUND_PLACE:
        return False  # "was in action in _____" asks for nothing in particular
    return (
        whole
        and alone
        and not listed
        and (before in LEADING_IN or _of_its_sort(statement, name) or _of_office(statement, name))
        and (name.kind is not NameKind.PERSON or (" " in name.text and before not in PLACING))
    )


def _of_its_sort(statement: Statement, name: Name) -> bool:
    """Say whether a name follows "the city of", "the village of" and the like."""
    before = [token.lower for token in statement.sentence.parsed.tokens[max(0, name.first - 2) : name.first]]
    return len(before) > 1 and before[0] in SORTS and before[1] == "of"


def _of_office(statement: Statement, name: Name) -> bool:
    """Say whether a country follows "the prime minister of", and another one's leader stands beside this one."""
    tokens = statement.sentence.parsed.tokens
    offices = [
        other
        for other in statement.sentence.names
        if other.kind is NameKind.COUNTRY
        and other.first in statement.clause.kept
        and other.first > 1
        and tokens[other.first - 1].lower == "of"
        and tokens[other.first - 2].lower in LEADING
    ]
    return name in offices and len(offices) > 1


def number_blanks(statement: Statement) -> Iterator[tuple[Slot, str, str]]:
    """Give a statement with its first figure blanked out, and the figure."""
    text = statement.text
    figures = [slot for slot in figures_of(statement) if slot.kind is not SlotKind.YEAR]
    if (
        not figures
        or _half_compared(statement)
        or _lists_them(statement, figures[0])
        or not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
    ):
        return
    answer = figures[0].answer
    number = re.match(r"[£$€]?[\w.,-]*\w", answer)
    if number and not text.startswith(answer) and text.count(number[0]) == 1:
        blanked = text.replace(answer, answer.replace(number[0], BLANK, 1))
        bare = BARE_FIGURE if BARE_FIGURE.search(blanked) else BEFORE_NOUN
        sort = "a sum of money" if number[0][0] in "£$€" else "a number"
        yield figures[0], without_conversion(bare.sub(f"{BLANK} ({sort})", blanked)), number[0]


def _lists_them(statement: Statement, slot: Slot) -> bool:
    """Say whether the names that a number counts stand after it ("two pilots, Ann Poe and Rosa Paz")."""
    parsed = statement.sentence.parsed
    counted = parsed.tokens[parsed.tokens[slot.words[-1]].head]
    listed = [
        name for name in statement.sentence.names if name.first > counted.index and name.last in statement.clause.kept
    ]
    beside = parsed.tokens[counted.index + 1 : counted.index + 2]
    return bool(beside) and beside[0].text in {",", ":", "–"} and number_value(slot.answer) == len(listed) > 1


def _half_compared(statement: Statement) -> bool:
    """Say whether something is "less clear", and nothing says than what."""
    tokens = statement.clause.tokens
    compared = any(token.tag in {"JJR", "RBR"} and _of_the_subject(statement, token) for token in tokens)
    return compared and not any(token.lower in {"than", "as"} for token in tokens)


def _of_the_subject(statement: Statement, token: Token) -> bool:
    head = statement.sentence.parsed.tokens[token.head]
    quality = token if token.dep == "acomp" else head
    of_it = token.dep == "acomp" or (token.dep == "advmod" and head.dep == "acomp")
    return of_it and statement.sentence.parsed.tokens[quality.head].lemma == "be"


def _echoed(name: str, text: str) -> bool:
    """Say whether a word of the name, or its first letters, stand elsewhere in the text."""
    rest = re.sub(r"[-–/,.]", " ", text.replace(name, " ").lower())
    country = country_named(name)
    if country and country.capital and f"capital {country.capital.lower()}" in rest:
        return True
    if country and any(country_of_people(word) == country for word in re.findall(r"[A-Z]\w+", text)):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return any(len(word) >= LONG and word.lower() in rest for word in name.split()) or (
        len(initials) > 1 and f" {initials.lower()} " in f" {rest} "
    )


def another_fits(blanked: Blanked, library: Library) -> bool:
    """Say whether the articles say the like of another name of the kind, which would then fill the blank as well."""
    statement, name = blanked.statement, blanked.name
    before = statement.sentence.parsed.tokens[name.first - 1].lower
    if could_be_wider(hint_of(name.text, name.kind), before, name.text, statement.reading.names):
        return True
    kept = set(statement.clause.kept) - set(range(blanked.name.first, blanked.name.last + 1))
    words = content(statement.sentence, kept)
    for reading, sentence in library.sentences():
        # A clause with a verb in another form has a copy of its sentence.
        own = reading is statement.reading and sentence.number == statement.sentence.number
        if own or len(words & content(sentence)) <= TOO_CLOSE * len(words):
            continue
        if any(name.kind is blanked.name.kind and name.text != blanked.name.text for name in sentence.names):
            return True
    return False
