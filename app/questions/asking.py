"""Whether a question asks a fact of a reader's list, from whichever side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import ceil

from app.questions.draft import BLANK, Citation, ClaimVerdict, Draft, QuestionType
from app.questions.plain_words import FUNCTION_WORDS, Words, gist, holds, plain_words
from app.questions.readers_list import ListedFact

TITLE = re.compile(r"\barticle “[^”]*”")
FILLED = re.compile(rf"{BLANK}(?: \((?:an?|two) [^)]*\)| \(dates\))?")
YEAR = re.compile(r"\d{4}")
PRONOUNS = frozenset("he him his she her they them their its".split())
# What part of the evidence's words a question must share to be about it, and how many of them are enough.
A_THIRD, HALF, MOSTLY = 1 / 3, 0.5, 0.65
FEWEST, ENOUGH = 2, 3


def asks(draft: Draft, fact: ListedFact) -> bool:
    """Say whether a question asks a fact, from whichever side.

    It must cite half of the fact's evidence or more, be about what the evidence is about, and have every key in its
    right answers; or have keys in its stem, where a right answer stands in the evidence (the fact asked from the other
    side). A claim asks what it states, a false one only what was changed; an evidence question what its stem wants
    shown, not all that the right sentence says besides.
    """
    question = _Question.of(draft)
    return any(question.asks(quoted) for quoted in _quoted(draft.citations, fact))


def right_answers(draft: Draft) -> tuple[str, ...]:
    """Give every text that a question counts as right."""
    number = draft.key.number
    texts = [option.text for option in draft.key.options if option.correct]
    texts += [form.text for form in draft.key.accepted]
    return (*texts, number.text, f"{number.value} {number.unit}") if number else tuple(texts)


@dataclass(frozen=True)
class _Quoted:
    """A fact as one citation quotes it: its keys, its evidence, the marked words, and whether all are evidence."""

    keys: tuple[tuple[Words, ...], ...]
    about: frozenset[str]
    question: frozenset[str]
    evidence: Words
    marked: Words
    pointed: bool

    def met(self, *texts: Words) -> tuple[bool, ...]:
        """Say of each group of keys whether one of these texts holds one of its alternatives."""
        return tuple(any(holds(text, key) for text in texts for key in group) for group in self.keys)

    def has(self, answer: Words) -> bool:
        """Say whether an answer stands in the evidence, its year apart, or for a name its last word does."""
        last = answer[-1] if answer else ""
        dated = answer[:-1] if len(answer) > 1 and YEAR.fullmatch(last) else answer
        named = last.isalpha() and last not in FUNCTION_WORDS
        return holds(self.evidence, dated) or (named and last in self.evidence)

    def told_in(self, words: Iterable[str], *, part: float = A_THIRD, enough: int = ENOUGH) -> bool:
        """Say whether a question's words are on the evidence: they share that part of it, keys apart, or enough words.

        One word will do for a question whose marks are all in the evidence, and so will most of the words of the
        reader's own question. Where the list says what the fact is about, a word of that must be among them.
        """
        told, keys = gist(words), gist(chain.from_iterable(chain.from_iterable(self.keys)))
        if self.about and self.about.isdisjoint(told):
            return False
        evidence, question = gist(self.evidence) - keys, self.question - keys
        wanted = 1 if self.pointed else max(FEWEST, ceil(len(evidence) * part))
        as_asked = bool(question) and len(question & told) >= max(FEWEST, ceil(len(question) * MOSTLY))
        return as_asked or len(evidence & told) >= min(wanted, enough, len(evidence))


def _quoted(citations: Iterable[Citation], fact: ListedFact) -> Iterator[_Quoted]:
    keys = tuple(tuple(plain_words(key) for key in group) for group in fact.keys)
    for citation in citations:
        passage = citation.passage
        start, end = max(passage.start, fact.start), min(passage.end, fact.end)
        if passage.article == fact.article and end - start >= (fact.end - fact.start) * HALF:
            marks = citation.marks or ((passage.start, passage.end),)
            inside = all(fact.start <= first and last <= fact.end for first, last in marks)
            marked = " ; ".join(passage.exact[first - passage.start : last - passage.start] for first, last in marks)
            evidence = plain_words(passage.exact[start - passage.start : end - passage.start])
            # A number counts one thing only, so its question needs no more words of the sentence than that.
            pointed = inside or fact.kind in {"count", "share"}
            about, question = gist(plain_words(fact.about)), gist(plain_words(fact.question))
            yield _Quoted(keys, about, question, evidence, plain_words(marked), pointed)


@dataclass(frozen=True)
class _Question:
    """A question as plain words; `filled` is the stem with the answer in its blank, `shown` the lead and the stem."""

    type: QuestionType
    stem: Words
    shown: Words
    filled: Words
    answers: tuple[Words, ...]
    verdict: str

    @classmethod
    def of(cls, draft: Draft) -> "_Question":
        answers = right_answers(draft)
        stem = TITLE.sub("article", draft.stem)
        filled = FILLED.sub(lambda _: answers[0], stem)
        shown = TITLE.sub("article", f"{draft.lead} {draft.stem}")
        words = plain_words(stem), plain_words(shown), plain_words(filled)
        return cls(draft.type, *words, tuple(map(plain_words, answers)), answers[0])

    def asks(self, fact: _Quoted) -> bool:
        match self.type:
            case QuestionType.CLAIM:
                return self._claims(fact) and fact.told_in(self.stem)
            case QuestionType.EVIDENCE:
                whole = len(fact.evidence)
                return all(fact.met(self.stem)) and fact.told_in(self.stem, part=HALF, enough=whole)
            case _:
                return fact.told_in(self.shown) if self._answers(fact) else self._asks_from_the_other_side(fact)

    def _answers(self, fact: _Quoted) -> bool:
        """Say whether every key is in the right answers, or is made whole by one in a blank ("_____% of the boats")."""
        texts = fact.met(*self.answers), fact.met(self.filled), fact.met(self.stem)
        return all(answer or (filled and not given) for answer, filled, given in zip(*texts, strict=True))

    def _claims(self, fact: _Quoted) -> bool:
        stated = fact.met(self.stem)
        if self.verdict == ClaimVerdict.NOT_ENOUGH:
            return False
        if self.verdict != ClaimVerdict.REFUTED:
            return all(stated)
        changed = gist(fact.marked) & (gist(fact.evidence) - gist(self.stem))
        were = (any(gist(key) & changed for key in group) for group in fact.keys)
        return bool(changed) and all(now or before for now, before in zip(stated, were, strict=True))

    def _asks_from_the_other_side(self, fact: _Quoted) -> bool:
        if not all(fact.met(self.shown, *self.answers)):
            return False
        if any(map(fact.has, self.answers)):
            return fact.told_in((*self.shown, *chain.from_iterable(self.answers)))
        # "He arrived on May 7": whoever the pronoun stands for is asked for, if most of the rest is in the stem.
        whole = len(fact.evidence)
        return not PRONOUNS.isdisjoint(fact.evidence) and fact.told_in(self.stem, part=MOSTLY, enough=whole)
