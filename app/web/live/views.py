"""Pages of those who take part in a live session, and the small answer that says what is new."""

from flask import Response as Plain
from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import format_datetime
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.quizzes.live import LiveState
from app.web.identity import keep_ticket, person, work
from app.web.live import host_views
from app.web.live.blueprint import blueprint
from app.web.live.forms import EnterForm, LiveAnswerForm
from app.web.live.words import count_sentence, pupil_sentence
from app.web.permissions import Action, needs
from app.workflows.follow_live import LivePage, live_page, pulse
from app.workflows.join_live import LateAnswer, answer_live, enter
from app.workflows.lead_live import mark_of
from app.workflows.participants import NameTaken
from app.workflows.problems import NotFound, PlayedLive, Problem, Refused

__all__ = ["blueprint", "host_views"]

Answered = str | Response | tuple[str, int]
Said = Plain | tuple[Plain | str, int]
UNREADABLE, CONFLICT, MISSING, NOTHING_NEW = 422, 409, 404, 204


@blueprint.get("/live/<public_id>")
@needs(Action.TAKE_QUIZ)
def page(public_id: str) -> Answered:
    """Show the moment of a session: the form to join, the wait, the question, how the class answered, why."""
    seen = live_page(work(), person(), public_id)
    if seen.handed_in:
        return redirect(url_for("quiz.result", public_id=seen.attempt), 303)
    form = EnterForm() if seen.attempt is None else LiveAnswerForm(text=seen.view.question and seen.view.question.text)
    return _show(seen, form)


@blueprint.post("/live/<public_id>/join")
@needs(Action.TAKE_QUIZ)
def join(public_id: str) -> Answered:
    """Take part under a name; whoever is in already goes on as before."""
    form = EnterForm()
    if not form.validate_on_submit():
        seen = live_page(work(), person(), public_id)
        return (_show(seen, form), UNREADABLE) if seen.attempt is None else _back(public_id)
    try:
        ticket = enter(work(), person(), public_id, nickname=form.nickname.data or "")
    except NameTaken as refusal:
        form.nickname.errors = list(refusal.reasons)
        return _show(live_page(work(), person(), public_id), form), UNREADABLE
    keep_ticket(ticket)
    return _back(public_id)


@blueprint.post("/live/<public_id>/answer")
@needs(Action.TAKE_QUIZ)
def answer(public_id: str) -> Answered | tuple[Plain, int] | Plain:
    """Save an answer to the open question; scripts get the time of it as JSON, forms the page again."""
    form, by_script = LiveAnswerForm(), request.accept_mimetypes.best == "application/json"
    if not form.validate_on_submit():
        problem = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return (jsonify(problem=problem), UNREADABLE) if by_script else _typed_again(public_id, form)
    try:
        at = answer_live(work(), person(), public_id, form.position.data or 0, form.answer, client=form.sender)
    except LateAnswer as late:
        if by_script:
            return jsonify(problem=str(late)), CONFLICT
        flash(str(late), "warning")
        return _back(public_id)
    except Refused as refusal:
        form.text.errors = list(refusal.reasons)
        return (jsonify(problem=str(refusal)), UNREADABLE) if by_script else _typed_again(public_id, form)
    if by_script:
        return jsonify(saved_at=at.isoformat())
    flash(
        _(
            "Your answer was saved at %(time)s. You can change it while the question is open.",
            time=format_datetime(at, "HH:mm:ss"),
        )
    )
    return _back(public_id)


@blueprint.get("/api/live/<public_id>")
@needs(Action.TAKE_QUIZ)
def news(public_id: str) -> Said:
    """Say what is new since the mark that a page has seen; nothing, in no bytes, where nothing is."""
    try:
        found = pulse(work(), public_id)
    except Problem as problem:
        return jsonify(problem=str(problem)), MISSING if isinstance(problem, NotFound) else CONFLICT
    mark = mark_of(found.revision, found.joined, found.answered)
    if request.args.get("seen") == mark:
        return "", NOTHING_NEW
    words = count_sentence(LiveState(found.state), joined=found.joined, answered=found.answered)
    return jsonify(mark=mark, revision=found.revision, count=words)


@blueprint.app_errorhandler(PlayedLive)
def to_the_session(found: PlayedLive) -> Response:
    """Lead whoever came by a code, or to a page of the attempt, to the session."""
    return redirect(url_for("live.page", public_id=found.live), 303)


def _typed_again(public_id: str, form: LiveAnswerForm) -> Answered:
    seen = live_page(work(), person(), public_id)
    if seen.ended or seen.view.question is None:
        return _back(public_id)
    return _show(seen, form), UNREADABLE


def _show(seen: LivePage, form: EnterForm | LiveAnswerForm) -> str:
    count = count_sentence(seen.stage.state, joined=seen.joined, answered=seen.answered)
    said = pupil_sentence(seen)
    return render_template("live/page.html", page=seen, form=form, count=count, said=said, multiple_rule=MULTIPLE_RULE)


def _back(public_id: str) -> Response:
    return redirect(url_for(".page", public_id=public_id), 303)
