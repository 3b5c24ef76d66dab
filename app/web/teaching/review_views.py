"""Pages of the review queue: a question that waits, and what is decided about it."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.questions.draft import QuestionType
from app.questions.rejection import WORDS, Reason
from app.web.identity import work
from app.web.permissions import Action, may_with_all, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.review_forms import (
    AboveForm,
    DecisionForm,
    DistractorForm,
    RejectForm,
    WordingForm,
    change_form,
)
from app.web.teaching.viewer import viewer
from app.workflows import accept_above as bulk
from app.workflows import change_review, decide_review, write_question
from app.workflows.count_rejections import count_rejections
from app.workflows.decide_review import ALREADY, AlreadyDecided, Shown
from app.workflows.problems import Refused
from app.workflows.review_questions import Queue, article_and_next, review_queue

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
# These are changed by the form that wrote them; the words of the others beside the article.
BY_FORM = frozenset({QuestionType.SINGLE, QuestionType.NUMBER, QuestionType.CLAIM})


@blueprint.get("/teaching/articles/<stem>/review")
@needs(Action.WRITE_QUESTION)
def review(stem: str) -> str:
    """Show what waits on an article, one question at a time."""
    return _page(review_queue(work(), viewer(), stem, at=request.args.get("at", "")))


@blueprint.post("/teaching/review/<public_id>/accept")
@needs(Action.WRITE_QUESTION)
def accept_question(public_id: str) -> Response:
    """Publish the version that was shown."""
    shown = Shown(public_id, DecisionForm().number)
    return _decide(
        public_id,
        lambda: decide_review.accept(work(), shown, actor_id=viewer().user_id),
        done=_("Accepted. Quizzes may ask it from now on."),
        not_done=_("Not accepted."),
    )


@blueprint.post("/teaching/review/<public_id>/reject")
@needs(Action.WRITE_QUESTION)
def reject_question(public_id: str) -> Answered:
    """Turn the version down that was shown, and count why."""
    _require_own(public_id)
    form = RejectForm()
    if not form.validate_on_submit():
        queue = _still_waiting(public_id, form)
        return (_page(queue, rejecting=form), UNREADABLE) if queue else _too_late(public_id)

    def reject() -> None:
        shown = Shown(public_id, form.number)
        decide_review.reject(work(), shown, form.chosen, note=form.note.data or "", actor_id=viewer().user_id)

    return _decide(public_id, reject, done=_("Rejected."), not_done=_("Not rejected."))


@blueprint.post("/teaching/review/<public_id>/wording")
@needs(Action.WRITE_QUESTION)
def take_wording(public_id: str) -> Response:
    """Take another wording, which then waits in the place of the old one."""
    form = WordingForm()
    shown, position = Shown(public_id, form.number), _whole(form.position.data)
    return _decide(
        public_id,
        lambda: change_review.take_wording(work(), shown, position, actor_id=viewer().user_id),
        done=_("The other wording waits now; the old one is on offer instead."),
        not_done=_("Nothing was changed."),
        stay=True,
    )


@blueprint.post("/teaching/review/<public_id>/distractor")
@needs(Action.WRITE_QUESTION)
def exchange_distractor(public_id: str) -> Response:
    """Exchange a wrong option for another on offer."""
    form = DistractorForm()
    shown, place, position = Shown(public_id, form.number), _whole(form.place.data), _whole(form.position.data)

    def exchange() -> None:
        change_review.exchange_distractor(work(), shown, place=place, position=position, actor_id=viewer().user_id)

    done = _("The wrong option is exchanged; the old one is on offer instead.")
    return _decide(public_id, exchange, done=done, not_done=_("Nothing was changed."), stay=True)


@blueprint.post("/teaching/review/<public_id>/change")
@needs(Action.WRITE_QUESTION)
def change_question(public_id: str) -> Answered:
    """Keep the words that were typed as the version that waits."""
    _require_own(public_id)
    queue = _still_waiting(public_id, DecisionForm())
    if queue is None or queue.item is None or queue.item.draft.type in BY_FORM:
        return _too_late(public_id)
    form = change_form(queue.item.draft)
    if not form.validate_on_submit():
        return _page(queue, changing=form), UNREADABLE
    try:
        change_review.change(work(), Shown(public_id, form.number), form.changes(), actor_id=viewer().user_id)
    except AlreadyDecided:
        return _too_late(public_id)
    except Refused as refusal:
        form.form_errors.extend(refusal.reasons)
        return _page(queue, changing=form), UNREADABLE
    flash(_("Changed. It still waits: accept it when it is right."), "success")
    return _to(queue.article, public_id)


@blueprint.post("/teaching/articles/<stem>/review/undo")
@needs(Action.WRITE_QUESTION)
def undo_review(stem: str) -> Response:
    """Take one's last decision on an article back."""
    try:
        public_id = decide_review.undo(work(), stem, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(str(refusal), "error")
        return _to(stem, request.args.get("at", ""))
    flash(_("Taken back: the question waits again."), "success")
    return _to(stem, public_id)


@blueprint.post("/teaching/articles/<stem>/review/accept-above")
@needs(Action.WRITE_QUESTION)
def accept_above(stem: str) -> Answered:
    """Show what an acceptance from a score on would do; then, confirmed, do it."""
    form = AboveForm()
    if not form.validate_on_submit():
        return _page(review_queue(work(), viewer(), stem), above=form), UNREADABLE
    least = float(form.least.data or 0)
    if request.form.get("act") != "accept":
        sifted = bulk.sift(work(), viewer(), stem, least)
        return render_template("teaching/accept_above.html", sifted=sifted, least=form.least.data)
    only = {Shown(*pair) for one in request.form.getlist("shown") if (pair := _pair(one))}
    count = bulk.accept_above(work(), viewer(), stem, least, only=only)
    flash(ngettext("One question accepted.", "%(num)d questions accepted.", count), "success")
    return _to(stem, "")


@blueprint.get("/teaching/rejections")
@needs(Action.WRITE_QUESTION)
def rejections() -> str:
    """Show how often questions of each rule of the generator were rejected, and why."""
    everybodys = may_with_all(Action.WRITE_QUESTION)
    counts = count_rejections(work(), owner_id=None if everybodys else viewer().user_id)
    words = {str(reason): _(WORDS[reason]) for reason in Reason}
    return render_template("teaching/rejections.html", counts=counts, words=words, everybodys=everybodys)


def _decide(public_id: str, decide: Callable[[], object], *, done: str, not_done: str, stay: bool = False) -> Response:
    """Do what was decided, say what came of it, and go on: to the next question, or back to this one."""
    _require_own(public_id)
    stem, after = article_and_next(work(), viewer(), public_id)
    try:
        decide()
    except AlreadyDecided as refusal:
        flash(str(refusal), "warning")
        return _to(stem, public_id)
    except Refused as refusal:
        flash(f"{not_done} {' '.join(refusal.reasons)}", "error")
        return _to(stem, public_id)
    flash(done, "success")
    return _to(stem, public_id if stay else after)


def _still_waiting(public_id: str, form: DecisionForm) -> Queue | None:
    """Give the queue, open at a question, as long as the version that was shown waits."""
    stem, _after = article_and_next(work(), viewer(), public_id)
    queue = review_queue(work(), viewer(), stem, at=public_id)
    item = queue.item
    return queue if item and (item.public_id, item.version) == (public_id, form.number) else None


def _too_late(public_id: str) -> Response:
    stem, _after = article_and_next(work(), viewer(), public_id)
    flash(ALREADY, "warning")
    return _to(stem, public_id)


def _page(queue: Queue, **forms: Any) -> str:
    item = queue.item
    writable = item is not None and item.draft.type in BY_FORM
    changing = forms.get("changing")
    if item is not None and not writable and changing is None:
        changing = change_form(item.draft)
        changing.show()
    return render_template(
        "teaching/review.html",
        queue=queue,
        item=item,
        writable=writable,
        changing=changing,
        rejecting=forms.get("rejecting") or RejectForm(formdata=None),
        above=forms.get("above") or AboveForm(formdata=None),
    )


def _require_own(public_id: str) -> None:
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))


def _to(stem: str, public_id: str) -> Response:
    return redirect(url_for(".review", stem=stem, at=public_id or None), 303)


def _pair(text: str) -> tuple[str, int] | None:
    name, _colon, number = text.rpartition(":")
    return (name, int(number)) if name and number.isascii() and number.isdigit() else None


def _whole(number: int | None) -> int:
    return -1 if number is None else number
