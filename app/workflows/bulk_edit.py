"""Change many questions at once: first say exactly what would happen to which, then do it in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.questions.bank_filter import BankFilter
from app.questions.bulk import Act, Change, Item, Plan, plan
from app.storage import audit, bank_changes
from app.storage.bank_queries import bank_ids, ids_of_names
from app.storage.quizzes import slots_of
from app.storage.search_index import index_questions
from app.storage.sections import append_questions
from app.storage.unit_of_work import UnitOfWork
from app.workflows.known import known_quiz
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.search_bank import bank_view

CHUNK = 500
AT_ONCE = "Somebody changed one of these questions in the same moment. Nothing was done; look again."
# What the search finds questions by.
WORDED = {Act.ADD_TAGS, Act.REMOVE_TAGS, Act.TOPIC}
T = TypeVar("T")


@dataclass(frozen=True)
class Selection:
    """Which questions: those of these names, or all that a filter lets through."""

    names: tuple[str, ...] = ()
    wanted: BankFilter | None = None


class ChangedMeanwhile(Refused):
    """What was confirmed is no more what would happen; nothing was done."""


def plan_bulk(work: UnitOfWork, viewer: Viewer, selection: Selection, change: Change) -> Plan:
    """Say what a change would do to which questions; raises NotFound where its quiz is not there."""
    with work.reading() as session:
        items = list(_items(session, work, viewer, selection, change))
        stems: dict[int, str] = {}
        for chunk in _chunks(items):
            stems |= bank_changes.stems_of(session, [item.id for item in chunk])
        return plan(change, [replace(item, stem=stems[item.id]) for item in items])


def apply_bulk(work: UnitOfWork, viewer: Viewer, selection: Selection, change: Change, *, expected: int) -> int:
    """Make a change and count the questions that it touched; raises NotFound, or Refused where it is not as expected.

    All of it is kept or nothing, with an audit row for each question.
    """
    try:
        with work() as session:
            return _applied(session, work, viewer, selection, change, expected)
    except IntegrityError:  # Somebody labelled or deleted one of them in the same moment.
        raise ChangedMeanwhile(AT_ONCE) from None


def _applied(
    session: Session, work: UnitOfWork, viewer: Viewer, selection: Selection, change: Change, expected: int
) -> int:
    if change.act is Act.PUT_INTO_QUIZ:
        known_quiz(session, change.value, lock=True)
    touched = plan(change, list(_items(session, work, viewer, selection, change))).touched
    if len(touched) != expected:
        msg = f"Meanwhile this would change {len(touched)} questions, not {expected}. Nothing was done; look again."
        raise ChangedMeanwhile(msg)
    for chunk in _chunks(touched):
        _change(session, work, change, chunk)
    if change.act in WORDED:
        index_questions(session, [item.id for item in touched])
    value = {"value": list(change.tags) or change.value} if change.tags or change.value else {}
    subjects = [f"question {item.name}" for item in touched]
    audit.record_all(
        session, work, actor_id=viewer.user_id, action=change.act, subjects=subjects, among=expected, **value
    )
    return len(touched)


def _items(session: Session, work: UnitOfWork, viewer: Viewer, selection: Selection, change: Change) -> Iterator[Item]:
    view = bank_view(work, viewer)
    if selection.wanted is not None:
        ids = bank_ids(session, view, selection.wanted)
    else:
        ids = ids_of_names(session, selection.names)
    held = _held(session, change)
    for chunk in _chunks(ids):
        for one in bank_changes.standings(session, view.sees, chunk):
            own = viewer.sees_all or one.owner_id == viewer.user_id
            yield _item(one, own=own, held=one.id in held)


def _item(one: bank_changes.Standing, *, own: bool, held: bool) -> Item:
    return Item(
        id=one.id,
        name=one.name,
        stem="",
        own=own,
        archived=one.archived,
        published=one.published,
        held=held,
        tags=one.tags,
        topic=one.topic,
        difficulty=one.difficulty,
    )


def _held(session: Session, change: Change) -> set[int]:
    if change.act is not Act.PUT_INTO_QUIZ:
        return set()
    return {slot.question_id for slot in slots_of(session, known_quiz(session, change.value).id) if slot.question_id}


def _change(session: Session, work: UnitOfWork, change: Change, items: Sequence[Item]) -> None:
    ids = [item.id for item in items]
    match change.act:
        case Act.ADD_TAGS:
            pairs = [(item.id, tag) for item in items for tag in change.tags if tag not in item.tags]
            bank_changes.label_all(session, "tag", pairs)
        case Act.REMOVE_TAGS:
            bank_changes.unlabel_all(session, "tag", ids, change.tags)
        case Act.TOPIC:
            bank_changes.unlabel_all(session, "topic", ids)
            bank_changes.label_all(session, "topic", [(one, change.value) for one in ids] if change.value else [])
        case Act.DIFFICULTY:
            bank_changes.set_difficulty(session, ids, change.value)
        case Act.PUT_INTO_QUIZ:
            append_questions(session, known_quiz(session, change.value).id, ids)
        case Act.RETIRE:
            bank_changes.retire_all(session, ids)
        case Act.ARCHIVE:
            bank_changes.archive_all(session, ids, at=work.clock())
        case Act.BRING_BACK:
            bank_changes.bring_all_back(session, ids)


def _chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[start : start + CHUNK] for start in range(0, len(things), CHUNK))
