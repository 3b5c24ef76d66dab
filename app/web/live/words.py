"""What a live session says of itself in a short sentence: read out when it changes, and shown."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.quizzes.live import Live, LiveState
from app.workflows.follow_live import LivePage
from app.workflows.lead_live import HostPage


def count_sentence(state: LiveState, *, joined: int, answered: int) -> str:
    """Say how many are in a session, or how many of them have answered."""
    if state in {LiveState.LOBBY, LiveState.ENDED}:
        return ngettext("%(num)d is here", "%(num)d are here", joined)
    return ngettext(
        "%(answered)d of %(num)d has answered", "%(answered)d of %(num)d have answered", joined, answered=answered
    )


def host_sentence(page: HostPage) -> str:
    """Say where a session stands, to its host."""
    if page.stage.state is LiveState.LOBBY:
        return _("The class can join. Open the first question when everybody is here.")
    return _sentence(page.stage, shown=page.view.distribution is not None)


def pupil_sentence(page: LivePage) -> str:
    """Say where a session stands, to those who take part."""
    if page.stage.state is LiveState.LOBBY:
        return _("You are in. The first question opens here when your teacher opens it.")
    return _sentence(page.stage, shown=page.view.distribution is not None)


def _sentence(stage: Live, *, shown: bool) -> str:
    number = stage.position + 1
    match stage.state:
        case LiveState.OPEN:
            return _("Question %(number)d is open.", number=number)
        case LiveState.CLOSED if shown:
            return _("Question %(number)d is closed. This is how the class answered.", number=number)
        case LiveState.CLOSED:
            return _("Question %(number)d is closed.", number=number)
        case LiveState.EXPLAINED:
            return _("Question %(number)d is explained.", number=number)
        case _:
            return _("The session has ended.")
