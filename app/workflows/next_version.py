"""Make the version that judges given answers anew: the same question with another key, published as a review does."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.grading.correcting import right_of
from app.grading.rejudging import Rejudging, asks_the_same
from app.questions.draft import Draft
from app.storage.publishing import ConfirmationRow
from app.storage.questions import VersionRow
from app.storage.rejudging import REJUDGING
from app.storage.second_readings import confirmation_of
from app.storage.teaching_queries import entity_forms, versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, contents
from app.workflows.check_question import checks_of, with_marks
from app.workflows.decide_review import log
from app.workflows.problems import Refused
from app.workflows.publish_lock import publish_version
from app.workflows.publish_question import texts_behind

MOVED = "The article has changed since, so that the cited words stand elsewhere. Edit the question first."
BY_A_VERSION = (
    "To use this key all the same: edit the question, change only its key and what it cites, and publish it; where no "
    "rule says that the key follows, a second teacher can confirm it on its page. Then come back here: the answers "
    "given so far can be judged by it."
)
GONE = "This question was withdrawn: everybody has full marks for it already."


def add_judging_version(
    session: Session,
    work: UnitOfWork,
    seen: VersionRow,
    change: Callable[[Draft], Draft],
    *,
    why: Rejudging,
    actor_id: int,
) -> VersionRow:
    """Store the version that judges the answers to `seen`, with the audit row; its question must be locked.

    Where the published version asks the same, the new one is made of it and takes its place; where the question asks
    something else by now, the new one only judges. Raises Refused with a reason for each check that fails.
    """
    basis, draft, current = judging_draft(session, seen, change, why=why)
    new = _stored(session, work, basis, draft, actor_id=actor_id)
    if current:
        if vouched := _vouched(session, basis, draft):
            session.add(ConfirmationRow(version_id=new.id, user_id=vouched.user_id, note=vouched.note, at=vouched.at))
            session.flush()
        publish_version(session, work, new)
    else:
        new.state = "retired"
    log(session, work, new, str(why), actor_id=actor_id, before=basis.number, after=new.number, state=new.state)
    return new


def judging_draft(
    session: Session, seen: VersionRow, change: Callable[[Draft], Draft], *, why: Rejudging
) -> tuple[VersionRow, Draft, bool]:
    """Give the version that the one to judge answers to `seen` is made of, its draft, and whether it is published.

    Another key must follow from the cited words whether it is published or only judges. Raises Refused.
    """
    rows = versions_of(session, seen.question_id)
    if any(row.rule == Rejudging.WITHDRAWN for row in rows):
        raise Refused(GONE)
    known = {one.version.id: one.draft for one in contents(session, rows)}
    alike = [row for row in rows if asks_the_same(known[row.id], known[seen.id])]
    published = next((row for row in alike if row.state == "published"), None)
    judging = next((row for row in alike if row.rule in REJUDGING), None)
    # What judged last holds all that was decided so far.
    basis = published or judging or seen
    draft = replace(change(known[basis.id]), rule=str(why))
    if why is Rejudging.KEY:
        draft = with_marks(draft, entity_forms(session))
        _must_follow(session, basis, draft)
    return basis, draft, published is not None


def _must_follow(session: Session, basis: VersionRow, draft: Draft) -> None:
    """Refuse a key that does not follow from the cited words, unless a second reader confirmed just this one."""
    confirmed = _vouched(session, basis, draft) is not None
    checks = checks_of(session, draft, question=basis.question)
    failed = [check.sentence for check in checks if check.blocks and not (confirmed and check.confirmable)]
    if failed:
        raise Refused(*failed, BY_A_VERSION)


def _vouched(session: Session, basis: VersionRow, draft: Draft) -> ConfirmationRow | None:
    """Give the confirmation of the version that a draft is made of, where what was confirmed is the same in it."""
    before = contents(session, [basis])[0].draft
    same = right_of(before.key) == right_of(draft.key) and set(before.citations) <= set(draft.citations)
    return confirmation_of(session, basis.id) if same else None


def _stored(session: Session, work: UnitOfWork, basis: VersionRow, draft: Draft, *, actor_id: int) -> VersionRow:
    renditions = texts_behind(session, draft)
    at = work.clock()
    try:
        return add_version(
            session, basis.question, draft, renditions=renditions, at=at, author_id=actor_id, fact_id=basis.fact_id
        )
    except (ValueError, KeyError):
        raise Refused(MOVED) from None
