"""What scripts and machines ask: saving an answer as it is typed, and whether the server is well."""

from dataclasses import asdict
from typing import Any

from flask import jsonify, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app.quizzes.attempt import AttemptError, AttemptOver
from app.quizzes.events import Phase
from app.quizzes.response import UnfitResponse, from_payload
from app.web.api.blueprint import blueprint
from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.workflows import hear_answers
from app.workflows.hear_answers import Heard, News
from app.workflows.problems import NotAllowed, NotFound, Problem
from app.workflows.save_answer import CLIENT_NAME, Answer, Client, save_answer, save_flag

__all__ = ["blueprint"]

Said = tuple[Response, int]
LATEST_SEQUENCE = 2**31 - 1


@blueprint.get("/health")
@needs(Action.BROWSE)
def health() -> Response:
    """Say that the server answers and its database too."""
    with work().reading() as session:
        session.connection()
    return jsonify(status="ok")


@blueprint.get("/attempt/<public_id>/<int:number>")
@needs(Action.TAKE_QUIZ)
def look(public_id: str, number: int) -> Response:
    """Give a window a fresh token, and what other windows answered meanwhile."""
    found = hear_answers.look(work(), person(), public_id, number, client=request.args.get("client", ""))
    return jsonify(token=generate_csrf(), over=found.over, **_told(found.news))


@blueprint.post("/attempt/<public_id>/<int:number>")
@needs(Action.TAKE_QUIZ)
def save(public_id: str, number: int) -> Response:
    """Save the answer or the flag of one question and give the server's time of it."""
    sent = request.get_json()
    match sent:
        case {"kind": "flag", "on": bool(on)}:
            saved = save_flag(work(), person(), public_id, number, on=on, client=_client(sent))
        case _:
            response = from_payload(sent if isinstance(sent, dict) else {"chosen": None})
            answer = Answer(response.chosen, response.text)
            phase = _phase(sent)
            saved = save_answer(work(), person(), public_id, number, answer, client=_client(sent), phase=phase)
    return jsonify(saved_at=saved.at.isoformat(), **_told(saved.news))


def _told(news: News | None) -> dict[str, Any]:
    return {name: _heard(one) for name, one in (("counted", news.counted), ("other", news.other))} if news else {}


def _heard(one: Heard | None) -> dict[str, Any] | None:
    return one and {**asdict(one), "at": one.at.isoformat()}


def _client(sent: dict[str, Any]) -> Client:
    match sent:
        # A bool is an int to Python, but never a number in a sequence.
        case {"client": str(name), "sequence": int(number)} if not isinstance(number, bool):
            if CLIENT_NAME.match(name) and 0 <= number <= LATEST_SEQUENCE:
                return Client(name, number)
    msg = "This answer could not be read. Reload the page and choose or type it again."
    raise UnfitResponse(msg)


def _phase(sent: dict[str, Any]) -> Phase:
    asked = sent.get("phase", Phase.FIRST)
    if isinstance(asked, str) and asked in set(Phase):
        return Phase(asked)
    msg = "This answer could not be read. Reload the page and choose or type it again."
    raise UnfitResponse(msg)


@blueprint.errorhandler(Problem)
def _problem(error: Problem) -> Said:
    status = 404 if isinstance(error, NotFound) else 403 if isinstance(error, NotAllowed) else 409
    return jsonify(problem=str(error)), status


@blueprint.errorhandler(AttemptError)
def _attempt(error: AttemptError) -> Said:
    return jsonify(problem=str(error), over=isinstance(error, AttemptOver)), 409


@blueprint.errorhandler(UnfitResponse)
def _unfit(error: UnfitResponse) -> Said:
    return jsonify(problem=str(error)), 422


@blueprint.errorhandler(CSRFError)
def _stale(error: CSRFError) -> Said:
    del error
    return jsonify(problem=_("This page is too old. Reload it and go on."), stale=True), 400


@blueprint.errorhandler(HTTPException)
def _http(error: HTTPException) -> Said:
    return jsonify(problem=error.description), error.code or 500
