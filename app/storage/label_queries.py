"""Queries of labels and kept filters: what a question is tagged with, what there is to choose from."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.storage.bank_rules import visible_to
from app.storage.labels import LabelRow, SavedFilterRow
from app.storage.questions import QuestionRow


def labels_of(session: Session, question_ids: Collection[int]) -> dict[int, list[LabelRow]]:
    """Give the labels of some questions by the questions' ids, each in the order of names."""
    found: dict[int, list[LabelRow]] = {}
    rows = select(LabelRow).where(LabelRow.question_id.in_(question_ids)).order_by(LabelRow.name)
    for row in session.scalars(rows):
        found.setdefault(row.question_id, []).append(row)
    return found


def add_labels(session: Session, question_id: int, kind: str, names: Iterable[str]) -> None:
    """Put labels on a question; those that it has stay."""
    held = {row.name for row in labels_of(session, [question_id]).get(question_id, []) if row.kind == kind}
    for name in dict.fromkeys(names):
        if name not in held:
            session.add(LabelRow(question_id=question_id, kind=kind, name=name))
    session.flush()


def set_labels(session: Session, question_id: int, kind: str, names: Collection[str]) -> None:
    """Let a question have exactly these labels of a kind."""
    for row in labels_of(session, [question_id]).get(question_id, []):
        if row.kind == kind and row.name not in names:
            session.delete(row)
    session.flush()
    add_labels(session, question_id, kind, names)


def label_names(session: Session, kind: str, sees: int | None) -> Sequence[str]:
    """Give the labels of a kind on the questions that somebody may see, by name."""
    found = select(LabelRow.name).join(QuestionRow, QuestionRow.id == LabelRow.question_id)
    found = found.where(LabelRow.kind == kind, *visible_to(sees)).distinct()
    return session.scalars(found.order_by(LabelRow.name).limit(500)).all()


def saved_filters(session: Session, user_id: int) -> Sequence[SavedFilterRow]:
    """Give a teacher's kept filters by their names."""
    found = select(SavedFilterRow).where(SavedFilterRow.user_id == user_id)
    return session.scalars(found.order_by(func.lower(SavedFilterRow.name))).all()
