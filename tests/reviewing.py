"""Questions that wait for review in tests, with what else they could be."""

from itertools import count

from app.questions.draft import Draft
from app.storage.questions import QuestionRow
from app.storage.reviews import AlternativeRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, question_by_public_id
from app.workflows.change_review import write_wording
from app.workflows.decide_review import Shown
from app.workflows.publish_question import texts_of
from tests.factories import a_draft, import_articles

SILLY = {"text": "Per Moe", "feedback": "He wrote about the ferry."}
_numbers = count(1)


def put_in_queue(
    work: UnitOfWork, draft: Draft | None = None, *, owner_id: int | None = None, state: str = "in review"
) -> Shown:
    """Store a draft as a question that waits and give what its reviewer sees of it."""
    import_articles(work)
    with work() as session:
        name = f"waiting{next(_numbers)}"
        question = QuestionRow(public_id=name, owner_id=owner_id, created_at=work.clock())
        session.add(question)
        session.flush()
        version = add_version(session, question, draft or a_draft(), renditions=texts_of(session), at=work.clock())
        version.state = state
    return Shown(name, 1)


def offer(work: UnitOfWork, shown: Shown, *, wording: Draft | None = None, distractor: dict | None = None) -> None:
    """Offer another wording, or another wrong option, for a question that waits."""
    with work() as session:
        version = newest(work, shown.public_id)
        content = distractor or write_wording(wording, version)
        if wording:
            # As an import would have it: nothing that the format of the lines leaves out.
            content = {name: value for name, value in content.items() if name not in {"lead", "rule"}}
        kind = "wording" if wording else "distractor"
        session.add(AlternativeRow(question_id=version.question_id, kind=kind, position=0, content=content))


def newest(work: UnitOfWork, public_id: str):
    """Give a question's newest version."""
    with work.reading() as session:
        return versions(session, public_id)[0]


def versions(session, public_id: str):
    return versions_of(session, question_by_public_id(session, public_id).id)


def states(work: UnitOfWork, public_id: str) -> list[str]:
    """Give the states of a question's versions, newest first."""
    with work.reading() as session:
        return [row.state for row in versions(session, public_id)]
