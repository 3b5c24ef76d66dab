"""Changes of many questions at once, each a few statements however many they are."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.storage.labels import LabelRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.search_index import index_questions


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
    """Put labels on questions, each a (question id, name) that it does not have yet."""
    if pairs:
        rows = [{"question_id": question, "kind": kind, "name": name} for question, name in pairs]
        session.execute(insert(LabelRow), rows)
    index_questions(session, {question for question, _name in pairs})


def unlabel_all(
    session: Session, kind: str, question_ids: Collection[int], names: Collection[str] | None = None
) -> None:
    """Take labels off questions: those of these names, or all of the kind."""
    gone = delete(LabelRow).where(LabelRow.question_id.in_(question_ids), LabelRow.kind == kind)
    session.execute(gone if names is None else gone.where(LabelRow.name.in_(names)))
    index_questions(session, question_ids)
