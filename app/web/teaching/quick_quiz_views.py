"""A quiz from an article in one step, and what it is given to a class by: link, code, QR code."""

from flask import Response as Picture
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.hosts import link_to_share
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.qr import qr_svg
from app.web.teaching.quick_quiz_form import QuickQuizForm
from app.web.teaching.viewer import viewer
from app.workflows import manage_quiz
from app.workflows import quiz_from_article as quick
from app.workflows.join_quiz import draw_code
from app.workflows.manage_quiz import QuizPage
from app.workflows.problems import Refused
from app.workflows.quiz_from_article import Made

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/articles/<stem>/quiz", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def quiz_from_article(stem: str) -> Answered:
    """Make a quiz from an article's published questions."""
    offered, form = quick.offer(work(), viewer(), stem), QuickQuizForm()
    form.offer(offered)
    if offered.total and form.validate_on_submit():
        try:
            made = quick.make_quiz(work(), viewer(), stem, form.to_wish())
        except Refused as refusal:
            form.form_errors.extend(refusal.reasons)
        else:
            _say(made)
            return redirect(url_for(".quiz", slug=made.slug), 303)
    page = render_template("teaching/quick_quiz.html", form=form, offered=offered)
    return (page, UNREADABLE) if form.errors else page


@blueprint.post("/teaching/quizzes/<slug>/code")
@needs(Action.MANAGE_QUIZ)
def draw_quiz_code(slug: str) -> Response:
    """Give a quiz a code, or another one: the one before opens nothing any more."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    draw_code(work(), slug, seen=request.form.get("seen", ""), actor_id=viewer().user_id)
    flash(_("The quiz has a new code. An older one opens nothing any more."), "success")
    return redirect(url_for(".quiz", slug=slug), 303)


@blueprint.get("/teaching/quizzes/<slug>/code.svg")
@needs(Action.MANAGE_QUIZ)
def quiz_code_picture(slug: str) -> Picture:
    """Give the QR code of the link that joins a quiz."""
    page = _with_code(slug)
    return Picture(qr_svg(link_to_share("quiz.join_by_code", code=page.code)), mimetype="image/svg+xml")


@blueprint.get("/teaching/quizzes/<slug>/share")
@needs(Action.MANAGE_QUIZ)
def share_quiz(slug: str) -> str:
    """Show link, code and QR code as large as a wall needs them, and as paper does."""
    return render_template("teaching/share.html", page=_with_code(slug), form=PlainForm())


def _with_code(slug: str) -> QuizPage:
    page = manage_quiz.quiz_page(work(), slug)
    require(Action.MANAGE_QUIZ, owner_id=page.owner_id)
    if page.code is None or page.archived:
        abort(404)
    return page


def _say(made: Made) -> None:
    if not made.questions:
        flash(_("This form has made its quiz already; here it is."), "success")
        return
    flash(_("The quiz is made."), "success")
    if made.reasons:
        flash(" ".join(made.reasons), "warning")
