"""What Citewell knows of a question and a format cannot say: notes that travel beside what the format shows."""

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from app.articles.text import Passage
from app.interchange.items import Travelling
from app.interchange.seen import Sight
from app.interchange.source_lines import with_sources, without_sources
from app.questions.draft import AcceptedForm, Citation, Draft, NumberKey, Option, QuestionType

VERSION = 1
# Fields of which an empty text says something: that the visible one is not what it was.
_TELLING = frozenset(("stem", "explanation", "id", "topic"))
# Ends of lines to some programs, no characters of XML, and what Moodle reads as a name or a tag in any comment.
_HARMFUL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]|\\[(?=id:|tag:)")


@dataclass(frozen=True)
class Notes:
    """The parts of a question that its visible form lacks; None or empty where the visible form says all.

    Texts are noted in full where they would come back changed (blanks at their ends, characters that the format has
    not). `kept` holds the fields outside the version, `draft` those inside it, under their own names.
    """

    type: QuestionType
    stem: str | None = None
    lead: str = ""
    explanation: str | None = None
    options: tuple[Option, ...] = ()
    accepted: tuple[AcceptedForm, ...] = ()
    number: NumberKey | None = None
    citations: tuple[Citation, ...] = ()
    kept: Travelling | None = None
    has_labels: bool = False


def shown_stem(lead: str, stem: str) -> str:
    """Give the running text that asks the question."""
    return f"{lead}\n{stem}" if lead else stem


def shown_labels(tags: tuple[str, ...], sight: Sight) -> tuple[str, ...]:
    """Give the tags as the format shows them."""
    return tuple(label for tag in tags if (label := sight.label(tag)))


def notes_of(travelling: Travelling, sight: Sight) -> Notes:
    """Say what has to be noted about a question that is written to a format with that sight."""
    draft, key = travelling.draft, travelling.draft.key
    rules = any(form.rule != "verbatim" for form in key.accepted) or bool(key.options)
    return Notes(
        type=draft.type,
        stem=draft.stem if draft.lead or sight.rich(draft.stem) != draft.stem else None,
        lead=draft.lead,
        explanation=None if _comes_back(draft, sight) else draft.explanation,
        options=key.options if any(_odd(option, sight) for option in key.options) else (),
        accepted=key.accepted if rules or any(sight.plain(f.text) != f.text for f in key.accepted) else (),
        number=key.number,
        citations=draft.citations,
        kept=replace(travelling, draft=replace(draft, citations=())),
        has_labels=shown_labels(travelling.tags, sight) != travelling.tags,
    )


def _odd(option: Option, sight: Sight) -> bool:
    texts = (option.text, option.feedback)
    return option.occurrence is not None or any(sight.rich(text) != text for text in texts)


def _comes_back(draft: Draft, sight: Sight) -> bool:
    shown = sight.rich(with_sources(draft.explanation, draft.citations))
    return without_sources(shown, draft.citations, as_seen=sight.rich) == (draft.explanation, draft.citations)


def to_json(notes: Notes, sight: Sight) -> str:
    """Write notes in one line of JSON, without what says nothing."""
    record: dict[str, object] = {"v": VERSION, "type": str(notes.type)}
    record |= {"stem": notes.stem, "lead": notes.lead, "explanation": notes.explanation}
    record["options"] = [[o.text, o.feedback, o.occurrence and _place(o.occurrence)] for o in notes.options]
    record["accepted"] = [[form.text, form.rule] for form in notes.accepted]
    record["number"] = notes.number and _number(notes.number)
    record["citations"] = [
        [_place(c.passage), str(c.stance), [list(mark) for mark in c.marks]] for c in notes.citations
    ]
    if notes.kept:
        record |= _outside(notes.kept, sight, labels=notes.has_labels) | _inside(notes.kept.draft)
    said = {name: value for name, value in record.items() if value not in (None, "", []) or _tells(name, value)}
    return _HARMFUL.sub(_escaped, json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def _tells(name: str, value: object) -> bool:
    return name in _TELLING and value is not None


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _outside(travelling: Travelling, sight: Sight, *, labels: bool) -> dict[str, object]:
    tags = list(travelling.tags) if labels else None
    public = travelling.id if sight.label(travelling.id) != travelling.id else None
    topic = travelling.topic if sight.topic(travelling.topic) != travelling.topic else None
    outside: dict[str, object] = {"id": public, "labels": tags, "topic": topic}
    outside |= {"version": travelling.version, "status": travelling.status, "difficulty": travelling.difficulty}
    return outside


def _inside(draft: Draft) -> dict[str, object]:
    return {
        "tags": list(draft.tags),
        "score": draft.score or None,
        "features": [list(feature) for feature in draft.features],
        "origin": draft.origin,
        "rule": draft.rule,
        "scope": list(draft.scope),
    }


def _number(number: NumberKey) -> list[str]:
    return [figures(number.value), figures(number.tolerance), number.unit, number.text]


def figures(value: Decimal) -> str:
    """Write a number in figures, without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _place(passage: Passage) -> list[object]:
    """Write a passage; whoever imports it finds the rendition."""
    return [passage.article, passage.start, passage.exact, passage.prefix, passage.suffix]
