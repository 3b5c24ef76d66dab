"""A quiz of many questions taken by many, written straight into the tables: what the benchmarks of reports read."""

import random
from collections.abc import Iterator
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow, SubmissionRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import published_in
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, make_quiz, publish_question

BATCH = 400


def big_class(work: UnitOfWork, *, attempts: int, items: int, slug: str, seed: int = 1) -> int:
    """Make a quiz of choices and let pupils of different strength hand it in; give its id."""
    drafts = [
        a_draft(QuestionType.SINGLE, stem=f"Who cut ribbon {number} at the new harbour?") for number in range(items)
    ]
    quiz_id = make_quiz(work, *[publish_question(work, draft) for draft in drafts], slug=slug)
    with work.reading() as session:
        versions = [version.id for _, version in published_in(session, quiz_id)]
        first = {row: _next(session, row) for row in (ParticipantRow, AttemptRow, AttemptSlotRow, GradingRow)}
    dice = random.Random(seed)  # noqa: S311 - a simulation
    for begin in range(0, attempts, BATCH):
        with work() as session:
            _write(session, work, quiz_id, versions, range(begin, min(begin + BATCH, attempts)), first, dice)
    if work.engine.dialect.name == "sqlite":
        with work() as session:
            session.connection().exec_driver_sql("ANALYZE")
    else:
        _count_on(work)
        with work.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return quiz_id


def _count_on(work: UnitOfWork) -> None:
    """Let PostgreSQL number new rows after those that were written with their numbers."""
    with work() as session:
        for row in (ParticipantRow, AttemptRow, AttemptSlotRow, GradingRow):
            table = row.__tablename__
            session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"))  # noqa: S608


def _next(session: Session, row: Any) -> int:
    return (session.scalar(select(row.id).order_by(row.id.desc()).limit(1)) or 0) + 1


def _write(
    session: Session,
    work: UnitOfWork,
    quiz_id: int,
    versions: list[int],
    numbers: range,
    first: dict[Any, int],
    dice: random.Random,
) -> None:
    at, size = work.clock(), len(versions)
    people, taken, slots, gradings, marks, handed_in = [], [], [], [], [], []
    for number in numbers:
        person, attempt, grading = (first[row] + number for row in (ParticipantRow, AttemptRow, GradingRow))
        people.append(
            {"id": person, "nickname": f"Pupil {number}", "token_hash": f"{quiz_id}-{number:054}", "created_at": at}
        )
        told = {"id": attempt, "public_id": f"b{quiz_id}-{number}", "quiz_id": quiz_id, "participant_id": person}
        taken.append(told | {"number": 1, "state": "graded", "started_at": at, "submitted_at": at})
        handed_in.append({"attempt_id": attempt, "cause": "submit", "at": at})
        score = 0.0
        for place, (pick, mark) in enumerate(_answers(dice, size)):
            slot, version = first[AttemptSlotRow] + number * size + place, versions[place]
            slots.append(
                {"id": slot, "attempt_id": attempt, "position": place, "version_id": version, "points": 1.0}
                | {"option_order": [0, 1, 2], "evidence": None, "section": ""}
            )
            marks.append(
                {"grading_id": grading, "slot_id": slot, "version_id": version, "mark": mark, "rule": "key"}
                | {"response": {"chosen": [pick], "text": ""}, "note": "", "detail": {}}
            )
            score += mark
        gradings.append(
            {
                "id": grading,
                "attempt_id": attempt,
                "revision": 1,
                "cause": "submit",
                "score": score,
                "maximum": size,
                "at": at,
            }
        )
    rows = (ParticipantRow, people), (AttemptRow, taken), (AttemptSlotRow, slots), (GradingRow, gradings)
    for row, values in (*rows, (MarkRow, marks), (SubmissionRow, handed_in)):
        session.execute(insert(row), values)


def _answers(dice: random.Random, size: int) -> Iterator[tuple[int, float]]:
    strength = dice.random()
    for place in range(size):
        knows = dice.random() < 0.1 + 0.6 * strength + 0.3 * place / size
        yield (0, 1.0) if knows else (dice.choice((1, 2)), 0.0)
