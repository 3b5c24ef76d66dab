"""A second reader: an author asks for one; another teacher reads words and key, and confirms or sends back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.grading.explanation import Source, source_of
from app.questions.draft import Draft
from app.storage import second_readings as queries
from app.storage.account_queries import names_of_users
from app.storage.publishing import ConfirmationRow, SecondReadingRow
from app.storage.questions import VersionRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents, question_by_public_id
from app.workflows.check_question import Check, checks_of_version
from app.workflows.decide_review import Shown, log
from app.workflows.known import known_question
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.publish_lock import publish_version
from app.workflows.show_result import sources_of

NONE_NEEDED = "The key follows from the cited words, so nobody need confirm it. Publish it."
NOT_TO_CONFIRM = "Mend this first; no second reader can confirm it."
ASKED = "A second reader is asked already."
SENT_BACK = "The second reader sent this version back. Edit it first, then ask again."
CHANGED = "This question was changed or answered meanwhile, so nothing was done. The list shows what waits now."
OWN = "You wrote this or asked for its second reader, so that another teacher has to confirm it."
NO_SUCH = "This question waits for no second reader. The list shows those that do."
NO_REASON = "Say what keeps you from confirming it, so that its author can mend it."


@dataclass(frozen=True)
class WaitingLine:
    """A version that waits for a second reader."""

    public_id: str
    stem: str
    type: str
    asked_by: str
    asked_at: datetime


@dataclass(frozen=True)
class ReadingPage:
    """All that a second reader needs: the question with its key, the cited words, and what no rule can say."""

    public_id: str
    number: int
    draft: Draft
    sources: tuple[Source, ...]
    checks: tuple[Check, ...]
    asked_by: str
    asked_at: datetime

    @property
    def asked(self) -> tuple[Check, ...]:
        """Give what the reader is asked about."""
        return tuple(check for check in self.checks if check.confirmable)

    @property
    def others(self) -> tuple[Check, ...]:
        """Give what else speaks against the question, which no reader can let pass."""
        return tuple(check for check in self.checks if not check.confirmable)


def ask(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Ask for a second reader of a question's newest version; raises NotFound, or Refused where none is needed."""
    with work() as session:
        version = _newest(session, public_id)
        if version.question.archived_at is not None or version.state == "published":
            raise Refused(CHANGED)
        reading = queries.reading_of(session, version.id)
        if reading is not None:
            raise Refused(ASKED if reading.state == "waiting" else SENT_BACK)
        draft = contents(session, [version])[0].draft
        blocking = [check for check in checks_of_version(session, version, draft) if check.blocks]
        if not blocking:
            raise Refused(NONE_NEEDED)
        if failed := [check.sentence for check in blocking if not check.confirmable]:
            raise Refused(*failed, NOT_TO_CONFIRM)
        before, version.state = version.state, "in review"
        session.add(SecondReadingRow(version_id=version.id, asked_by_id=actor_id, asked_at=work.clock()))
        log(session, work, version, "ask for a second reader", actor_id=actor_id, before=before, after="in review")


def waiting(work: UnitOfWork, viewer: Viewer) -> tuple[WaitingLine, ...]:
    """Give what waits for this teacher's reading, the longest wait first; nothing of their own."""
    with work.reading() as session:
        rows = queries.waiting_readings(session, viewer.user_id)
        names = names_of_users(session, {reading.asked_by_id for reading, _ in rows})
        return tuple(_line(reading, version, names) for reading, version in rows)


def reading_page(work: UnitOfWork, viewer: Viewer, public_id: str) -> ReadingPage:
    """Give what a second reader is to read; raises NotFound, or NotAllowed for those who wrote it or asked."""
    with work.reading() as session:
        question = question_by_public_id(session, public_id)
        version = versions_of(session, question.id)[0] if question else None
        reading = queries.reading_of(session, version.id) if version else None
        if version is None or reading is None or reading.state != "waiting" or version.question.archived_at:
            raise NotFound(NO_SUCH)
        _must_be_another(version, reading, viewer.user_id)
        content = contents(session, [version])[0]
        texts = sources_of(session, content)
        return ReadingPage(
            public_id=public_id,
            number=version.number,
            draft=content.draft,
            sources=tuple(source_of(citation, texts) for citation in content.citations),
            checks=checks_of_version(session, version, content.draft),
            asked_by=names_of_users(session, {reading.asked_by_id}).get(reading.asked_by_id, ""),
            asked_at=reading.asked_at,
        )


def confirm(work: UnitOfWork, shown: Shown, *, note: str, actor_id: int) -> None:
    """Say that the key follows, and publish the version; raises NotFound, NotAllowed or Refused."""
    try:
        with work() as session:
            version, reading = _to_answer(session, shown, actor_id)
            _answer(work, reading, "confirmed", note, actor_id=actor_id)
            session.add(ConfirmationRow(version_id=version.id, user_id=actor_id, note=note, at=work.clock()))
            session.flush()
            publish_version(session, work, version)
            log(session, work, version, "confirm", actor_id=actor_id, before="in review", after="published", note=note)
    except IntegrityError:  # Another reader confirmed it in the same moment.
        raise Refused(CHANGED) from None


def send_back(work: UnitOfWork, shown: Shown, *, reason: str, actor_id: int) -> None:
    """Give a version back to its author as a draft, with the reason; raises NotFound, NotAllowed or Refused."""
    if not reason.strip():
        raise Refused(NO_REASON)
    with work() as session:
        version, reading = _to_answer(session, shown, actor_id)
        _answer(work, reading, "sent back", reason, actor_id=actor_id)
        version.state = "draft"
        log(session, work, version, "send back", actor_id=actor_id, before="in review", after="draft", reason=reason)


def _newest(session: Session, public_id: str) -> VersionRow:
    question = known_question(session, public_id, lock=True)
    newest = versions_of(session, question.id)[0]
    session.refresh(newest)  # it may have been read before the lock
    return newest


def _to_answer(session: Session, shown: Shown, actor_id: int) -> tuple[VersionRow, SecondReadingRow]:
    version = _newest(session, shown.public_id)
    reading = queries.reading_of(session, version.id)
    if reading is None and version.number == shown.number:
        raise NotFound(NO_SUCH)
    if reading is None or reading.state != "waiting" or version.state != "in review":
        raise Refused(CHANGED)
    if version.question.archived_at is not None or version.number != shown.number:
        raise Refused(CHANGED)
    _must_be_another(version, reading, actor_id)
    return version, reading


def _must_be_another(version: VersionRow, reading: SecondReadingRow, actor_id: int) -> None:
    # An admin who wrote it is its author like anybody else.
    if actor_id in {version.author_id, version.question.owner_id, reading.asked_by_id}:
        raise NotAllowed(OWN)


def _answer(work: UnitOfWork, reading: SecondReadingRow, state: str, words: str, *, actor_id: int) -> None:
    reading.state, reading.words = state, words
    reading.answered_by_id, reading.answered_at = actor_id, work.clock()


def _line(reading: SecondReadingRow, version: VersionRow, names: dict[int, str]) -> WaitingLine:
    asked_by = names.get(reading.asked_by_id, "")
    return WaitingLine(version.question.public_id, version.stem, version.type, asked_by, reading.asked_at)
