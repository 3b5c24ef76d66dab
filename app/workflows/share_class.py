"""Who teaches a class together, and which quizzes are set for it."""

from sqlalchemy.orm import Session

from app.storage import audit
from app.storage import class_queries as classes
from app.storage.account_queries import user_by_email
from app.storage.assignments import assign, unassign
from app.storage.attempt_queries import insert_once
from app.storage.people import ClassRow, ClassTeacherRow
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.guesses import note_wrong, too_many
from app.workflows.known import known_quiz
from app.workflows.problems import NotFound, Refused

NO_TEACHER = "No teacher has this address here. Ask an admin for a link to a teacher's account first."
TEACHING = {"teacher", "admin"}


def add_teacher(work: UnitOfWork, class_id: int, email: str, *, actor_id: int) -> str:
    """Let another teacher run a class too and give their name; raises NotFound or Refused.

    Only accounts of teachers are looked up, and wrong addresses are limited as wrong codes are.
    """
    guesser = f"the teacher {actor_id}"
    if too_many(work, guesser):
        msg = "Too many addresses were wrong. Wait a minute, then try again."
        raise Refused(msg)
    with work() as session:
        _class(session, class_id)
        user = user_by_email(session, email)
        if user is not None and user.active and TEACHING & {role.name for role in user.roles}:
            if insert_once(session, ClassTeacherRow, class_id=class_id, user_id=user.id):
                _note(session, work, actor_id, "add class teacher", class_id, teacher=user.id)
            return user.name or user.email
    note_wrong(work, guesser)
    raise Refused(NO_TEACHER)


def remove_teacher(work: UnitOfWork, class_id: int, user_id: int, *, actor_id: int) -> None:
    """Take a teacher out of a class, oneself too; raises NotFound, or Refused for the last one."""
    with work() as session:
        # Locked, so that of the last two who leave at once one stays.
        _class(session, class_id)
        teachers = classes.teachers_of(session, class_id)
        if user_id not in {user.id for user in teachers}:
            return
        if len(teachers) == 1:
            msg = "A class keeps one teacher at least. Add a colleague first, or put the class away."
            raise Refused(msg)
        classes.drop_teacher(session, class_id, user_id)
        _note(session, work, actor_id, "remove class teacher", class_id, teacher=user_id)


def set_quiz(work: UnitOfWork, class_id: int, slug: str, *, actor_id: int) -> None:
    """Set a quiz for a class: its pupils find it on their page and need no code. Raises NotFound or Refused.

    A private quiz is then for the class; a public one stays public.
    """
    with work() as session:
        if _class(session, class_id).archived_at is not None:
            msg = "This class is put away. Bring it back first."
            raise Refused(msg)
        quiz = known_quiz(session, slug)
        give_to(session, work, quiz, class_id, actor_id=actor_id)


def give_to(session: Session, work: UnitOfWork, quiz: QuizRow, class_id: int, *, actor_id: int) -> None:
    """Give a quiz to a class, once; raises Refused for one that is archived, or nobody's."""
    if quiz.archived_at is not None or quiz.owner_id is None:
        msg = "This quiz is archived, or for everybody. Choose one of your own that is in use."
        raise Refused(msg)
    quiz.visibility = "class" if quiz.visibility == "private" else quiz.visibility
    if assign(session, quiz.id, class_id, by_id=actor_id, at=work.clock()):
        _note(session, work, actor_id, "set quiz", class_id, quiz=quiz.slug)


def take_quiz_away(work: UnitOfWork, class_id: int, slug: str, *, actor_id: int) -> None:
    """Take a quiz from a class; attempts at it stay with whoever made them. Raises NotFound."""
    with work() as session:
        _class(session, class_id)
        quiz = known_quiz(session, slug)
        if unassign(session, quiz.id, class_id):
            _note(session, work, actor_id, "take quiz away", class_id, quiz=slug)


def _class(session: Session, class_id: int) -> ClassRow:
    group = classes.class_by_id(session, class_id, lock=True)
    if group is None:
        msg = "There is no such class. The list has those that are."
        raise NotFound(msg)
    return group


def _note(session: Session, work: UnitOfWork, actor_id: int, action: str, class_id: int, **change: object) -> None:
    audit.record(session, work, actor_id=actor_id, action=action, subject=f"class {class_id}", **change)
