"""What wrong options are drawn from: names through the articles, and which of them might be true."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.found_once import once_each
from app.facts.gazetteer import country_named, country_of_people
from app.facts.names import Name, NameKind
from app.facts.numbers import ORDINAL
from app.facts.reading import CONTENT, Library, Reading, Sentence
from app.facts.statements import Statement
from app.facts.words import SAYING, TITLES
from app.questions.phrasing import Asked

WANTED = 3
REACH = 6
FEWEST = 2
TOO_CLOSE = 0.5
THINGS = frozenset("game app film book novel song album show series ship brand band company group".split())
SETTLEMENTS = frozenset(
    """settlement village town hamlet city district suburb port municipality commune borough county province region
    island valley parish""".split()
)
ATTENDING = {"attend", "attendance", "participate", "participation", "invitation", "join", "guest", "part"}


@dataclass(frozen=True)
class Distractor:
    """A wrong option and the passage where the articles do name it, if they do."""

    text: str
    occurrence: Passage | None = None
    article: str = ""


def first_few(found: Iterable[Distractor], *, most: int = WANTED) -> list[Distractor]:
    """Give the first three that differ, or as many as are wanted."""
    chosen: list[Distractor] = []
    for distractor in found:
        if distractor.text not in {other.text for other in chosen}:
            chosen.append(distractor)
        if len(chosen) == most:
            break
    return chosen


def mentions(library: Library, kind: NameKind) -> tuple[tuple[Reading, Sentence, Name], ...]:
    """Give every name of a kind in every article."""
    return library.named[kind]


@once_each
def titles_of(library: Library) -> dict[str, frozenset[str]]:
    """Give the offices that stand before each person's name ("president"), by full name."""
    found: dict[str, set[str]] = {}
    for reading, sentence, name in mentions(library, NameKind.PERSON):
        before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
        full = library.persons.full_name(name.text, reading.stem)
        if full and before in TITLES:
            for form in library.persons.forms(full):
                found.setdefault(form, set()).add(before)
    return {full: frozenset(titles) for full, titles in found.items()}


def differs_in_office(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one of two people holds an office that the other does not: such options are told apart too easily."""
    return not one & other if one else bool(other)


def human(library: Library, reading: Reading, full: str) -> bool:
    """Say whether a name surely is a person's: it bears a title, or does what only people do."""
    known = _known_humans(library)
    if (reading.stem, full) not in known:
        known[reading.stem, full] = _human(library, reading, full)
    return known[reading.stem, full]


@once_each
def _known_humans(library: Library) -> dict[tuple[str, str], bool]:
    """Give room for what has been found out about names, by article and name."""
    del library
    return {}


def _human(library: Library, reading: Reading, full: str) -> bool:
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.kind is not NameKind.PERSON or library.persons.full_name(name.text, reading.stem) != full:
                continue
            head = sentence.parsed.tokens[name.last]
            verb = sentence.parsed.tokens[head.head]
            before = sentence.parsed.tokens[name.first - 1] if name.first else None
            if _settled(sentence, name):
                return False
            if before and before.pos == "NOUN" and before.dep in {"compound", "nmod"} and before.lower in THINGS:
                return False
            if name.titled or (head.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in {"be", "have"}):
                return True
            if head.dep == "appos" or sentence.parsed.child(head.index, "relcl") or verb.lemma in SAYING:
                return True
    return False


def _settled(sentence: Sentence, name: Name) -> bool:
    """Say whether a name is a place's that no map has ("the village of Santa Rosa")."""
    before = sentence.parsed.tokens[max(0, name.first - 2) : name.first]
    return len(before) > 1 and before[1].lower == "of" and before[0].lower in SETTLEMENTS


def close_sentences(asked: Asked, library: Library) -> list[tuple[Reading, Sentence]]:
    """Give the sentences that share so many words with the question that another name in them might answer it."""
    words = content(asked.statement.sentence, set(asked.statement.clause.kept) - set(asked.slot.phrase))
    attending = is_about_attending(asked.statement)
    if "only" in {asked.statement.sentence.parsed.tokens[word].lower for word in asked.slot.phrase}:
        return []
    if is_one_place(asked):
        return []
    enough = TOO_CLOSE * len(words)
    return [
        (reading, sentence)
        for reading, sentence in library.sentences()
        if len(words & sentence.lemmas) > enough or (attending and sentence.lemmas & ATTENDING)
    ]


def is_one_place(asked: Asked) -> bool:
    """Say whether a slot is where one named thing is: what is said of others nearby cannot be true of it."""
    statement = asked.statement
    tokens = statement.sentence.parsed.tokens
    objects = [part for part in statement.clause.rest if tokens[part.head].dep == "dobj"]
    named = any(
        tokens[word].pos == "PROPN" or ORDINAL.fullmatch(tokens[word].text)
        for part in objects
        for word in part.words
        if word not in asked.slot.phrase
    )
    return asked.slot.preposition == "in" and named


def is_about_attending(statement: Statement) -> bool:
    """Say whether a statement's verb or its object is about being there, which others may also have done."""
    tokens = statement.sentence.parsed.tokens
    heads = {part.head for part in statement.clause.rest if tokens[part.head].dep in {"dobj", "attr"}}
    return bool({tokens[index].lemma for index in heads | {statement.clause.verb}} & ATTENDING)


def content(sentence: Sentence, words: set[int] | None = None) -> frozenset[str]:
    """Give the lemmas of a sentence's content words, of some of its words only where they are given."""
    if words is None:
        return sentence.lemmas
    tokens = sentence.parsed.tokens
    return frozenset(tokens[word].lemma.lower() for word in words if tokens[word].pos in CONTENT)


@once_each
def countries_of(library: Library) -> dict[str, str]:
    """Give the country that each person is named with ("Russia’s President Vladimir Putin"), by full name."""
    found: dict[str, str] = {}
    for reading, sentence, name in mentions(library, NameKind.PERSON):
        full = library.persons.full_name(name.text, reading.stem)
        before = [other for other in sentence.names if name.first - REACH <= other.last < name.first]
        between = sentence.parsed.tokens[before[-1].last + 1 : name.first] if before else ()
        plain = all(
            token.tag in {"POS", "JJ", "NN", "NNP", "HYPH", "VBN", "RB"} or token.lower in TITLES for token in between
        )
        country = (country_named(before[-1].text) or country_of_people(before[-1].text)) if before else None
        if full and country and plain:
            for form in library.persons.forms(full):
                found.setdefault(form, country.code)
    return found
