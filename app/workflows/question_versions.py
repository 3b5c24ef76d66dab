"""A question's versions: who wrote each, when and why, how it was answered, how two differ, an old one restored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.grading.rejudging import Rejudging, as_written
from app.questions.origins import model_of
from app.questions.version_diff import VersionDiff, diff
from app.storage.account_queries import names_of_users
from app.storage.publishing import ConfirmationRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.second_readings import confirmations_among, deeds_on
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.version_statistics import Answered, answered
from app.storage.versions import add_version, contents
from app.workflows.decide_review import log
from app.workflows.edit_question import ARCHIVED, WAITING
from app.workflows.known import known_question
from app.workflows.moved_citations import as_it_stands_now
from app.workflows.problems import NotFound, Refused

NO_SUCH = "There is no such version of this question. The list has those that are."
CHANGES = {
    "take wording": "another wording of the generator taken in review",
    "exchange distractor": "a wrong option exchanged in review",
    "change": "changed in review",
}
IS_NEWEST = "That is the newest version already, so nothing was done."


@dataclass(frozen=True)
class Figures:
    """How often something was answered, the share of the marks that were got, and the mean mark out of 1."""

    attempts: int
    marks: float
    right: int

    @property
    def facility(self) -> float:
        """Give the share of the marks that were got, 0 to 1; 0 where nobody was asked."""
        return self.marks / self.attempts if self.attempts else 0.0

    @property
    def mean(self) -> float:
        """Give the mean mark out of 1, to two decimals."""
        return round(self.facility, 2)


@dataclass(frozen=True)
class VersionLine:
    """A version in a question's history: who wrote it, when, why, and how it was answered."""

    number: int
    state: str
    stem: str
    author: str
    created_at: datetime
    published_at: datetime | None
    why: str
    confirmed_by: str
    figures: Figures


@dataclass(frozen=True)
class History:
    """A question's versions, the newest first, and all their answers pooled."""

    public_id: str
    owner_id: int | None
    archived: bool
    stem: str
    versions: tuple[VersionLine, ...]
    pooled: Figures


@dataclass(frozen=True)
class Compared:
    """Two versions and what differs."""

    old: int
    new: int
    difference: VersionDiff


def history(work: UnitOfWork, public_id: str) -> History:
    """Give a question's versions; raises NotFound."""
    with work.reading() as session:
        question = known_question(session, public_id)
        return history_of(session, question, versions_of(session, question.id))


def history_of(session: Session, question: QuestionRow, rows: Sequence[VersionRow]) -> History:
    """Give the history of versions that are loaded."""
    figures, deeds = answered(session, question.id), deeds_on(session, question.public_id, [row.number for row in rows])
    confirmed = {row.version_id: row for row in confirmations_among(session, [row.id for row in rows])}
    ids = {row.author_id for row in rows if row.author_id} | {row.user_id for row in confirmed.values()}
    names = names_of_users(session, ids)
    return History(
        public_id=question.public_id,
        owner_id=question.owner_id,
        archived=question.archived_at is not None,
        stem=rows[0].stem,
        versions=tuple(
            _line(row, names, confirmed.get(row.id), figures.get(row.id), _why(row, deeds.get(row.number, {})))
            for row in rows
        ),
        pooled=pooled(list(figures.values())),
    )


def pooled(figures: Sequence[Answered]) -> Figures:
    """Put the answers to several versions together."""
    attempts, right = sum(one.attempts for one in figures), sum(one.right for one in figures)
    return Figures(attempts, sum(one.marks for one in figures), right)


def compare(work: UnitOfWork, public_id: str, old: int, new: int) -> Compared:
    """Compare two versions by their numbers; raises NotFound."""
    with work.reading() as session:
        question = known_question(session, public_id)
        rows = versions_of(session, question.id)
        one, other = contents(session, [_numbered(rows, old), _numbered(rows, new)])
        return Compared(old, new, diff(one.draft, other.draft))


def restore(work: UnitOfWork, public_id: str, number: int, *, actor_id: int) -> int:
    """Make a new version of an old one's content and give its number; it is a draft, to be published like any other.

    Citations move to where their words stand now. Raises NotFound, or Refused where they stand there no more.
    """
    with work() as session:
        question = known_question(session, public_id, lock=True)
        if question.archived_at is not None:
            raise Refused(ARCHIVED)
        rows = versions_of(session, question.id)
        old = _numbered(rows, number)
        if old is rows[0]:
            raise Refused(IS_NEWEST)
        draft, texts = as_it_stands_now(session, as_written(contents(session, [old])[0].draft))
        for row in rows:
            row.state = "retired" if row.state in WAITING else row.state
        new = add_version(
            session,
            question,
            draft,
            renditions=texts,
            at=work.clock(),
            author_id=actor_id,
            fact_id=old.fact_id,
        )
        log(session, work, new, "restore", actor_id=actor_id, before=number, after=new.number)
        return new.number


def _line(
    row: VersionRow, names: Mapping[int, str], confirmed: ConfirmationRow | None, figures: Answered | None, why: str
) -> VersionLine:
    model = model_of(row.origin)
    author = names.get(row.author_id or 0, f"the language model {model}" if model else "the generator")
    by = names.get(confirmed.user_id, "") if confirmed else ""
    counted = Figures(figures.attempts, figures.marks, figures.right) if figures else Figures(0, 0.0, 0)
    return VersionLine(row.number, row.state, row.stem, author, row.created_at, row.published_at, why, by, counted)


def _why(row: VersionRow, deeds: Mapping[str, Any]) -> str:
    """Say why a version was made: what it judges, what it restores, how it was changed, or that it is the first."""
    if row.rule in set(Rejudging):
        return row.rule
    if "restore" in deeds:
        return f"restored from version {deeds['restore'].get('before')}"
    changed = next((words for action, words in CHANGES.items() if action in deeds), "")
    return changed or ("first written" if row.number == 1 else "edited")


def _numbered(rows: Sequence[VersionRow], number: int) -> VersionRow:
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found
