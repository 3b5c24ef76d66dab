"""Accept at once what scores high enough: first what would be accepted and what not, then the same, confirmed."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.storage import review_queries as queries
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents
from app.workflows.check_question import Known, checks_of_version, known_for
from app.workflows.decide_review import AlreadyDecided, Shown, publish_waiting, waiting_version
from app.workflows.list_questions import Viewer
from app.workflows.publish_lock import hold_articles
from app.workflows.readable import readable_article
from app.workflows.review_questions import owner_filter


@dataclass(frozen=True)
class Candidate:
    """A question at or above the score, by its version; `failed` says what keeps it from being accepted."""

    shown: Shown
    stem: str
    score: float
    failed: tuple[str, ...]


@dataclass(frozen=True)
class Sifted:
    """What is at or above a score: to be accepted, and left because a check fails; `below` counts the rest."""

    article: str
    title: str
    fit: tuple[Candidate, ...]
    left: tuple[Candidate, ...]
    below: int


def sift(work: UnitOfWork, viewer: Viewer, stem: str, least: float) -> Sifted:
    """Say what an acceptance of all at or above a score would do; raises NotFound."""
    with work.reading() as session:
        return _sifted(session, viewer, stem, least)


def accept_above(work: UnitOfWork, viewer: Viewer, stem: str, least: float, *, only: Collection[Shown]) -> int:
    """Publish, of the versions that were shown, those at or above a score whose checks pass; give how many."""
    with work() as session:
        chosen = [one.shown for one in _sifted(session, viewer, stem, least).fit if one.shown in only]
        versions = _still_waiting(session, chosen)
        hold_articles(session, (content.draft for content in contents(session, versions)))
        for version in versions:
            publish_waiting(session, work, version, actor_id=viewer.user_id)
        return len(versions)


def _still_waiting(session: Session, chosen: Collection[Shown]) -> list[VersionRow]:
    """Give the versions that nobody decided about meanwhile, their questions locked."""
    found: list[VersionRow] = []
    # In one order, so that two who do this at once do not wait for each other.
    for one in sorted(chosen, key=lambda one: one.public_id):
        with suppress(AlreadyDecided):
            found.append(waiting_version(session, one))
    return found


def _failed(session: Session, content: Content, known: Known) -> tuple[str, ...]:
    checks = checks_of_version(session, content.version, content.draft, known)
    return tuple(check.sentence for check in checks if check.blocks)


def _sifted(session: Session, viewer: Viewer, stem: str, least: float) -> Sifted:
    article = readable_article(session, viewer, stem)
    rows = queries.waiting_on(session, article.id, owner_filter(viewer))
    high = [row for row in rows if row.score >= least]
    stored = contents(session, high)
    known = known_for(session, [content.draft for content in stored])
    found = [
        Candidate(
            Shown(content.version.question.public_id, content.version.number),
            content.version.stem,
            content.version.score,
            _failed(session, content, known),
        )
        for content in stored
    ]
    fit = tuple(one for one in found if not one.failed)
    left = tuple(one for one in found if one.failed)
    return Sifted(stem, article.title, fit, left, len(rows) - len(high))
