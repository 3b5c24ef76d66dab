"""Pages of classes: the list, one class, its code large, its teachers and quizzes."""

from flask import Response as Picture
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.hosts import link_to_share
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.class_access import require_class
from app.web.teaching.class_forms import ClassForm, ColleagueForm
from app.web.teaching.forms import PlainForm
from app.web.teaching.qr import qr_svg
from app.web.teaching.viewer import viewer
from app.workflows import manage_class, manage_quiz, share_class
from app.workflows.manage_class import ClassPage
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/classes", methods=["GET", "POST"])
@needs(Action.MANAGE_CLASS)
def classes() -> Answered:
    """List one's classes, and make another."""
    form = ClassForm()
    if form.validate_on_submit():
        try:
            made = manage_class.make_class(work(), viewer(), form.name.data or "")
        except Refused as refusal:
            form.name.errors = list(refusal.reasons)
        else:
            flash(_("The class is made. Bring your list in, or let pupils join by its code."), "success")
            return _back_to(made)
    found = manage_class.class_list(work(), viewer())
    page = render_template("teaching/classes.html", classes=found, form=form)
    return (page, UNREADABLE) if form.errors else page


@blueprint.get("/teaching/classes/<int:class_id>")
@needs(Action.MANAGE_CLASS)
def class_page(class_id: int) -> str:
    """Show a class: its code, pupils, quizzes and teachers."""
    require_class(class_id)
    return _show(class_id, ColleagueForm())


@blueprint.post("/teaching/classes/<int:class_id>")
@needs(Action.MANAGE_CLASS)
def change_class(class_id: int) -> Answered:
    """Rename a class, draw its code, open or close joining, put it away or take it back."""
    require_class(class_id)
    actor_id, act = viewer().user_id, request.form.get("act", "")
    match act:
        case "rename":
            form = ClassForm()
            if not form.validate():
                return _show(class_id, ColleagueForm(formdata=None), rename=form), UNREADABLE
            manage_class.rename_class(work(), class_id, form.name.data or "", actor_id=actor_id)
        case "code":
            seen = request.form.get("seen", "")
            manage_class.draw_class_code(work(), class_id, seen=seen, actor_id=actor_id)
            flash(_("The class has a new code. The older one opens nothing any more."), "success")
        case "open" | "close":
            manage_class.set_joinable(work(), class_id, joinable=act == "open", actor_id=actor_id)
        case "archive" | "bring-back":
            manage_class.set_archived(work(), class_id, archived=act == "archive", actor_id=actor_id)
        case _:
            abort(400)
    return _back_to(class_id)


@blueprint.post("/teaching/classes/<int:class_id>/teachers")
@needs(Action.MANAGE_CLASS)
def class_teachers(class_id: int) -> Answered:
    """Let a colleague run a class too, or take a teacher out of it."""
    require_class(class_id)
    actor_id, gone = viewer().user_id, request.form.get("remove", type=int)
    if gone is not None:
        share_class.remove_teacher(work(), class_id, gone, actor_id=actor_id)
        return redirect(url_for(".classes"), 303) if gone == actor_id else _back_to(class_id)
    form = ColleagueForm()
    if form.validate():
        try:
            name = share_class.add_teacher(work(), class_id, form.email.data or "", actor_id=actor_id)
        except Refused as refusal:
            form.email.errors = list(refusal.reasons)
        else:
            flash(_("%(name)s teaches this class too.", name=name), "success")
            return _back_to(class_id)
    return _show(class_id, form), UNREADABLE


@blueprint.post("/teaching/classes/<int:class_id>/quizzes")
@needs(Action.MANAGE_CLASS)
def class_quizzes(class_id: int) -> Response:
    """Set a quiz of one's own for a class, or take it away."""
    require_class(class_id)
    slug, actor_id = request.form.get("quiz", ""), viewer().user_id
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    if request.form.get("act") == "take-away":
        share_class.take_quiz_away(work(), class_id, slug, actor_id=actor_id)
        flash(_("The quiz is no longer set for this class. What was answered stays."), "success")
    else:
        share_class.set_quiz(work(), class_id, slug, actor_id=actor_id)
        flash(_("The quiz is set: it stands on the page of every pupil of the class."), "success")
    return _back_to(class_id)


@blueprint.get("/teaching/classes/<int:class_id>/code.svg")
@needs(Action.MANAGE_CLASS)
def class_code_picture(class_id: int) -> Picture:
    """Give the QR code of the link that joins a class."""
    page = _page(class_id)
    return Picture(qr_svg(link_to_share("quiz.join_by_code", code=page.code)), mimetype="image/svg+xml")


@blueprint.get("/teaching/classes/<int:class_id>/share")
@needs(Action.MANAGE_CLASS)
def share_class_code(class_id: int) -> str:
    """Show link, code and QR code of a class as large as a wall needs them."""
    return render_template("teaching/class_share.html", page=_page(class_id))


def _page(class_id: int) -> ClassPage:
    require_class(class_id)
    return manage_class.class_page(work(), viewer(), class_id)


def _show(class_id: int, colleague: ColleagueForm, *, rename: ClassForm | None = None) -> str:
    page = manage_class.class_page(work(), viewer(), class_id)
    renaming = rename or ClassForm(formdata=None, name=page.name)
    return render_template(
        "teaching/class.html", page=page, form=PlainForm(), colleague=colleague, renaming=renaming, me=viewer().user_id
    )


def _back_to(class_id: int) -> Response:
    return redirect(url_for(".class_page", class_id=class_id), 303)
