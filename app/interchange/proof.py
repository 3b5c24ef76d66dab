"""The proof of a result as a file: everything from which each mark can be worked out again, without a database.

The file is canonical JSON: keys sorted, no spaces, UTF-8; the same result gives the same bytes. It proves that its
parts agree with each other, not who wrote it: it carries no signature.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.articles.text import Passage, digest
from app.questions.draft import Citation, Draft
from app.quizzes.events import Event
from app.quizzes.modes import Ways
from app.quizzes.response import Response

FORMAT = "citewell-proof"
VERSION = 2
Document = dict[str, object]


@dataclass(frozen=True)
class ProvedText:
    """What an article says of itself, and its rendition's text where the reader may read it whole."""

    article: str
    title: str
    author: str = ""
    outlet: str = ""
    published: str = ""
    text: str | None = None


@dataclass(frozen=True)
class ProvedSentence:
    """A sentence that was offered as the proof: its rendition's digest, where it stands, and its words' digest."""

    rendition: str
    start: int
    end: int
    exact_sha256: str


@dataclass(frozen=True)
class ProvedAnswer:
    """One slot: the version that judged it, the response, and the mark with its rule.

    `asked` and `number` are the numbers of the version that was asked and of the one that judged. `names` are the
    names of others that stood against a typed answer. `ways` are those of the mode in which it was judged, `offered`
    the sentences among which its proof was chosen, `more` is what the mode keeps of its steps, fit for JSON.
    """

    points: float
    order: tuple[int, ...]
    question: str
    asked: int
    number: int
    draft: Draft
    response: Response | None
    names: tuple[str, ...]
    mark: float
    rule: str
    note: str
    ways: Ways = field(default_factory=Ways)
    offered: tuple[ProvedSentence, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True)
class ProvedGrading:
    """One judgement of the whole attempt."""

    revision: int
    cause: str
    score: float
    maximum: float
    at: str


@dataclass(frozen=True)
class Proof:
    """A result with all that its marks follow from; `attempt` says what was taken and when, moments in ISO 8601."""

    attempt: Mapping[str, object]
    texts: Mapping[str, ProvedText]
    answers: tuple[ProvedAnswer, ...]
    events: tuple[tuple[Event, str], ...]
    gradings: tuple[ProvedGrading, ...]


def moment(at: datetime | None) -> str:
    """Give a moment in ISO 8601, nothing for none."""
    return at.isoformat() if at else ""


def canonical(document: object) -> bytes:
    """Give the one form of a document that digests are taken of; raises ValueError for what JSON cannot hold."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def sealed(document: Mapping[str, object]) -> str:
    """Give the digest of a document without its own."""
    rest = {name: value for name, value in document.items() if name != "sha256"}
    return hashlib.sha256(canonical(rest)).hexdigest()


def chained(attempt: str, events: Sequence[Mapping[str, object]]) -> list[str]:
    """Give a digest for each event, of itself and of the one before; the first follows from the attempt's name."""
    link = digest(f"{FORMAT}/{VERSION}/{attempt}")
    links: list[str] = []
    for event in events:
        plain = {name: value for name, value in event.items() if name != "chain"}
        link = hashlib.sha256(link.encode() + canonical(plain)).hexdigest()
        links.append(link)
    return links


def to_bytes(proof: Proof) -> bytes:
    """Write a proof as a file."""
    events: list[Document] = [_event(event, at) for event, at in proof.events]
    for event, link in zip(events, chained(str(proof.attempt.get("id", "")), events), strict=True):
        event["chain"] = link
    document: Document = {
        "format": FORMAT,
        "version": VERSION,
        "attempt": dict(proof.attempt),
        "texts": {sha256: dict(vars(text)) for sha256, text in proof.texts.items()},
        "answers": [_answer(answer) for answer in proof.answers],
        "events": events,
        "gradings": [dict(vars(grading)) for grading in proof.gradings],
    }
    return canonical(document | {"sha256": sealed(document)}) + b"\n"


def _event(event: Event, at: str) -> Document:
    return {
        "slot": event.slot,
        "client": event.client_id,
        "sequence": event.client_seq,
        "kind": str(event.kind),
        "phase": str(event.phase),
        "payload": dict(event.payload),
        "at": at,
    }


def _answer(answer: ProvedAnswer) -> Document:
    return {
        "points": answer.points,
        "order": list(answer.order),
        "question": answer.question,
        "asked": answer.asked,
        "number": answer.number,
        "version": _version(answer.draft),
        "response": answer.response.to_payload() if answer.response else None,
        "names": list(answer.names),
        "mark": answer.mark,
        "rule": answer.rule,
        "note": answer.note,
        "ways": {"mode": str(answer.ways.mode), "proof": answer.ways.proof, "cost": answer.ways.cost},
        "offered": [dict(vars(sentence)) for sentence in answer.offered],
        "more": dict(answer.more),
    }


def _version(draft: Draft) -> Document:
    number = draft.key.number
    return {
        "type": str(draft.type),
        "lead": draft.lead,
        "stem": draft.stem,
        "rule": draft.rule,
        "explanation": draft.explanation,
        "options": [{"text": one.text, "correct": one.correct, "feedback": one.feedback} for one in draft.key.options],
        "accepted": [{"text": form.text, "rule": form.rule} for form in draft.key.accepted],
        "number": None
        if number is None
        else {
            "value": f"{number.value:f}",
            "unit": number.unit,
            "tolerance": f"{number.tolerance:f}",
            "text": number.text,
        },
        "citations": [_citation(citation) for citation in draft.citations],
    }


def _citation(citation: Citation) -> Document:
    passage: Passage = citation.passage
    return {
        "article": passage.article,
        "rendition": passage.rendition,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "exact_sha256": digest(passage.exact),
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "stance": str(citation.stance),
        "marks": [list(mark) for mark in citation.marks],
    }
