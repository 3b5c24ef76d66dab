"""A question that was asked, as whoever corrects it sees it, and what is wrong with a correction before it is made."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.correcting import SAME, Act, CannotChange, Correction, KeyChange, right_of, with_key
from app.grading.explanation import Source, source_of
from app.grading.rejudging import Rejudging, asks_the_same
from app.questions.draft import Draft
from app.storage.account_queries import names_of_users
from app.storage.corrections import asked_versions, what_counts
from app.storage.questions import QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, slots_of
from app.storage.rejudging import successors
from app.storage.rulings import RulingRow, rulings_on, void_of
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents, contents_by_id
from app.workflows.known import NO_QUESTION, known_question, known_quiz
from app.workflows.next_version import judging_draft
from app.workflows.problems import NotFound, Refused
from app.workflows.show_result import sources_of

NOT_VOID = "This question is not void, so there is nothing to lift."
VOID_SO = "This question is void in this way already."


@dataclass(frozen=True)
class Target:
    """A question by its public name, in one quiz by its address or in all, as asked by a version of that number."""

    question: str
    quiz: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Found:
    """What a target is: the question, the quiz if one is named, the version asked and what judges its answers now."""

    question: QuestionRow
    quiz: QuizRow | None
    seen: VersionRow
    judging: Content
    void: RulingRow | None

    @property
    def quiz_id(self) -> int | None:
        """Give the quiz's id, None for all quizzes."""
        return self.quiz.id if self.quiz else None


@dataclass(frozen=True)
class Decided:
    """What was decided about the question before: how, why, by whom, and when it was lifted if it was."""

    kind: str
    quiz: bool
    reason: str
    who: str
    at: datetime
    lifted_at: datetime | None


@dataclass(frozen=True)
class CorrectionPage:
    """A question as it was asked, with its passages, its key now, and what was decided about it."""

    question: str
    owner_id: int | None
    quiz: str
    quiz_title: str
    quiz_owner: int | None
    number: int
    others: tuple[int, ...]
    behind: tuple[int, ...]
    draft: Draft
    sources: tuple[Source, ...]
    attempts: int
    void: str
    reason: str
    decided: tuple[Decided, ...]
    asked_here: bool = True


def correction_page(work: UnitOfWork, target: Target) -> CorrectionPage:
    """Give the page of correcting a question; raises NotFound."""
    with work.reading() as session:
        found = found_at(session, target)
        texts = sources_of(session, found.judging)
        return CorrectionPage(
            question=found.question.public_id,
            owner_id=found.question.owner_id,
            quiz=found.quiz.slug if found.quiz else "",
            quiz_title=found.quiz.title if found.quiz else "",
            quiz_owner=found.quiz.owner_id if found.quiz else None,
            number=found.seen.number,
            others=_other_wordings(session, found),
            behind=_judged_otherwise(session, found),
            draft=found.judging.draft,
            sources=tuple(source_of(citation, texts) for citation in found.judging.citations),
            attempts=len(what_counts(session, found.question.id, found.quiz_id)),
            asked_here=found.quiz is None or _is_asked(session, found),
            void=found.void.kind if found.void else "",
            reason=found.void.reason if found.void else "",
            decided=_decided(session, found),
        )


def _decided(session: Session, found: Found) -> tuple[Decided, ...]:
    rows = [row for row in rulings_on(session, found.question.id) if row.quiz_id in {None, found.quiz_id}]
    names = names_of_users(session, {row.made_by_id for row in rows if row.made_by_id})
    return tuple(
        Decided(
            kind=row.kind,
            quiz=row.quiz_id is not None,
            reason=row.reason,
            who=names.get(row.made_by_id or 0, ""),
            at=row.made_at,
            lifted_at=row.lifted_at,
        )
        for row in rows
    )


def found_at(session: Session, target: Target, *, lock: bool = False) -> Found:
    """Find a question that was asked, its question locked if so asked; raises NotFound."""
    question = known_question(session, target.question, lock=lock)
    quiz = known_quiz(session, target.quiz) if target.quiz else None
    rows = versions_of(session, question.id)
    seen = next((row for row in rows if row.number == target.number), None) if target.number else _usual(rows)
    if seen is None:
        raise NotFound(NO_QUESTION)
    judging = successors(session, [seen.id]).get(seen.id, seen.id)
    content = contents_by_id(session, [judging])[judging]
    return Found(question, quiz, seen, content, void_of(session, question.id, quiz.id if quiz else None))


def changed_draft(session: Session, found: Found, correction: Correction) -> Draft | None:
    """Give the draft with another key, None where the key stays; raises Refused where it cannot be done."""
    if correction.act is Act.LIFT and found.void is None:
        raise Refused(NOT_VOID)
    if correction.act is not Act.KEY:
        if found.void is not None and (found.void.kind, found.void.reason) == (correction.act, correction.reason):
            raise Refused(VOID_SO)
        return None
    draft = judging_draft(session, found.seen, changing(correction), why=Rejudging.KEY)[1]
    # Held against what judges: a published version may have another key that judges no answer given before.
    if right_of(draft.key) == right_of(found.judging.key):
        raise Refused(SAME)
    return draft


def changing(correction: Correction) -> Callable[[Draft], Draft]:
    """Give what changes a draft's key as a correction says; it raises Refused."""

    def change(draft: Draft) -> Draft:
        try:
            return with_key(draft, correction.key or KeyChange())
        except CannotChange as error:
            raise Refused(str(error)) from None

    return change


def fingerprint(session: Session, found: Found, correction: Correction) -> str:
    """Give a digest of all that a preview follows from: versions, rulings, the gradings that count, what is asked."""
    parts = [
        [(row.id, row.state) for row in versions_of(session, found.question.id)],
        [(row.id, row.lifted_at is None) for row in rulings_on(session, found.question.id)],
        list(what_counts(session, found.question.id, found.quiz_id)),
        [found.quiz_id, found.seen.id, repr(correction)],
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _is_asked(session: Session, found: Found) -> bool:
    """Say whether a quiz holds a question, or asked it once."""
    held = any(slot.question_id == found.question.id for slot in slots_of(session, found.quiz_id or 0))
    return held or bool(what_counts(session, found.question.id, found.quiz_id))


def _usual(rows: Sequence[VersionRow]) -> VersionRow | None:
    """Give the published version, or else the newest that is not only planned."""
    published = next((row for row in rows if row.state == "published"), None)
    return published or next((row for row in rows if row.state == "retired"), rows[0] if rows else None)


def _other_wordings(session: Session, found: Found) -> tuple[int, ...]:
    """Give the numbers of the newest versions that asked something else."""
    numbers: list[int] = []
    known = [found.judging.draft]
    for content in contents(session, versions_of(session, found.question.id)):
        if content.version.state == "retired" and not any(asks_the_same(one, content.draft) for one in known):
            known.append(content.draft)
            numbers.append(content.version.number)
    return tuple(numbers)


def _judged_otherwise(session: Session, found: Found) -> tuple[int, ...]:
    """Give the numbers of the versions that asked the same and whose answers count by another key than this one's."""
    asked = asked_versions(session, found.question.id)
    judges = successors(session, asked)
    known = contents_by_id(session, [*asked, *judges.values()])
    numbers: list[int] = []
    for one in asked:
        judging = known[judges.get(one, one)].draft
        same = asks_the_same(judging, found.judging.draft)
        if same and right_of(judging.key) != right_of(found.judging.draft.key):
            numbers.append(known[one].version.number)
    return tuple(numbers)
