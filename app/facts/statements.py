"""Statements: clauses that stand on their own, every word that pointed outside them replaced."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from app.articles.text import Passage
from app.facts.clauses import Clause, Part
from app.facts.dates import dates_in
from app.facts.found_once import Keeper
from app.facts.gates import refusal
from app.facts.names import Name, NameKind
from app.facts.rates import rates_among
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import Edits, lower_first, render, tidy
from app.facts.scene import Scene, Unsettled
from app.facts.settling import settle
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.whole import whole_clauses
from app.facts.whole_gates import refusal_of_whole
from app.facts.words import VAGUE_TIME

RANKING = frozenset("first second third last only".split())
BOUNDING = frozenset("when whenever once before until where wherever".split())
# A stop before the closing mark is the sentence's own, which is set behind it.
STOP_INSIDE = re.compile(r"(?<=\w\w)\.([”\"’])$")
SHORT = 4  # "in the recent past"
CIRCUMSTANCE = frozenset(
    "after before during since amid despite because through under following as throughout without".split()
)


@dataclass(frozen=True)
class Statement(Keeper):
    """A clause with the words that replace others so that it stands alone.

    `wording` is the sentence where the clause does not make it; `attribution` names whose word it rests on, where that
    is not the article's own.
    """

    reading: Reading
    clause: Clause
    edits: Edits
    year: int | None = None
    wording: str = ""
    attribution: str = ""
    since: int | None = None

    @property
    def sentence(self) -> Sentence:
        """Give the sentence that says it."""
        return self.clause.sentence

    @property
    def passage(self) -> Passage:
        """Quote the sentence that says it, from the earlier one on that tells what its words mean."""
        start = self.sentence.start if self.since is None else self.since
        return self.reading.rendition.passage(start, self.sentence.end)

    def say(self, words: Iterable[int]) -> str:
        """Write some of the clause's words out."""
        return render(self.sentence.parsed, words, self.edits)

    def small(self, part: Part) -> str:
        """Write a part out as it stands inside a sentence, its first letter small unless it is a name's."""
        first = part.words[0]
        said = self.say(part.words)
        return said if self.edits.get(first) else lower_first(said, self.sentence.parsed.tokens[first])

    @property
    def _with_commas(self) -> list[int]:
        """Give the kept words with the commas between two of them, and before who says it at the end."""
        kept = set(self.clause.kept)
        tokens = self.sentence.parsed.tokens
        between = {index + 1 for index in kept if index + 2 in kept and tokens[index + 1].text == ","}
        first = self.clause.subject.words[0]
        said = {first - 1} if min(kept) < first and tokens[first - 1].text == "," else set[int]()
        return sorted(kept | between | said)

    @cached_property
    def text(self) -> str:
        """Write the whole statement out as a sentence without its full stop."""
        if self.wording:
            return self.wording
        leads = "".join(f"{self.say(part.words)}, " for part in self.clause.lead)
        led = {word for part in self.clause.lead for word in part.words}
        # A lead that stands before its verb in the sentence leaves its comma behind.
        kept = set(self.clause.kept)
        own = [word for word in self._with_commas if word not in led and (word - 1 not in led or word in kept)]
        said = self.say(own)
        # What leads the statement may stand further back in its sentence.
        behind = bool(leads) and own[0] == 0 and not self.edits.get(0)
        said = lower_first(said, self.sentence.parsed.tokens[0]) if behind else said
        text = STOP_INSIDE.sub(r"\1", tidy(leads + said).rstrip("."))
        return text[0].upper() + text[1:]


class Refuse(Protocol):
    """Names the first reason why a clause may not be asked about, or nothing."""

    def __call__(self, clause: Clause, *, dated: bool = False) -> str:
        """Judge one clause; where its article is `dated`, "last year" is no reason."""
        ...


def statement_of(clause: Clause, reading: Reading, library: Library) -> Statement | str:
    """Make a statement of a clause, or of what is left without its adjuncts, or give the reason against it."""
    return _first_that_stands(shortenings(clause), reading, library, refuse=refusal)


def whole_statement(sentence: Sentence, reading: Reading, library: Library) -> Statement | str:
    """Make a statement of a sentence in the writer's own words, or give the first reason against it."""
    return _first_that_stands(whole_clauses(sentence), reading, library, refuse=refusal_of_whole) or "no clause"


def _first_that_stands(
    clauses: Iterable[Clause], reading: Reading, library: Library, *, refuse: Refuse
) -> Statement | str:
    first = ""
    for clause in clauses:
        made = _statement(clause, reading, library, refuse=refuse)
        if isinstance(made, Statement):
            return made
        first = first or made
    return first


def _statement(clause: Clause, reading: Reading, library: Library, *, refuse: Refuse) -> Statement | str:
    reason = refuse(clause, dated=reading.dated is not None)
    if reason:
        return reason
    try:
        scene = Scene(clause, reading, library)
        edits = settle(scene)
        # A whole sentence says itself whose word it is.
        source = "" if clause.rule == WHOLE else _full_source(clause, reading, library)
    except Unsettled as unsettled:
        return str(unsettled)
    return Statement(reading, clause, edits, _year(clause, edits), attribution=source, since=scene.since)


