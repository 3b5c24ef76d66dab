"""Changes of many questions at once, each a few statements however many they are, and what they go by."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.storage.bank_rules import visible_to
from app.storage.labels import LabelRow
from app.storage.questions import QuestionRow, VersionRow


@dataclass(frozen=True)
class Standing:
    """What of a question decides on a change of many."""

    id: int
    name: str
    owner_id: int | None
    archived: bool
    difficulty: str
    published: bool = False
    tags: frozenset[str] = frozenset()
    topic: str = ""


def standings(session: Session, sees: int | None, question_ids: Collection[int]) -> Iterator[Standing]:
    """Give those of some questions that may be seen, in the order of their ids: plain rows, for many are read."""
    columns = (QuestionRow.id, QuestionRow.public_id, QuestionRow.owner_id, QuestionRow.archived_at)
    found = select(*columns, QuestionRow.difficulty).where(*visible_to(sees), QuestionRow.id.in_(question_ids))
    tags, topics = _labels(session, question_ids)
    published = (VersionRow.question_id.in_(question_ids), VersionRow.state == "published")
    asked = set(session.scalars(select(VersionRow.question_id).where(*published)))
    for number, name, owner, archived, difficulty in session.execute(found.order_by(QuestionRow.id)):
        held = (number in asked, frozenset(tags.get(number, ())), topics.get(number, ""))
        yield Standing(number, name, owner, archived is not None, difficulty or "", *held)


def _labels(session: Session, question_ids: Collection[int]) -> tuple[dict[int, list[str]], dict[int, str]]:
    tags: dict[int, list[str]] = {}
    topics: dict[int, str] = {}
    labels = select(LabelRow.question_id, LabelRow.kind, LabelRow.name).where(LabelRow.question_id.in_(question_ids))
    for question, kind, name in session.execute(labels):
        if kind == "tag":
            tags.setdefault(question, []).append(name)
        else:
            topics[question] = name
    return tags, topics


def stems_of(session: Session, question_ids: Collection[int]) -> dict[int, str]:
    """Give the words of some questions' newest versions."""
    last = select(func.max(VersionRow.id)).where(VersionRow.question_id.in_(question_ids))
    found = select(VersionRow.question_id, VersionRow.stem).where(
        VersionRow.id.in_(last.group_by(VersionRow.question_id))
    )
    return {question: stem for question, stem in session.execute(found)}  # noqa: C416 - pyright knows no dict of rows


def archive_all(session: Session, question_ids: Collection[int], *, at: datetime) -> None:
    """Put questions away: none of their versions is asked any more."""
    session.execute(update(QuestionRow).where(QuestionRow.id.in_(question_ids)).values(archived_at=at))
    session.execute(update(VersionRow).where(VersionRow.question_id.in_(question_ids)).values(state="retired"))


def bring_all_back(session: Session, question_ids: Collection[int]) -> None:
    """Take questions out of the archive."""
    session.execute(update(QuestionRow).where(QuestionRow.id.in_(question_ids)).values(archived_at=None))


def retire_all(session: Session, question_ids: Collection[int]) -> None:
    """Take the published versions of questions back: no quiz asks them until a version is published again."""
    published = (VersionRow.question_id.in_(question_ids), VersionRow.state == "published")
    session.execute(update(VersionRow).where(*published).values(state="retired"))


def set_difficulty(session: Session, question_ids: Collection[int], difficulty: str) -> None:
    """Say of questions how hard they are; nothing takes back what was said."""
    said = update(QuestionRow).where(QuestionRow.id.in_(question_ids)).values(difficulty=difficulty or None)
    session.execute(said)


def label_all(session: Session, kind: str, pairs: Sequence[tuple[int, str]]) -> None:
    """Put labels on questions, each a (question id, name) that it does not have yet.

    The index is told by `index_questions`, once for all.
    """
    if pairs:
        rows = [{"question_id": question, "kind": kind, "name": name} for question, name in pairs]
        session.execute(insert(cast("Table", LabelRow.__table__)), rows)


def unlabel_all(
    session: Session, kind: str, question_ids: Collection[int], names: Collection[str] | None = None
) -> None:
    """Take labels off questions: those of these names, or all of the kind."""
    gone = delete(LabelRow).where(LabelRow.question_id.in_(question_ids), LabelRow.kind == kind)
    session.execute(gone if names is None else gone.where(LabelRow.name.in_(names)))
