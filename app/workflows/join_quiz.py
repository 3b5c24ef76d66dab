"""Join a quiz by its code, draw a quiz a code, and limit the tries to guess one."""

from datetime import timedelta

from app.quizzes.join_code import code_of, new_code
from app.storage import audit
from app.storage.joining import Draw, give_code, quiz_by_code
from app.storage.quizzes import quiz_by_slug
from app.storage.sign_ins import SignInTryRow, forget_tries, tries
from app.storage.unit_of_work import UnitOfWork
from app.workflows.join_live import lead_to_live
from app.workflows.participants import token_digest
from app.workflows.problems import NotFound, Refused
from app.workflows.sign_in import WINDOW as KEPT

MINUTE = timedelta(minutes=1)
# A whole class types from one address, and only what is wrong counts.
MOST_WRONG = 30


def quiz_to_join(work: UnitOfWork, typed: str, *, origin: str) -> tuple[str, str]:
    """Give (slug, code) of the quiz that a typed code opens; raises Refused with the sentence that says why not.

    Raises PlayedLive where the code leads into a live session.

    Codes that are none are kept for a minute; an address that sent too many of them gets no other answer meanwhile,
    so that codes cannot be guessed.
    """
    if _too_many(work, origin):
        msg = "Too many codes from here were wrong. Wait a minute, then try again."
        raise Refused(msg)
    code = code_of(typed)
    lead_to_live(work, code)
    with work.reading() as session:
        quiz = quiz_by_code(session, code) if code else None
    if quiz is None or code is None:
        _note_wrong(work, origin)
        msg = "No quiz has this code. Codes have six letters and figures, and none is 0, 1, I, L or O. Check yours."
        raise Refused(msg)
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
        quiz = quiz_by_slug(session, slug)
        if quiz is None:
            msg = "There is no such quiz. The list has those that are."
            raise NotFound(msg)
        if quiz.archived_at is not None:
            msg = "This quiz is archived. Bring it back first."
            raise Refused(msg)
        before = quiz.code
        if (before or "") == seen:
            give_code(session, quiz, draw)
            change = {"before": before, "after": quiz.code}
            audit.record(session, work, actor_id=actor_id, action="quiz code", subject=f"quiz {slug}", **change)


# Wrong codes are kept beside wrong passwords, under digests of their own, so that neither uses up the other's tries.
def _origin(address: str) -> str:
    return token_digest(f"joins from {address}")


def _too_many(work: UnitOfWork, origin: str) -> bool:
    with work.reading() as session:
        _, wrong = tries(session, account="", origin=_origin(origin), since=work.clock() - MINUTE)
        return wrong >= MOST_WRONG


def _note_wrong(work: UnitOfWork, origin: str) -> None:
    with work() as session:
        forget_tries(session, before=work.clock() - KEPT)
        session.add(SignInTryRow(account=token_digest("a wrong code"), origin=_origin(origin), at=work.clock()))
