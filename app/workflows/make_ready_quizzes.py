"""Make the ready quizzes from the published questions; those that exist keep their questions."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.quizzes.ready import ReadyQuiz, pick
from app.storage.quizzes import QuizRow, SlotRow, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents, published_versions

MOST_SPARING = 10


def make_ready_quizzes(work: UnitOfWork, quizzes: Sequence[ReadyQuiz]) -> int:
    """Make each ready quiz that is not there yet and has questions; give how many were made."""
    with work() as session:
        known = contents(session, [one for one in published_versions(session) if one.question.owner_id is None])
        missing = [quiz for quiz in quizzes if quiz_by_slug(session, quiz.slug) is None]
        asked = _without_example(known)
        return sum(_make(session, work, quiz, asked) for quiz in missing)


def _without_example(known: Sequence[Content]) -> list[Content]:
    # The home page shows one question with its answer, so neither it nor others on its sentence are in a quiz.
    sentences = Counter(_sentence(content) for content in known)
    if len(sentences) < MOST_SPARING:
        return list(known)
    example = min(known, key=lambda content: (sentences[_sentence(content)], -content.version.score))
    return [content for content in known if _sentence(content) != _sentence(example)]


def _sentence(content: Content) -> tuple[str, int]:
    passage = content.citations[0].passage
    return passage.article, passage.start


def _make(session: Session, work: UnitOfWork, quiz: ReadyQuiz, known: Sequence[Content]) -> bool:
    places = pick(quiz, [content.draft for content in known])
    if not places:
        return False
    row = QuizRow(slug=quiz.slug, title=quiz.title, description=quiz.description, visibility="public")
    row.created_at = work.clock()
    session.add(row)
    session.flush()
    for position, place in enumerate(places, start=1):
        session.add(SlotRow(quiz_id=row.id, position=position, question_id=known[place].version.question_id))
    return True
