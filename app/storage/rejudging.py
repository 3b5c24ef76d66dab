"""Queries of judging again: which version judges an answer, and which attempts still wait for it."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.grading.rejudging import Rejudging, asks_the_same
from app.quizzes.attempt import State
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.questions import VersionRow
from app.storage.versions import contents

REJUDGING = tuple(str(one) for one in Rejudging)


def successors(session: Session, version_ids: Collection[int]) -> dict[int, int]:
    """Give, for the versions whose answers a later one judges, the id of the newest that does and asks the same."""
    asked = aliased(VersionRow)
    found = (
        select(asked, VersionRow)
        .join(VersionRow, VersionRow.question_id == asked.question_id)
        .where(asked.id.in_(version_ids), VersionRow.number > asked.number, VersionRow.rule.in_(REJUDGING))
        .order_by(VersionRow.number)
    )
    pairs = session.execute(found).all()
    rows = {row.id: row for pair in pairs for row in pair}
    drafts = {one.version.id: one.draft for one in contents(session, list(rows.values()))} if rows else {}
    return {old.id: new.id for old, new in pairs if asks_the_same(drafts[old.id], drafts[new.id])}


def earlier_versions(session: Session, version: VersionRow) -> list[int]:
    """Give the ids of the versions before one that ask the same."""
    before = (VersionRow.question_id == version.question_id, VersionRow.number < version.number)
    rows = session.scalars(select(VersionRow).where(*before).order_by(VersionRow.number)).all()
    *old, new = contents(session, [*rows, version])
    return [one.version.id for one in old if asks_the_same(one.draft, new.draft)]


def waiting_attempts(
    session: Session, old: Collection[int], *, limit: int, without: Collection[int] = ()
) -> Sequence[AttemptRow]:
    """Give graded attempts whose counting marks were given by one of some versions, locked, the oldest first."""
    found = _judged_by(old).where(AttemptRow.id.not_in(without)).limit(limit)
    ids = session.scalars(found).all()
    locked = select(AttemptRow).where(AttemptRow.id.in_(ids)).order_by(AttemptRow.id)
    session.scalars(locked.with_for_update(of=AttemptRow)).all()
    # Whoever held a lock may have judged it meanwhile.
    still = select(AttemptRow).where(AttemptRow.id.in_(_judged_by(old)), AttemptRow.id.in_(ids))
    return session.scalars(still.order_by(AttemptRow.id)).all()


def _judged_by(old: Collection[int]) -> Select[int]:
    later = aliased(GradingRow)
    newest = select(func.max(later.revision)).where(later.attempt_id == AttemptRow.id).correlate(AttemptRow)
    return (
        select(AttemptRow.id)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .where(
            MarkRow.version_id.in_(old),
            GradingRow.revision == newest.scalar_subquery(),
            AttemptRow.state == State.GRADED,
        )
        .distinct()
        .order_by(AttemptRow.id)
    )


def unfinished(session: Session) -> Sequence[VersionRow]:
    """Give the versions that judge answers to earlier ones and have not judged all of them, the oldest first.

    An earlier version with other options may be among what made it look so.
    """
    old = aliased(VersionRow)
    earlier = (old.question_id == VersionRow.question_id, old.number < VersionRow.number)
    same = (old.type == VersionRow.type, old.lead == VersionRow.lead, old.stem == VersionRow.stem)
    later = aliased(GradingRow)
    newest = select(func.max(later.revision)).where(later.attempt_id == GradingRow.attempt_id).correlate(GradingRow)
    waiting = (
        select(MarkRow.id)
        .join(old, old.id == MarkRow.version_id)
        .join(GradingRow, GradingRow.id == MarkRow.grading_id)
        .join(AttemptRow, AttemptRow.id == GradingRow.attempt_id)
        .where(*earlier, *same, GradingRow.revision == newest.scalar_subquery(), AttemptRow.state == State.GRADED)
        .correlate(VersionRow)
    )
    found = select(VersionRow).where(VersionRow.rule.in_(REJUDGING), waiting.exists())
    return session.scalars(found.order_by(VersionRow.id)).all()
