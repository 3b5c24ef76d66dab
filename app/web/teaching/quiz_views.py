"""Pages of quizzes on the desk: the list, one quiz with its questions, its settings."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.build_forms import SectionForm
from app.web.teaching.forms import PlainForm
from app.web.teaching.quiz_form import QuizForm, QuizSearchForm
from app.web.teaching.viewer import viewer
from app.workflows import manage_quiz, write_question
from app.workflows.manage_quiz import QuizPage
from app.workflows.quiz_settings import change_quiz
from app.workflows.source_balance import balance_of

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.get("/teaching/quizzes")
@needs(Action.MANAGE_QUIZ)
def quizzes() -> str:
    """List one's own quizzes and the ready ones, then those put away: all, or those that have the words looked for."""
    words = request.args.get("q", "").strip()
    found = manage_quiz.quiz_list(work(), viewer(), words)
    archived = manage_quiz.archived_list(work(), viewer(), words)
    form = QuizSearchForm(request.args)
    return render_template("teaching/quizzes.html", quizzes=found, archived=archived, form=form, words=words)


@blueprint.route("/teaching/quizzes/new", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def new_quiz() -> Answered:
    """Make a quiz, with a first question where the address names one."""
    form, first = QuizForm(), request.args.get("question", "")
    if first:
        require(Action.READ_QUESTION, owner_id=write_question.owner_of(work(), first))
    if form.validate_on_submit():
        slug = manage_quiz.make_quiz(work(), form.to_draft(), owner_id=viewer().user_id, first=first)
        flash(_("The quiz is made."), "success")
        return _back_to(slug)
    page = render_template("teaching/quiz_settings.html", form=form, slug=None)
    return (page, UNREADABLE) if form.errors else page


@blueprint.get("/teaching/quizzes/<slug>")
@needs(Action.MANAGE_QUIZ)
def quiz(slug: str) -> str:
    """Show a quiz with its questions."""
    page = manage_quiz.quiz_page(work(), slug)
    require(Action.MANAGE_QUIZ, owner_id=page.owner_id)
    return show_quiz(page)


def show_quiz(page: QuizPage, **forms: FlaskForm) -> str:
    """Give the page of a quiz; a form on it that was refused comes as it was filled in."""
    given = {"form": PlainForm(), "section_form": SectionForm(formdata=None), "place_form": None, **forms}
    return render_template("teaching/quiz.html", page=page, balance=balance_of(work(), page.slug), **given)


@blueprint.route("/teaching/quizzes/<slug>/settings", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def quiz_settings(slug: str) -> Answered:
    """Change a quiz's settings."""
    page = manage_quiz.quiz_page(work(), slug)
    require(Action.MANAGE_QUIZ, owner_id=page.owner_id)
    form = QuizForm()
    if form.validate_on_submit():
        change_quiz(work(), slug, form.to_draft(), actor_id=viewer().user_id)
        flash(_("The settings are changed."), "success")
        return _back_to(slug)
    if not form.is_submitted():
        form.show(page.draft)
    shown = render_template("teaching/quiz_settings.html", form=form, slug=slug)
    return (shown, UNREADABLE) if form.errors else shown


@blueprint.post("/teaching/quizzes/<slug>/archive")
@needs(Action.MANAGE_QUIZ)
def archive_quiz(slug: str) -> Response:
    """Put a quiz away."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    manage_quiz.archive_quiz(work(), slug, actor_id=viewer().user_id)
    flash(_("The quiz is archived. Nobody can start it; it stands below with its report."), "success")
    return redirect(url_for(".quizzes"), 303)


@blueprint.post("/teaching/quizzes/<slug>/bring-back")
@needs(Action.MANAGE_QUIZ)
def bring_back_quiz(slug: str) -> Response:
    """Take a quiz out of the archive."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    manage_quiz.bring_back_quiz(work(), slug, actor_id=viewer().user_id)
    flash(_("The quiz is back. Its settings are as they were."), "success")
    return _back_to(slug)


@blueprint.post("/teaching/questions/<public_id>/quiz")
@needs(Action.MANAGE_QUIZ)
def put_into_quiz(public_id: str) -> Response:
    """Put a question into one of one's own quizzes, or begin a new one with it."""
    require(Action.READ_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    slug = request.form.get("quiz", "")
    if not slug:
        return redirect(url_for(".new_quiz", question=public_id), 303)
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    manage_quiz.add_question(work(), slug, public_id)
    flash(_("The question is in the quiz."), "success")
    return _back_to(slug)


def _back_to(slug: str) -> Response:
    return redirect(url_for(".quiz", slug=slug), 303)
