"""Label a question: tags, a topic and a difficulty, which make no new version; and keep filters under names."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.questions.bank_filter import BankFilter
from app.storage import audit
from app.storage.label_queries import label_names, labels_of, saved_filters, set_labels
from app.storage.labels import SavedFilterRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.known import known_question
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused

MOST_FILTERS = 50


@dataclass(frozen=True)
class Labels:
    """What a question is labelled with, and the names that there are to choose from."""

    tags: tuple[str, ...] = ()
    topic: str = ""
    difficulty: str = ""
    known_tags: tuple[str, ...] = ()
    known_topics: tuple[str, ...] = ()


def labels_on(work: UnitOfWork, viewer: Viewer, public_id: str) -> Labels:
    """Give a question's labels, and the names on the questions that a teacher may see; raises NotFound."""
    sees = None if viewer.sees_all else viewer.user_id
    with work.reading() as session:
        question = known_question(session, public_id)
        rows = labels_of(session, [question.id]).get(question.id, [])
        return Labels(
            tags=tuple(row.name for row in rows if row.kind == "tag"),
            topic=next((row.name for row in rows if row.kind == "topic"), ""),
            difficulty=question.difficulty or "",
            known_tags=tuple(label_names(session, "tag", sees)),
            known_topics=tuple(label_names(session, "topic", sees)),
        )


def label_question(work: UnitOfWork, public_id: str, labels: Labels, *, actor_id: int) -> None:
    """Give a question exactly these labels; raises NotFound."""
    with work() as session:
        # Locked, so that of two who label it at once both are heard, and neither stumbles over the other's tag.
        question = known_question(session, public_id, lock=True)
        set_labels(session, question.id, "tag", labels.tags)
        set_labels(session, question.id, "topic", [labels.topic] if labels.topic else [])
        question.difficulty = labels.difficulty or None
        change = {"tags": list(labels.tags), "topic": labels.topic, "difficulty": labels.difficulty}
        audit.record(session, work, actor_id=actor_id, action="label", subject=f"question {public_id}", **change)


def keep_filter(work: UnitOfWork, user_id: int, name: str, wanted: BankFilter) -> None:
    """Keep a filter under a name; one that has the name already asks for this from now on. Raises Refused."""
    if not wanted.asked:
        msg = "This shows all questions. Ask for something, then keep it under a name."
        raise Refused(msg)
    with _named_once(work, name) as session:
        kept = saved_filters(session, user_id)
        row = next((row for row in kept if row.name == name), None)
        if row is None and len(kept) >= MOST_FILTERS:
            msg = f"You keep {MOST_FILTERS} filters already. Delete one first."
            raise Refused(msg)
        row = row or SavedFilterRow(user_id=user_id, name=name, created_at=work.clock())
        row.wanted = wanted.asked
        session.add(row)


def owner_of_filter(work: UnitOfWork, number: int) -> int:
    """Give whose a kept filter is; raises NotFound."""
    with work.reading() as session:
        return _filter(session, number).user_id


def rename_filter(work: UnitOfWork, number: int, name: str) -> None:
    """Give a kept filter another name; raises NotFound, or Refused where another one has it."""
    with _named_once(work, name) as session:
        _filter(session, number).name = name


def delete_filter(work: UnitOfWork, number: int) -> None:
    """Forget a kept filter; raises NotFound."""
    with work() as session:
        session.delete(_filter(session, number))


@contextmanager
def _named_once(work: UnitOfWork, name: str) -> Iterator[Session]:
    """Open a transaction that names a filter; raises Refused where another one of theirs has the name, by now too."""
    try:
        with work() as session:
            yield session
    except IntegrityError:
        msg = f"Another filter of yours is called “{name}”. Choose another name."
        raise Refused(msg) from None


def _filter(session: Session, number: int) -> SavedFilterRow:
    row = session.get(SavedFilterRow, number)
    if row is None:
        msg = "There is no such filter. It may have been deleted."
        raise NotFound(msg)
    return row
