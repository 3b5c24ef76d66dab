"""Proves a result from its file alone: digests, quoted words, the answers that count, every mark and their sum."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from app.articles.text import SELECTOR_CONTEXT, digest
from app.grading.modes import Outcome, judge_events, proving
from app.grading.rejudging import Rejudging, judge
from app.grading.voiding import most, voided
from app.interchange.json_values import BrokenDocument, Value
from app.interchange.proof import Proof, ProvedAnswer, chained, sealed
from app.interchange.proof_reading import read_proof
from app.questions.draft import Citation
from app.quizzes.events import Event
from app.quizzes.response import UnfitResponse


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it holds, and otherwise why not."""

    about: str
    what: str
    failure: str = ""

    @property
    def holds(self) -> bool:
        """Say whether it holds."""
        return not self.failure


def prove(raw: bytes) -> tuple[Finding, ...]:
    """Look at everything that a proof says; raises BrokenDocument where it cannot be read at all."""
    proof, document = read_proof(raw)
    try:
        return tuple(_findings(proof, document))
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise BrokenDocument(str(error)[:200] or type(error).__name__) from None


def _findings(proof: Proof, document: Value) -> Iterator[Finding]:
    yield _seal(document)
    yield _chain(proof, document)
    for sha256, text in proof.texts.items():
        if text.text is not None:
            failure = "" if digest(text.text) == sha256 else "the text is another than its digest names"
            yield Finding(text.article, "text of the article", failure)
    yield from _words(proof, document)
    events = [event for event, _at in proof.events]
    for place, answer in enumerate(proof.answers):
        yield from _judged(f"question {place + 1}", answer, proof, _again(events, place, answer))
    yield Finding("result", "marks and their sum", _other_sum(proof))


def _seal(document: Value) -> Finding:
    held = document.held
    said = document["sha256"].text()
    failure = "" if isinstance(held, dict) and sealed(held) == said else "something in the file was changed"  # pyright: ignore[reportUnknownArgumentType] - a document
    return Finding("file", "digest of the whole", failure)


def _chain(proof: Proof, document: Value) -> Finding:
    events = [{name: value.held for name, value in one.members()} for one in document["events"].items()]
    said = [event.get("chain") for event in events]
    holds = said == chained(str(proof.attempt.get("id", "")), events)
    failure = "" if holds else "an event was changed, added or taken away"
    places = {event.slot for event, _at in proof.events}
    if holds and any(place >= len(proof.answers) for place in places):
        failure = "an event belongs to no question"
    return Finding("file", "chain of the answers", failure)


def _words(proof: Proof, document: Value) -> Iterator[Finding]:
    written = [value["version"]["citations"] for value in document["answers"].items()]
    for place, (answer, citations) in enumerate(zip(proof.answers, written, strict=True), start=1):
        about = f"question {place}"
        if not answer.draft.citations:
            yield Finding(about, "cited words", "the question cites nothing")
        for citation, value in zip(answer.draft.citations, citations.items(), strict=True):
            known = proof.texts.get(citation.passage.rendition)
            what = "cited words" if known and known.text is not None else "cited words, without the article's text"
            failure = "" if digest(citation.passage.exact) == value["exact_sha256"].text() else "another digest"
            yield Finding(about, what, failure or _misquoted(citation, known.text if known else None))


def _misquoted(citation: Citation, text: str | None) -> str:
    passage = citation.passage
    if any(not passage.start <= start < end <= passage.end for start, end in citation.marks):
        return "marked words lie outside the passage"
    if text is None:
        return ""
    start, end = passage.start, passage.end
    if text[start:end] != passage.exact:
        return "the article does not say this at that place"
    around = (text[max(0, start - SELECTOR_CONTEXT) : start], text[end : end + SELECTOR_CONTEXT])
    return "" if around == (passage.prefix, passage.suffix) else "other words stand around it in the article"


def _again(events: Sequence[Event], place: int, answer: ProvedAnswer) -> Outcome | None:
    """Judge an answer again from the events; None where one of them cannot be read."""
    draft = answer.draft
    proves = proving([(one.rendition, one.start, one.end) for one in answer.offered], draft.citations)
    verdict = partial(judge, key=draft.key, others=answer.names, rule=draft.rule)
    withdrawn = draft.rule == Rejudging.WITHDRAWN
    try:
        outcome = judge_events(events, place, verdict, answer.ways, proves=proves, withdrawn=withdrawn)
        return voided(outcome, _void(answer))
    except UnfitResponse:
        return None


def _void(answer: ProvedAnswer) -> str:
    return str(answer.more.get("void", ""))


def _judged(about: str, answer: ProvedAnswer, proof: Proof, again: Outcome | None) -> Iterator[Finding]:
    mark = f"mark {answer.mark:g} of {answer.points:g}"
    if again is None:
        yield Finding(about, "the last answer counts", "the last answer cannot be read")
        yield Finding(about, mark, "without its answer there is none")
        return
    yield Finding(about, "the last answer counts", _other_answer(answer, again))
    if answer.offered:
        yield Finding(about, "sentences offered as its proof", _other_sentences(answer, proof))
    if answer.more or not answer.ways.plain:
        yield Finding(about, f"steps of the mode {answer.ways.mode}", _other_steps(answer, again))
    yield Finding(about, mark, _other_mark(answer, again))


def _other_answer(answer: ProvedAnswer, again: Outcome) -> str:
    if sorted(answer.order) != list(range(len(answer.draft.key.options))):
        return "the options were not shown once each"
    return "" if again.response == answer.response else "the last answer is another one"


def _other_sentences(answer: ProvedAnswer, proof: Proof) -> str:
    for place, one in enumerate(answer.offered, start=1):
        known = proof.texts.get(one.rendition)
        if known is None:
            return f"sentence {place} is of an article that is not named"
        if known.text is not None and digest(known.text[one.start : one.end]) != one.exact_sha256:
            return f"sentence {place} is another one in the article"
    return ""


def _other_steps(answer: ProvedAnswer, again: Outcome) -> str:
    said, kept = answer.more, again.kept
    other = sorted(name for name in said.keys() | kept.keys() if said.get(name, kept) != kept.get(name, said))
    return f"by the events something else was done: {', '.join(other)[:80]}" if other else ""


def _other_mark(answer: ProvedAnswer, again: Outcome) -> str:
    verdict, mark = again.verdict, again.share * answer.points
    if not math.isclose(mark, answer.mark, abs_tol=1e-9):
        return f"by the key it is {mark:g}"
    return "" if (verdict.rule, verdict.note) == (answer.rule, answer.note) else f"by another rule: {verdict.rule}"


def _other_sum(proof: Proof) -> str:
    if not proof.gradings or [one.revision for one in proof.gradings] != list(range(1, len(proof.gradings) + 1)):
        return "the gradings are not counted from 1"
    last = proof.gradings[-1]
    total = math.fsum(one.mark for one in proof.answers)
    whole = math.fsum(most(one.points, _void(one)) for one in proof.answers)
    if not math.isclose(total, last.score, abs_tol=1e-9) or not math.isclose(whole, last.maximum, abs_tol=1e-9):
        return f"the marks add up to {total:g} of {whole:g}, not {last.score:g} of {last.maximum:g}"
    said = proof.attempt.get("score"), proof.attempt.get("maximum")
    return "" if said == (last.score, last.maximum) else "the attempt names another score"