def shortenings(clause: Clause) -> Iterator[Clause]:
    """Give a clause whole, then without the adjuncts that it can lose and stay true."""
    yield clause
    plain = replace(clause, rest=tuple(part for part in clause.rest if part.dep != "advcl" or _bounds(clause, part)))
    if plain != clause:
        yield plain
    timeless = replace(plain, rest=tuple(part for part in plain.rest if not _passing(plain, part)))
    if timeless != plain:
        yield timeless
    dated = replace(plain, lead=tuple(part for part in plain.lead if _is_dated(plain, part)))
    if dated != plain:
        yield dated
    core = any(part.dep in {"dobj", "attr", "acomp", "prep", "agent"} for part in dated.rest[:-1])
    if core and _loose(dated, dated.rest[-1]):
        yield dated.without(dated.rest[-1])


def _loose(clause: Clause, part: Part) -> bool:
    """Say whether a last part only adds a circumstance that the verb does not ask for."""
    head = clause.sentence.parsed.tokens[part.head]
    if part.dep == "prep" and head.lower in {"since", "during"} and any(ranks(token) for token in clause.tokens):
        return False  # the first since 1990 is not the first
    if any(token.tag == "CD" for token in clause.tokens) and rates_among(clause.sentence.parsed, part.words):
        return False  # 2,000 a day are not 2,000
    return part.dep in {"npadvmod", "advmod"} or (part.dep == "prep" and head.lower in CIRCUMSTANCE)


def ranks(token: Token) -> bool:
    """Say whether a word puts something first, most or alone: it is so among what the rest of the sentence names."""
    return token.tag in {"JJS", "RBS"} or token.lower in RANKING


def _bounds(clause: Clause, part: Part) -> bool:
    """Say whether "when ..." or "until ..." limits what is so at present: without it, it would be so always."""
    tokens = clause.sentence.parsed.tokens
    present = tokens[clause.group[0]].tag in {"VBZ", "VBP"}
    # "The biggest since it began" is not the biggest.
    since = tokens[part.words[0]].lower == "since" and any(ranks(token) for token in clause.tokens)
    return since or (present and any(tokens[word].lower in BOUNDING for word in part.words[:2]))


def _passing(clause: Clause, part: Part) -> bool:
    """Say whether a part says no more than that a thing is not new ("in the past", "in recent months").

    A figure may hold of that time only, and what is so at present need not be so without it.
    """
    tokens = clause.sentence.parsed.tokens
    inside = [tokens[word] for word in part.words]
    begun = tokens[clause.group[0]]
    past = begun.tag == "VBD" or begun.lower in {"has", "have"}
    counted = any(token.tag == "CD" for token in clause.tokens)
    vague = any(token.lower in VAGUE_TIME for token in inside)
    return part.dep == "prep" and inside[0].lower == "in" and vague and len(inside) <= SHORT and past and not counted


def _is_dated(clause: Clause, part: Part) -> bool:
    tokens = [clause.sentence.parsed.tokens[word] for word in part.words]
    return any(token.pos == "NUM" or token.lower in VAGUE_TIME for token in tokens)


def _trailing_source(clause: Clause) -> str:
    """Give who a sentence names at its end by "according to ..."; it speaks for every clause before it."""
    tokens = clause.sentence.parsed.tokens
    at = next((token.index for token in tokens if token.lower == "according" and token.index not in clause.kept), None)
    if at is None or at + 2 >= len(tokens):
        return ""
    words = [word for word in clause.sentence.parsed.subtree(at) if word > at + 1]
    return clause.sentence.parsed.words([words[0], words[-1]]).rstrip(".,") if words else ""


def _full_source(clause: Clause, reading: Reading, library: Library) -> str:
    """Write out in full whose word a clause rests on."""
    trailing = _trailing_source(clause)
    if trailing and not clause.attribution:
        clause = replace(clause, attribution=trailing)
    person = any(name.kind is NameKind.PERSON and name.text == clause.attribution for name in clause.sentence.names)
    full = library.persons.full_name(clause.attribution, reading.stem) if person else clause.attribution
    if full is None or (person and " " not in full):
        msg = "a name without its full form"
        raise Unsettled(msg)
    return full


def settled_words(clause: Clause, reading: Reading, library: Library, *, speaker: Name | None = None) -> Edits | None:
    """Settle a clause that its finder vouches for; None where a word of it still points outside.

    In what a `speaker` says, "he" and "she" are the speaker.
    """
    try:
        return settle(Scene(clause, reading, library, speaker=speaker))
    except Unsettled:
        return None


def _year(clause: Clause, edits: Edits) -> int | None:
    years = [date.year for date in dates_in(render(clause.sentence.parsed, clause.kept, edits)) if date.year]
    return years[0] if years else None
