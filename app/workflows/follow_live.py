"""Follow a live session as one who takes part: the page of the moment, and the pulse that says what is new."""

from dataclasses import dataclass

from app.quizzes.attempt import RUNNING, State
from app.quizzes.events import latest_answers
from app.quizzes.live import Live, LiveState, Viewer
from app.quizzes.response import Response, from_payload
from app.storage import live_queries as queries
from app.storage.attempt_queries import events_of
from app.storage.live_queries import Pulse
from app.storage.unit_of_work import UnitOfWork
from app.workflows.join_live import mine_in
from app.workflows.lead_live import mark_of
from app.workflows.live_session import live_session, needs_tidying, stage_of, tidy
from app.workflows.live_view import LiveView, view_of
from app.workflows.problems import NotFound
from app.workflows.take_quiz import Person


@dataclass(frozen=True)
class LivePage:
    """What a participant sees; `attempt` is None for whoever has not joined yet, and then there is no question."""

    public_id: str
    title: str
    stage: Live
    attempt: str | None
    nickname: str
    mark: str
    joined: int
    answered: int
    view: LiveView

    handed_in: bool = False

    @property
    def ended(self) -> bool:
        """Say whether the session is over."""
        return self.stage.state is LiveState.ENDED


def live_page(work: UnitOfWork, person: Person, public_id: str) -> LivePage:
    """Give the page of the moment; raises NotFound. At most four queries where another has looked before."""
    page, tidied = _look(work, person, public_id)
    if tidied:
        return page
    tidy(work, public_id, own=page.attempt)
    return _look(work, person, public_id)[0]


def _look(work: UnitOfWork, person: Person, public_id: str) -> tuple[LivePage, bool]:
    with work.reading() as session:
        row = live_session(session, public_id)
        pulse = _pulse(queries.pulse_of(session, public_id))
        mine = mine_in(session, person, row.id)
        view = LiveView()
        if mine is not None:
            said = latest_answers(events_of(session, mine.id)).get(row.position)
            response = from_payload(said.payload) if said else Response()
            view = view_of(session, row, Viewer.PARTICIPANT, response)
    page = LivePage(
        public_id=public_id,
        title=row.quiz.title,
        stage=stage_of(row),
        attempt=mine.public_id if mine else None,
        nickname=mine.participant.nickname if mine else "",
        mark=mark_of(row.revision, pulse.joined, pulse.answered),
        joined=pulse.joined,
        answered=pulse.answered,
        view=view,
        handed_in=mine is not None and State(mine.state) not in RUNNING,
    )
    waits = mine is not None and not page.handed_in
    return page, not (needs_tidying(row, work) and (waits or not page.ended))


def pulse(work: UnitOfWork, public_id: str) -> Pulse:
    """Give where a session stands and how many are in it, in one query; raises NotFound."""
    with work.reading() as session:
        return _pulse(queries.pulse_of(session, public_id))


def _pulse(found: Pulse | None) -> Pulse:
    if found is None:
        msg = "There is no such live session. Ask your teacher for the code."
        raise NotFound(msg)
    return found
