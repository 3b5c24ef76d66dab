"""Storing many questions at once: rows that are ready get their ids and go in, a statement for each table."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.storage.articles import PassageRow
from app.storage.bulk_rows import insert_ready
from app.storage.exchange_queries import chunks
from app.storage.import_rows import NewDraft, Place, Placed, ReadyDrafts, passage_ids
from app.storage.labels import LabelRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.search_index import index_questions

WAITING = ("draft", "in review")


def keep_drafts(session: Session, ready: ReadyDrafts) -> Sequence[int]:
    """Store drafts and give their questions' row ids, in their order."""
    insert_ready(session, ready.questions, lambda _: ())
    questions = _question_ids(session, [one.public_id for one in ready.drafts])
    old = [questions[one.public_id] for one in ready.drafts if not one.is_new]
    numbers = _next_numbers(session, old)
    _retire_waiting(session, old)
    insert_ready(session, ready.versions, lambda name: (questions[name], numbers.get(questions[name], 1)))
    newest = _newest_ids(session, list(questions.values()))
    versions = {name: newest[number] for name, number in questions.items()}
    passages = _passages(session, ready)

    def placed(key: Placed) -> tuple[object, ...]:
        name, place = key
        return versions[name], passages[place] if place else None

    insert_ready(session, ready.options, placed)
    insert_ready(session, ready.accepted, lambda name: (versions[name],))
    insert_ready(session, ready.citations, placed)
    _forget_labels(session, old)
    insert_ready(session, ready.labels, lambda name: (questions[name],))
    _set_difficulty(session, ready.drafts, questions)
    # What comes in bulk is told to the search by hand.
    ids = [questions[one.public_id] for one in ready.drafts]
    index_questions(session, ids)
    return ids


def _passages(session: Session, ready: ReadyDrafts) -> dict[Place, int]:
    """Give the row of each passage that is cited, new ones for those that are not here yet."""
    known = passage_ids(session, ready.stems)
    missing: list[dict[str, Any]] = [row for place, row in ready.passages.items() if place not in known]
    if not missing:
        return known
    session.execute(insert(cast("Table", PassageRow.__table__)), missing)
    return passage_ids(session, ready.stems)


def _question_ids(session: Session, public_ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(public_ids):
        rows = session.execute(select(QuestionRow.public_id, QuestionRow.id).where(QuestionRow.public_id.in_(some)))
        found.update((public_id, number) for public_id, number in rows)
    return found


def _next_numbers(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in chunks(question_ids):
        highest = select(VersionRow.question_id, func.max(VersionRow.number)).group_by(VersionRow.question_id)
        rows = session.execute(highest.where(VersionRow.question_id.in_(some)))
        found.update((question_id, number + 1) for question_id, number in rows)
    return found


def _newest_ids(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in chunks(question_ids):
        newest = select(VersionRow.question_id, func.max(VersionRow.id)).group_by(VersionRow.question_id)
        rows = session.execute(newest.where(VersionRow.question_id.in_(some)))
        found.update((question_id, version_id) for question_id, version_id in rows)
    return found


def _retire_waiting(session: Session, question_ids: Collection[int]) -> None:
    for some in chunks(question_ids):
        waiting = (VersionRow.question_id.in_(some), VersionRow.state.in_(WAITING))
        session.execute(update(VersionRow).where(*waiting).values(state="retired"))


def _forget_labels(session: Session, question_ids: Collection[int]) -> None:
    for some in chunks(question_ids):
        session.execute(delete(LabelRow).where(LabelRow.question_id.in_(some)))


def _set_difficulty(session: Session, drafts: Sequence[NewDraft], questions: dict[str, int]) -> None:
    """Say of the questions that were here how hard they are now."""
    levels: dict[str, list[int]] = {}
    for one in drafts:
        if not one.is_new:
            levels.setdefault(one.question.difficulty, []).append(questions[one.public_id])
    for level, ids in levels.items():
        for some in chunks(ids):
            session.execute(update(QuestionRow).where(QuestionRow.id.in_(some)).values(difficulty=level or None))
