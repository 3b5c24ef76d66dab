"""Look a question over while it is written: its flaws, what keeps it from being published, and who asks it already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.questions.defects import stem_flaws
from app.questions.draft import Draft
from app.questions.duplicates import Asked, Twin, answers_of, twins
from app.storage.duplicate_queries import newest_versions, visible_stems
from app.storage.teaching_queries import entity_forms
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.check_question import Check, checks_of, with_marks
from app.workflows.list_questions import Viewer


@dataclass(frozen=True)
class Look:
    """What was seen in a draft, and the questions that ask the same."""

    checks: tuple[Check, ...]
    twins: tuple[Twin, ...]
    whole: bool


def look_over(work: UnitOfWork, viewer: Viewer, draft: Draft, *, whole: bool, but: str | None = None) -> Look:
    """Give what is wrong with a draft; of one that is not `whole` yet, only what its stem says.

    `but` is the question that the draft is the next version of.
    """
    with work.reading() as session:
        if whole:
            checks = checks_of(session, with_marks(draft, entity_forms(session)))
        else:
            checks = tuple(Check(flaw.reason, flaw.broken) for flaw in stem_flaws(draft) if draft.stem)
        asked = visible_stems(session, None if viewer.sees_all else viewer.user_id, but=but)
        others = [Asked(public_id, stem) for public_id, stem in asked]
        return Look(checks, tuple(twins(draft, others, lambda some: _keys(session, some))), whole)


def _keys(session: Session, some: Sequence[Asked]) -> Mapping[str, set[str]]:
    rows = newest_versions(session, [one.public_id for one in some])
    return {one.version.question.public_id: answers_of(one.draft) for one in contents(session, rows)}
