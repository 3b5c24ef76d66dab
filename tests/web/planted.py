"""A quiz that a simulated class of 200 has handed in, with faults planted in three of its questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from app.questions.draft import AnswerKey, Draft, Option, QuestionType
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow, SubmissionRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import published_in
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, make_quiz, publish_question
from tests.reports.classes import a_class

# Places from 0, as tests.reports.classes has them; the page counts from 1.
WRONG_KEY, USELESS, LEAKING = 3, 6, 8
OPTIONS = ("Sigrid Halvorsen", "Ada Lind", "Nordlinje", "Per Moe")


def planted(
    work: UnitOfWork, *, slug: str = "harbour", owner_id: int | None = None, class_id: int | None = None
) -> int:
    """Make the quiz and its class, and give the quiz's id."""
    sheet = a_class(wrong_key=WRONG_KEY, useless=USELESS, leaking=LEAKING)
    picks = [[int(cell).bit_length() - 1 for cell in row] for row in sheet.picks.tolist()]
    questions = [publish_question(work, a_question(number), owner_id=owner_id) for number in range(1, 11)]
    quiz_id = make_quiz(work, *questions, slug=slug, owner_id=owner_id)
    taken(work, quiz_id, picks, class_id=class_id)
    return quiz_id


def a_question(number: int) -> Draft:
    """Give a question of four options; its key is the first."""
    one = a_draft(QuestionType.SINGLE, stem=f"Who cut ribbon {number} at the new harbour of Norvik?")
    options = (one.key.options[0], *one.key.options[1:], Option(OPTIONS[3]))
    return replace(one, key=AnswerKey(QuestionType.SINGLE, options))


def taken(
    work: UnitOfWork, quiz_id: int, picks: Sequence[Sequence[int]], *, class_id: int | None = None, name: str = "Pupil"
) -> None:
    """Let a participant hand in an attempt for each row of picks, the key being option 0."""
    at = work.clock() - timedelta(hours=2)
    with work() as session:
        versions = [version.id for _, version in published_in(session, quiz_id)]
        for number, row in enumerate(picks):
            person = ParticipantRow(
                nickname=f"{name} {number}", token_hash=f"{quiz_id}-{name}-{number}", created_at=at, class_id=class_id
            )
            session.add(person)
            session.flush()
            attempt = AttemptRow(
                public_id=f"p{quiz_id}-{name}-{number}",
                quiz_id=quiz_id,
                participant_id=person.id,
                number=1,
                state="graded",
                started_at=at + timedelta(seconds=number),
                submitted_at=at + timedelta(minutes=4 + number % 9, seconds=number),
            )
            session.add(attempt)
            session.flush()
            _answers(session, attempt, versions, row)


def _answers(session: Any, attempt: AttemptRow, versions: Sequence[int], row: Sequence[int]) -> None:
    at, score = attempt.submitted_at, float(sum(pick == 0 for pick in row))
    grading = GradingRow(attempt_id=attempt.id, revision=1, cause="submit", score=score, maximum=len(row), at=at)
    slots = [
        AttemptSlotRow(attempt_id=attempt.id, position=place, version_id=version, option_order=[0, 1, 2, 3], points=1)
        for place, version in enumerate(versions)
    ]
    session.add_all([grading, *slots])
    session.flush()
    marks = [
        {"grading_id": grading.id, "slot_id": slot.id, "version_id": slot.version_id, "mark": float(pick == 0)}
        | {"rule": "key", "note": "", "detail": {}, "response": {"chosen": [pick], "text": ""}}
        for slot, pick in zip(slots, row, strict=True)
    ]
    session.execute(insert(MarkRow), marks)
    session.execute(insert(SubmissionRow), [{"attempt_id": attempt.id, "cause": "submit", "at": at}])
