"""Give a quiz to classes, each with its dates; and copy a quiz."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.assign_form import AssignForm, DatesForm
from app.web.teaching.blueprint import blueprint
from app.web.teaching.viewer import viewer
from app.workflows import assign_quiz, manage_quiz
from app.workflows.duplicate_quiz import duplicate_quiz
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/quizzes/<slug>/classes", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def quiz_classes(slug: str) -> Answered:
    """List the classes that a quiz is given to, and give it to others."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    page, form = assign_quiz.assign_page(work(), viewer(), slug), AssignForm()
    form.offer(page)
    if form.validate_on_submit():
        try:
            assign_quiz.assign_to(work(), viewer(), slug, form.classes.data or (), form.to_dates())
        except Refused as refusal:
            form.refuse(refusal.reasons)
        else:
            flash(_("The quiz is given: it stands on every pupil’s own page, and needs no code."), "success")
            return _back_to(slug)
    return _show(page, form, None)


@blueprint.post("/teaching/quizzes/<slug>/classes/<int:number>")
@needs(Action.MANAGE_QUIZ)
def change_quiz_class(slug: str, number: int) -> Answered:
    """Set when a class may take a quiz, or take the quiz from it."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    act, actor_id = request.form.get("act", ""), viewer().user_id
    if act == "take-away":
        assign_quiz.take_from(work(), slug, number, actor_id=actor_id)
        flash(_("The class no longer has this quiz. What was answered stays."), "success")
    elif act == "dates":
        form = DatesForm(prefix=f"class-{number}-")
        try:
            if not form.validate():
                return _refused(slug, form)
            assign_quiz.set_dates(work(), slug, number, form.to_dates(), actor_id=actor_id)
        except Refused as refusal:
            form.refuse(refusal.reasons)
            return _refused(slug, form)
        flash(_("The dates are stored. Attempts under way go on by them."), "success")
    return _back_to(slug)


@blueprint.post("/teaching/quizzes/<slug>/copy")
@needs(Action.MANAGE_QUIZ)
def copy_quiz(slug: str) -> Response:
    """Copy a quiz of one's own, or a public one, into one's own."""
    made = duplicate_quiz(work(), viewer(), slug)
    flash(_("This is a copy, only for you so far. Attempts, code and classes did not come along."), "success")
    if made.left_out:
        words = ngettext(
            "One question belongs to somebody else and was left out: the quiz does not show its answers.",
            "%(num)d questions belong to somebody else and were left out: the quiz does not show their answers.",
            made.left_out,
        )
        flash(words, "warning")
    return redirect(url_for(".quiz", slug=made.slug), 303)


def _refused(slug: str, form: DatesForm) -> Answered:
    page, empty = assign_quiz.assign_page(work(), viewer(), slug), AssignForm(formdata=None)
    empty.offer(page)
    return _show(page, empty, form)


def _show(page: assign_quiz.AssignPage, form: AssignForm, dates: DatesForm | None) -> Answered:
    lines = [(one, dates if dates and dates.is_of(one) else DatesForm.of(one)) for one in page.given]
    shown = render_template("teaching/quiz_classes.html", page=page, form=form, lines=lines, refused=dates)
    return (shown, UNREADABLE) if form.errors or dates else shown


def _back_to(slug: str) -> Response:
    return redirect(url_for(".quiz_classes", slug=slug), 303)
