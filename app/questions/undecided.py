"""Claims that an article leaves open: what another article says of people and places that this one names too."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.facts.dates import dates_in
from app.facts.fact import Stance
from app.facts.joining import names_of
from app.facts.matching import terms
from app.facts.names import NameKind
from app.facts.places import entities_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.refusals import RULE as REFUSAL
from app.facts.statements import Statement
from app.facts.whole import RULE as WHOLE
from app.questions.anchors import article_named, with_article
from app.questions.draft import AnswerKey, Citation, ClaimVerdict, Draft, Option, QuestionType
from app.questions.drafting import ORIGIN
from app.questions.surnames import spelt_as_in
from app.questions.tags import tags_of

RULE = "claim:undecided"
FEWEST_NAMES = 2
FEWEST_WORDS = 2
CONTENT = {"NOUN", "VERB", "ADJ", "NUM"}
LIGHT = frozenset("be have do make take get say year day people one".split())
WHY_NOT = {
    ClaimVerdict.SUPPORTED: "Another article reports it; this one does not say it.",
    ClaimVerdict.REFUTED: "Nothing in this article speaks against it.",
}


@dataclass(frozen=True)
class _Told:
    """What a claim is about: its subject's names, all names, words and capitals, verb, months and whether it counts."""

    subject: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    verb: str
    counted: bool
    days: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Heard:
    """What a sentence of another article is about: its names and its content lemmas."""

    sentence: Sentence
    names: frozenset[str]
    words: frozenset[str]


def undecided_claims(statements: Iterable[Statement], library: Library) -> Iterator[Draft]:
    """Put each statement to another article that names what it is about and does not decide it, if there is one."""
    canonical = names_of(library, entities_of(library))
    names = {**canonical, **_places(library)}
    known = frozenset(name.replace(" ", "_").lower() for name in names.values())
    heard = {reading.stem: list(_heard(reading, library, names, known)) for reading in library.readings}
    here = {stem: frozenset(name for one in sentences for name in one.names) for stem, sentences in heard.items()}
    asked = dict.fromkeys(heard, 0)
    for statement in statements:
        told = _told(statement, names, known)
        naming = (one for one in library.readings if told.subject and told.subject <= here[one.stem])
        fitting = [one for one in naming if _leaves_open(statement, told, one, heard[one.stem], here[one.stem])]
        if fitting:
            # The article that has been asked about least, so that none gives itself away.
            reading = min(fitting, key=lambda one: asked[one.stem])
            asked[reading.stem] += 1
            yield _draft(statement, told, reading, heard[reading.stem], library)


@lru_cache(maxsize=64)
def _all_terms(text: str) -> frozenset[str]:
    return terms(text, {})


def _places(library: Library) -> dict[str, str]:
    return {
        name.text: name.text for _, sentence in library.sentences() for name in sentence.names if " " not in name.text
    }


def _told(statement: Statement, names: Mapping[str, str], known: frozenset[str]) -> _Told:
    clause = statement.clause
    subject = terms(statement.say(clause.subject.words), names) & known
    named = {word for name in statement.sentence.names for word in range(name.first, name.last + 1)}
    words = {token.lemma.lower() for token in clause.tokens if token.pos in CONTENT and token.index not in named}
    persons = {
        name.first for name in statement.sentence.names if name.kind is NameKind.PERSON and name.first == name.last
    }
    proper = {
        token.text
        for token in clause.tokens
        if token.pos == "PROPN" and token.text[0].isupper() and token.index not in persons
    }
    verb = statement.sentence.parsed.tokens[clause.verb].lemma
    counted = any(token.text[0].isdigit() for token in clause.tokens)
    about = terms(statement.text, names) & known
    # "The Kantu Air Base" may be "an air base" elsewhere.
    words |= {word.lower() for word in proper} - about
    days = frozenset((date.month, str(date.year)) for date in dates_in(statement.text) if date.month and date.year)
    return _Told(subject, about, frozenset(words - LIGHT), frozenset(proper), verb, counted, days)


