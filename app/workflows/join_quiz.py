"""Join a quiz by its code, draw a quiz a code, and limit the tries to guess one."""

from app.quizzes.join_code import code_of, new_code
from app.storage import audit
from app.storage.joining import Draw, give_code, quiz_by_code
from app.storage.unit_of_work import UnitOfWork
from app.workflows.guesses import MOST_WRONG, NO_SUCH, TOO_MANY, note_wrong, too_many
from app.workflows.join_live import lead_to_live
from app.workflows.known import known_quiz
from app.workflows.problems import Refused

__all__ = ["MOST_WRONG", "draw_code", "quiz_to_join"]


def quiz_to_join(work: UnitOfWork, typed: str, *, origin: str) -> tuple[str, str]:
    """Give (slug, code) of the quiz that a typed code opens; raises Refused with the sentence that says why not.

    Raises PlayedLive where the code leads into a live session.

    Codes that are none are kept for a minute; an address that sent too many of them gets no other answer meanwhile,
    so that codes cannot be guessed.
    """
    if too_many(work, origin):
        raise Refused(TOO_MANY)
    code = code_of(typed)
    lead_to_live(work, code)
    with work.reading() as session:
        quiz = quiz_by_code(session, code) if code else None
    if quiz is None or code is None:
        note_wrong(work, origin)
        raise Refused(NO_SUCH)
    if quiz.archived_at is not None:
        msg = "The quiz of this code has been put away. Ask whoever gave you the code."
        raise Refused(msg)
    return quiz.slug, code


def draw_code(work: UnitOfWork, slug: str, *, seen: str, actor_id: int, draw: Draw = new_code) -> None:
    """Give a quiz a code, a new one where it has one: the old one opens nothing any more.

    `seen` is the code that whoever asks saw: where it is another by now, somebody was faster, and that one stays.
    Raises NotFound, or Refused for an archived quiz.
    """
    with work() as session:
        quiz = known_quiz(session, slug)
        if quiz.archived_at is not None:
            msg = "This quiz is archived. Bring it back first."
            raise Refused(msg)
        before = quiz.code
        if (before or "") == seen:
            give_code(session, quiz, draw)
            change = {"before": before, "after": quiz.code}
            audit.record(session, work, actor_id=actor_id, action="quiz code", subject=f"quiz {slug}", **change)
