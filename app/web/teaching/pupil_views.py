"""Pages of one pupil of a class: names, a code to come back by, a link to an account, removing."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.hosts import link_to_share
from app.web.identity import work
from app.web.permissions import Action, needs
from app.web.teaching.blueprint import blueprint
from app.web.teaching.class_access import require_class
from app.web.teaching.class_forms import PupilForm
from app.web.teaching.viewer import viewer
from app.workflows import manage_pupil
from app.workflows.participants import NameTaken

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.get("/teaching/classes/<int:class_id>/pupils/<int:participant_id>")
@needs(Action.MANAGE_CLASS)
def pupil(class_id: int, participant_id: int) -> str:
    """Show one pupil of a class."""
    require_class(class_id)
    found = manage_pupil.pupil_page(work(), class_id, participant_id)
    form = PupilForm(formdata=None, name=found.name, nickname=found.nickname)
    return render_template("teaching/pupil.html", pupil=found, form=form, link="")


@blueprint.post("/teaching/classes/<int:class_id>/pupils/<int:participant_id>")
@needs(Action.MANAGE_CLASS)
def change_pupil(class_id: int, participant_id: int) -> Answered:
    """Rename a pupil, remove them, draw a code to come back by, or make a link to an account."""
    require_class(class_id)
    actor_id = viewer().user_id
    match request.form.get("act", ""):
        case "rename":
            return _rename(class_id, participant_id)
        case "remove":
            manage_pupil.remove_pupil(work(), class_id, participant_id, actor_id=actor_id)
            flash(_("The pupil is out of the class. What was handed in stays in the reports."), "success")
            return redirect(url_for(".class_page", class_id=class_id), 303)
        case "code":
            slip = manage_pupil.new_code_for(work(), class_id, participant_id, actor_id=actor_id)
            return render_template("teaching/slips.html", slips=[slip], class_id=class_id)
        case "link":
            return _link(class_id, participant_id)
        case _:
            return abort(400)


def _rename(class_id: int, participant_id: int) -> Answered:
    form = PupilForm()
    if form.validate():
        names = {"nickname": form.nickname.data or "", "name": form.name.data or ""}
        try:
            manage_pupil.rename_pupil(work(), class_id, participant_id, **names, actor_id=viewer().user_id)
        except NameTaken as refusal:
            form.nickname.errors = [*refusal.reasons]
        else:
            flash(_("The names are changed."), "success")
            return redirect(url_for(".class_page", class_id=class_id), 303)
    found = manage_pupil.pupil_page(work(), class_id, participant_id)
    return render_template("teaching/pupil.html", pupil=found, form=form, link=""), UNREADABLE


def _link(class_id: int, participant_id: int) -> str:
    token = manage_pupil.account_link(work(), class_id, participant_id, actor_id=viewer().user_id)
    found = manage_pupil.pupil_page(work(), class_id, participant_id)
    form = PupilForm(formdata=None, name=found.name, nickname=found.nickname)
    link = link_to_share("accounts.welcome", token=token)
    return render_template("teaching/pupil.html", pupil=found, form=form, link=link)
