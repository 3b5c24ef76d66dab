"""Clefts: "it was in May that A left" tells that in May, A left; "it was A who left", that A left."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part, clause_at, kept_words
from app.facts.dates import dates_in
from app.facts.names import PLACES
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.rephrased import reworded
from app.facts.syntax import SUBJECTS, Parsed, Token

JOINING = frozenset("that who when".split())
BEFORE = frozenset("in on at after before during".split())
FIRST_TIME = "first time"
SOLE = frozenset(["first", "only", "last"])


def clefts(sentence: Sentence) -> Iterator[Clause]:
    """Give what a sentence says in two halves, as one: "it was only on May 8 that ..." too."""
    parsed = sentence.parsed
    for it in parsed.tokens[:-2]:
        verb = parsed.tokens[it.head]
        opens = it.lower == "it" and it.dep == "nsubj" and verb.index == it.index + 1 and verb.lower in {"was", "is"}
        if opens and verb.dep in {"ROOT", "conj"} and parsed.child(verb.index, "neg") is None:
            yield from _time_and_place(sentence, verb)
            yield from _doer(sentence, verb)
            yield from _times(sentence, verb)


def _time_and_place(sentence: Sentence, was: Token) -> Iterator[Clause]:
    """Give the clause after "it was in Lima that": the date or place goes before it."""
    parsed = sentence.parsed
    said, mark = _joined(parsed, was, parsed.child(was.index, "ccomp"))
    phrase = parsed.child(was.index, "prep")
    if said is None or mark is None or phrase is None or phrase.lower not in BEFORE:
        return
    words = tuple(word for word in parsed.subtree(phrase.index) if parsed.tokens[word].lower != "only")
    whole = words == tuple(range(phrase.index, mark.index))
    clause = clause_at(sentence, said, parentheses(parsed, under=said.index), rule="cleft")
    if clause and whole and not clause.lead and _is_told(sentence, words):
        own = _without(clause, {mark.index})
        yield replace(own, lead=(Part(phrase.index, "prep", words),))


def _is_told(sentence: Sentence, words: tuple[int, ...]) -> bool:
    """Say whether a phrase ends in a date or the name of a place."""
    start, end = sentence.parsed.tokens[words[1]].start, sentence.parsed.tokens[words[-1]].end
    name = sentence.name_at(words[-1])
    dated = any(date.start == start and date.end == end for date in dates_in(sentence.text))
    return dated or (name is not None and name.kind in PLACES)


def _doer(sentence: Sentence, was: Token) -> Iterator[Clause]:
    """Give the clause of "it was Ann who left" with its subject before it; a name only, or it may tell which one."""
    parsed = sentence.parsed
    doer = parsed.child(was.index, "attr")
    verb = parsed.child(doer.index, "relcl") if doer else None
    said, mark = _joined(parsed, was, verb)
    if doer is None or said is None or mark is None or sentence.name_at(doer.index) is None:
        return
    subject = parsed.child(said.index, *SUBJECTS)
    clause = clause_at(sentence, said, parentheses(parsed, under=said.index), rule="cleft")
    if clause and subject == mark and doer.index == mark.index - 1:
        words = kept_words(parsed, doer.index, parsed.subtree(said.index))
        yield replace(clause, subject=Part(doer.index, mark.dep, words))


def _times(sentence: Sentence, was: Token) -> Iterator[Clause]:
    """Give the clause of "it was the first time that A left": "for the first time" goes before it."""
    parsed = sentence.parsed
    time = parsed.child(was.index, "attr")
    if time is None or time.lower != "time" or was.lower != "was":
        return
    said, mark = _joined(parsed, was, parsed.child(time.index, "relcl"))
    if said is None or mark is None or mark.index != time.index + 1 or said.tag != "VBD":
        return
    words = tuple(range(was.index + 1, mark.index))
    clause = clause_at(sentence, said, parentheses(parsed, under=said.index), rule=FIRST_TIME)
    told = [parsed.tokens[word].lower for word in words]
    if clause is None or told[0] != "the" or not SOLE & set(told) or not set(told) <= {"the", "and", "time", *SOLE}:
        return
    gone = {mark.index, *(part.head for part in clause.rest if parsed.tokens[part.head].lower == "despite")}
    own = _without(clause, gone)
    if not own.lead:
        yield replace(
            own, sentence=reworded(sentence, words[0], "for the"), lead=(Part(time.index, "npadvmod", words),)
        )


def _joined(parsed: Parsed, was: Token, verb: Token | None) -> tuple[Token | None, Token | None]:
    """Give a verb after "it was" and the "that" or "who" which joins it, if nothing stands before that but a phrase."""
    if verb is None:
        return None, None
    mark = next((parsed.tokens[index] for index in parsed.subtree(verb.index)), None)
    joined = mark is not None and mark.lower in JOINING and mark.head == verb.index
    between = parsed.tokens[was.index + 1 : mark.index] if mark else ()
    plain = not any(token.text == "," or token.dep == "acomp" for token in between)
    return (verb, mark) if joined and plain else (None, None)


def _without(clause: Clause, gone: set[int]) -> Clause:
    lead, rest = (tuple(part for part in parts if part.head not in gone) for parts in (clause.lead, clause.rest))
    return replace(clause, lead=lead, rest=rest)
