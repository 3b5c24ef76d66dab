"""Which version judges each answer of an attempt: the one asked, or a later one that judges in its place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.grading.grade import Verdict
from app.grading.rejudging import judge, rivals
from app.quizzes.response import Response
from app.storage.attempt_queries import Asked, marks_of
from app.storage.attempts import GradingRow
from app.storage.rejudging import successors
from app.storage.teaching_queries import entity_forms
from app.storage.versions import Content, contents_by_id


def judging_versions(
    session: Session, asked: Sequence[Asked], last: GradingRow | None, by: Mapping[int, int]
) -> dict[int, int]:
    """Give the id of the version that judges each slot.

    What judged last goes on judging, so that judging one question again keeps what was decided about another. A first
    grading takes the versions that were accepted since the attempt began. `by` replaces either.
    """
    if last is not None:
        base = {slot_id: mark.version_id for slot_id, mark in marks_of(session, last.id).items()}
    else:
        newer = successors(session, [one.version_id for one in asked])
        base = {one.slot_id: newer.get(one.version_id, one.version_id) for one in asked}
    judging = {one.slot_id: base.get(one.slot_id, one.version_id) for one in asked}
    return {slot_id: by.get(version_id, version_id) for slot_id, version_id in judging.items()}


def judged(response: Response, content: Content, entities: Sequence[Sequence[str]]) -> tuple[Verdict, tuple[str, ...]]:
    """Judge an answer by a version, and give with the verdict the names that stood against the answer.

    `entities` are the forms of each name known. With the names that stood against it the verdict can be worked out
    again without the others.
    """
    others = rivals(response.text, content.key.accepted, entities)
    verdict = judge(response, content.key, content.citations, others=others, rule=content.version.rule)
    return verdict, others


@dataclass(frozen=True)
class Judging:
    """Judges answers by a version; `met` gathers the names that stood against any of them."""

    content: Content
    names: Sequence[Sequence[str]]
    met: set[str] = field(default_factory=set[str])

    def __call__(self, response: Response) -> Verdict:
        """Judge one answer."""
        verdict, others = judged(response, self.content, self.names)
        self.met.update(others)
        return verdict


def judging_content(session: Session, version_id: int) -> Content:
    """Give the content of the version by which an answer to a version is judged now."""
    judging = successors(session, [version_id]).get(version_id, version_id)
    return contents_by_id(session, [judging])[judging]


def known_contents(session: Session, version_ids: Collection[int]) -> dict[int, Content]:
    """Give the content of some versions; what a transaction has read for one attempt serves its others.

    Versions never change, so nothing that is kept can be out of date.
    """
    kept: dict[int, Content] = session.info.setdefault("contents", {})
    if missing := [version_id for version_id in version_ids if version_id not in kept]:
        kept |= contents_by_id(session, missing)
    return kept


def known_names(session: Session, content: Content) -> Sequence[tuple[str, ...]]:
    """Give the forms of each name known, read once in a transaction; none where no answer can be somebody's name."""
    if content.key.options or not content.key.accepted:
        return ()
    if "names" not in session.info:
        session.info["names"] = entity_forms(session)
    return session.info["names"]
