"""What the search knows of a question: the texts of its newest version, and the labels on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.storage.articles import PassageRow
from app.storage.labels import LabelRow
from app.storage.questions import AcceptedRow, CitationRow, OptionRow, VersionRow


@dataclass(frozen=True)
class Document:
    """The texts of one question by what they are; the head's count more than the others'."""

    head: tuple[str, ...]
    body: tuple[tuple[str, str], ...] = ()


@dataclass
class _Texts:
    head: list[str] = field(default_factory=list)
    body: list[tuple[str, str]] = field(default_factory=list)


def documents(session: Session, question_ids: Collection[int]) -> dict[int, Document]:
    """Give the texts of some questions by their ids, in five queries."""
    if not question_ids:
        return {}
    newest = _newest(session, question_ids)
    versions, found = {version: question for question, (version, *_) in newest.items()}, {}
    for question, (_version, stem, lead, explanation, tags) in newest.items():
        found[question] = _Texts([text for text in (stem, lead, *tags) if text])
        found[question].body += [("explanation", explanation)] if explanation else []
    for question, name in _rows(session, LabelRow.question_id, LabelRow.name, newest):
        found[question].head.append(name)
    for kind, owner, text in (
        ("option", OptionRow.version_id, OptionRow.text),
        ("answer", AcceptedRow.version_id, AcceptedRow.text),
    ):
        for version, words in _rows(session, owner, text, versions):
            found[versions[version]].body.append((kind, words))
    for version, words in _cited(session, versions):
        found[versions[version]].body.append(("cited", words))
    return {question: Document(tuple(texts.head), tuple(texts.body)) for question, texts in found.items()}


def _newest(session: Session, question_ids: Collection[int]) -> dict[int, tuple[int, str, str, str, list[str]]]:
    last = select(func.max(VersionRow.id)).where(VersionRow.question_id.in_(question_ids))
    texts = (VersionRow.stem, VersionRow.lead, VersionRow.explanation, VersionRow.tags)
    columns = (VersionRow.question_id, VersionRow.id, *texts)
    found = select(*columns).where(VersionRow.id.in_(last.group_by(VersionRow.question_id)))
    return {
        question: (version, stem, lead, explanation, tags)
        for question, version, stem, lead, explanation, tags in session.execute(found)
    }


def _rows(
    session: Session, owner: InstrumentedAttribute[int], text: InstrumentedAttribute[str], ids: Mapping[int, object]
) -> Sequence[tuple[int, str]]:
    found = session.execute(select(owner, text).where(owner.in_(ids)).order_by(owner, text))
    return [(of, words) for of, words in found]


def _cited(session: Session, version_ids: Mapping[int, object]) -> Sequence[tuple[int, str]]:
    found = select(CitationRow.version_id, PassageRow.exact).join(PassageRow, PassageRow.id == CitationRow.passage_id)
    found = found.where(CitationRow.version_id.in_(version_ids))
    rows = session.execute(found.order_by(CitationRow.version_id, CitationRow.position))
    return [(version, words) for version, words in rows]
