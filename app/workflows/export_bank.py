"""Give questions away as a file: those of a quiz, some by name, or what a filter of the bank lets through."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.interchange.examples import examples
from app.interchange.formats import FORMATS
from app.interchange.items import Format
from app.interchange.xlsx_questions import CannotBeHeld
from app.questions.bank_filter import BankFilter
from app.storage.bank_queries import bank_ids
from app.storage.exchange_queries import newest_named, newest_with_ids, travelling
from app.storage.questions import VersionRow
from app.storage.quizzes import quiz_by_slug
from app.storage.teaching_queries import slots_with_versions
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused
from app.workflows.search_bank import bank_view

MOST_QUESTIONS = 20_000


@dataclass(frozen=True)
class Wanted:
    """What to export: a quiz by its slug, else questions by their names, else what a filter lets through."""

    quiz: str = ""
    names: tuple[str, ...] = ()
    filter: BankFilter = field(default_factory=lambda: BankFilter(owner="mine"))


@dataclass(frozen=True)
class Exported:
    """A file of questions."""

    name: str
    media_type: str
    content: bytes


def format_called(name: str) -> Format:
    """Give the format of that name; raises NotFound."""
    if name not in FORMATS:
        msg = f"There is no such format. There are: {', '.join(FORMATS)}."
        raise NotFound(msg)
    return FORMATS[name]


def count_wanted(work: UnitOfWork, viewer: Viewer, wanted: Wanted) -> int:
    """Count the questions that would be exported; raises NotFound."""
    with work.reading() as session:
        return len(_chosen(session, work, viewer, wanted))


def export_wanted(work: UnitOfWork, viewer: Viewer, wanted: Wanted, form: str) -> Exported:
    """Write questions, with their keys, that the viewer may read; raises NotFound or Refused."""
    made = format_called(form)
    with work.reading() as session:
        rows = _chosen(session, work, viewer, wanted)
        if not rows:
            msg = "There is no question to export here. Choose others in the bank."
            raise Refused(msg)
        if len(rows) > MOST_QUESTIONS:
            msg = f"A file holds at most {MOST_QUESTIONS:,} questions; these are {len(rows):,}. Ask for less."
            raise Refused(msg)
        try:
            content = made.write(travelling(session, rows))
        except CannotBeHeld as refusal:
            raise Refused(str(refusal)) from None
    return Exported(f"{wanted.quiz or 'questions'}.{made.suffix}", made.media_type, content)


def _chosen(session: Session, work: UnitOfWork, viewer: Viewer, wanted: Wanted) -> Sequence[VersionRow]:
    if wanted.quiz:
        quiz = quiz_by_slug(session, wanted.quiz)
        if quiz is None:
            msg = "There is no such quiz."
            raise NotFound(msg)
        rows = [version for _, version in slots_with_versions(session, quiz.id)]
    elif wanted.names:
        rows = newest_named(session, wanted.names)
    else:
        rows = newest_with_ids(session, bank_ids(session, bank_view(work, viewer), wanted.filter))
    return [row for row in rows if _may_read(viewer, row)]


def _may_read(viewer: Viewer, row: VersionRow) -> bool:
    # A key goes to nobody who may not open the question itself.
    return viewer.sees_all or row.question.owner_id in {None, viewer.user_id}


def template(form: str) -> Exported:
    """Give a file with an example of each type; raises NotFound."""
    made = format_called(form)
    return Exported(f"template.{made.suffix}", made.media_type, made.write(examples()))
