"""Pages that bring a class list in, write it out, and print the slips with the codes to come back by."""

from flask import Response as File
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.interchange.roster import MOST_BYTES, MOST_ROWS, BrokenRoster
from app.web.identity import work
from app.web.permissions import Action, needs
from app.web.teaching.blueprint import blueprint
from app.web.teaching.class_access import require_class
from app.web.teaching.class_forms import RosterForm
from app.web.teaching.viewer import viewer
from app.workflows import import_roster, manage_class, manage_pupil
from app.workflows.import_roster import DryRun
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/classes/<int:class_id>/list", methods=["GET", "POST"])
@needs(Action.MANAGE_CLASS)
def roster(class_id: int) -> Answered:
    """Take a list, say what it would change, and store it where that is wanted."""
    require_class(class_id)
    form = RosterForm()
    if not form.is_submitted():
        return _show(class_id, form)
    try:
        if not form.validate():
            return _show(class_id, form), UNREADABLE
        form.text.data = form.to_text()
        if request.form.get("act") == "store":
            return _store(class_id, form.text.data)
    except BrokenRoster as broken:
        form.text.errors = [str(broken)]
        return _show(class_id, form), UNREADABLE
    except Refused as refusal:
        form.text.errors = list(refusal.reasons)
    return _look(class_id, form)


@blueprint.get("/teaching/classes/<int:class_id>/list.csv")
@needs(Action.MANAGE_CLASS)
def roster_file(class_id: int) -> File:
    """Give a class's list as CSV."""
    require_class(class_id)
    # The mark tells spreadsheets that it is UTF-8.
    text = "\ufeff" + import_roster.roster_csv(work(), class_id)
    sent = File(text, mimetype="text/csv")
    sent.headers["Content-Disposition"] = f'attachment; filename="class-{class_id}.csv"'
    return sent


@blueprint.post("/teaching/classes/<int:class_id>/slips")
@needs(Action.MANAGE_CLASS)
def slips(class_id: int) -> Answered:
    """Draw codes for all who have not begun a quiz yet, and show them once, to be printed."""
    require_class(class_id)
    found = manage_pupil.new_codes(work(), class_id, actor_id=viewer().user_id)
    if not found:
        flash(
            _("Everybody in this class has begun a quiz or has an account. Draw a code on a pupil's own page."),
            "warning",
        )
        return redirect(url_for(".class_page", class_id=class_id), 303)
    return render_template("teaching/slips.html", slips=found, class_id=class_id)


def _look(class_id: int, form: RosterForm) -> Answered:
    try:
        found = import_roster.dry_run(work(), class_id, form.text.data or "")
    except BrokenRoster as broken:
        form.text.errors = [str(broken)]
        return _show(class_id, form), UNREADABLE
    page = _show(class_id, form, dry=found)
    return (page, UNREADABLE) if form.errors else page


def _store(class_id: int, text: str) -> Answered:
    new = import_roster.store(work(), class_id, text, actor_id=viewer().user_id)
    flash(_("The list is stored."), "success")
    if new:
        return render_template("teaching/slips.html", slips=new, class_id=class_id)
    return redirect(url_for(".class_page", class_id=class_id), 303)


def _show(class_id: int, form: RosterForm, *, dry: DryRun | None = None) -> str:
    page = manage_class.class_page(work(), viewer(), class_id)
    limits = {"rows": MOST_ROWS, "kilobytes": MOST_BYTES // 1000}
    return render_template("teaching/roster.html", page=page, form=form, dry=dry, limits=limits)
