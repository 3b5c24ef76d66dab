"""What is to be looked at again: the flags on one's published questions, and what is done about each question."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.storage import flag_queries as queries
from app.storage.publishing import FlagRow
from app.storage.questions import VersionRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.decide_review import log
from app.workflows.known import known_question
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.question_standing import FlagLine, line

NOTHING = "No flag stands on this question any more, so nothing was done."
NOT_PUBLISHED = "This question is not published any more, so nothing was done."


@dataclass(frozen=True)
class FlaggedQuestion:
    """A published question with its open flags."""

    public_id: str
    stem: str
    type: str
    owner_id: int | None
    flags: tuple[FlagLine, ...]


def flagged_questions(work: UnitOfWork, viewer: Viewer) -> tuple[FlaggedQuestion, ...]:
    """Give the published questions of one's own that carry a flag, or everybody's for an admin."""
    with work.reading() as session:
        rows = queries.flags_to_look_at(session, None if viewer.sees_all else viewer.user_id)
    versions = {version.id: version for _, version in rows}
    return tuple(
        _question(version, [flag for flag, of in rows if of.id == version.id]) for version in versions.values()
    )


def keep(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Say that a published question holds as it is, and clear its flags; raises NotFound or Refused."""
    _settle(work, public_id, "keep", actor_id=actor_id)


def retire(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Take a question's published version back: nobody is asked it any more, attempts keep it, flags are cleared."""

    def take_back(version: VersionRow) -> None:
        version.state = "retired"

    _settle(work, public_id, "retire", actor_id=actor_id, change=take_back)


def _settle(
    work: UnitOfWork, public_id: str, action: str, *, actor_id: int, change: Callable[[VersionRow], None] | None = None
) -> None:
    with work() as session:
        version = _published(session, public_id)
        said = [flag.sentence for flag in queries.open_flags(session, version.id)]
        if not said and change is None:
            raise Refused(NOTHING)
        queries.clear_flags(session, FlagRow.version_id == version.id, by=actor_id, at=work.clock())
        before = version.state
        if change is not None:
            change(version)
        log(session, work, version, action, actor_id=actor_id, before=before, after=version.state, flags=said)


def _published(session: Session, public_id: str) -> VersionRow:
    question = known_question(session, public_id, lock=True)
    version = next((row for row in versions_of(session, question.id) if row.state == "published"), None)
    if version is None:
        raise Refused(NOT_PUBLISHED)
    return version


def _question(version: VersionRow, flags: list[FlagRow]) -> FlaggedQuestion:
    question = version.question
    lines = tuple(line(flag) for flag in flags)
    return FlaggedQuestion(question.public_id, version.stem, version.type, question.owner_id, lines)