def _heard(reading: Reading, library: Library, names: Mapping[str, str], known: frozenset[str]) -> Iterator[_Heard]:
    for sentence in reading.sentences:
        found = terms(sentence.text, names) & known
        full = (library.persons.full_name(name.text, reading.stem) for name in sentence.names)
        persons = {library.persons.canonical(name).replace(" ", "_").lower() for name in full if name}
        words = {token.lemma.lower() for token in sentence.parsed.tokens if token.pos in CONTENT}
        yield _Heard(sentence, frozenset(found | persons), frozenset(words))


def _leaves_open(
    statement: Statement, told: _Told, reading: Reading, heard: list[_Heard], here: frozenset[str]
) -> bool:
    """Say whether an article names what a claim is about, and no sentence of it comes near the claim."""
    plain = (
        statement.clause.rule not in {WHOLE, REFUSAL} and not statement.attribution and bool(statement.reading.title)
    )
    if reading is statement.reading or not plain or not reading.title or not reading.dated:
        return False
    if len(told.names & here) < FEWEST_NAMES:
        return False
    # A claim without a name or a figure of its own is so broad that an article may decide it in passing.
    own = _own(told, reading) | (told.names - here)
    if not (own or told.counted) or len(told.words) + len(own) < FEWEST_WORDS:
        return False
    # What came after an article was written, it could not decide; nobody needs to read it for that.
    if statement.year and statement.year > reading.dated.day.year:
        return False
    around = _all_terms(reading.rendition.text)
    in_margin = len({word for word in told.words if word in around}) * 2 > len(told.words)
    return not in_margin and not any(_near(told, one, strange=bool(own)) for one in heard)


def _own(told: _Told, reading: Reading) -> set[str]:
    """Give the capitalised words of a claim that an article has nowhere, under any spelling."""
    text = reading.rendition.text.casefold()
    return {word for word in told.proper if word.casefold() not in text}


def _near(told: _Told, heard: _Heard, *, strange: bool) -> bool:
    """Say whether a sentence might decide a claim: by its words, or by the verb of its subject.

    Both sides of the relation in one sentence are near too, unless the claim names somebody `strange` to the article.
    So is what a sentence tells of a month and a name of the claim: it may be the same event in other words.
    """
    at_once = any(month in heard.sentence.text and year in heard.sentence.text for month, year in told.days)
    if at_once and told.names & heard.names:
        return True
    shared = told.words & heard.words
    if len(shared) >= FEWEST_WORDS or len(shared) * 2 >= len(told.words):
        return True
    about = bool(told.subject & heard.names)
    others = told.names - told.subject
    return about and (told.verb in heard.words or (bool(others & heard.names) and not strange))


def _draft(statement: Statement, told: _Told, reading: Reading, heard: list[_Heard], library: Library) -> Draft:
    nearest = max(heard, key=lambda one: (len(told.subject & one.names), len(told.names & one.names)))
    home = statement.reading
    text = f"{spelt_as_in(reading, statement, library)}."
    stem = with_article(text, home).replace(article_named(home), article_named(reading), 1)
    said = f"The article “{reading.title}” does not say whether this is so; the nearest that it says is cited. "
    said += f"The article “{home.title}” reports it."
    return Draft(
        type=QuestionType.CLAIM,
        stem=stem,
        key=AnswerKey(QuestionType.CLAIM, _verdicts()),
        citations=(Citation(reading.passage(nearest.sentence), Stance.CONTEXT),),
        explanation=said,
        tags=tags_of(stem),
        origin=ORIGIN,
        rule=RULE,
    )


def _verdicts() -> tuple[Option, ...]:
    offered = (ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED, ClaimVerdict.NOT_ENOUGH)
    return tuple(
        Option(verdict, correct=verdict is ClaimVerdict.NOT_ENOUGH, feedback=WHY_NOT.get(verdict, ""))
        for verdict in offered
    )
