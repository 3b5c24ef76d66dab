"""The page that changes many questions at once: it says what would happen, and does it once that is confirmed."""

from urllib.parse import parse_qsl

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.questions.bank_filter import BankFilter
from app.questions.bulk import Act, Change
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.bulk_form import BulkForm
from app.web.teaching.viewer import viewer
from app.workflows.bulk_edit import ChangedMeanwhile, Selection, apply_bulk, plan_bulk
from app.workflows.manage_quiz import own_quizzes, owner_of_quiz

UNREADABLE = 422
LONGEST_ADDRESS = 5000
# It changes nothing, and so is none of the acts that a plan is made of.
EXPORT = "export"


@blueprint.post("/teaching/questions/bulk")
@needs(Action.READ_QUESTION)
def bulk() -> str | Response | tuple[str, int]:
    """Say what a change would do to the chosen questions; do it where that was confirmed."""
    wanted, selection = _selection()
    form = BulkForm()
    form.offer(own_quizzes(work(), viewer()))
    chosen = selection.wanted or selection.names
    if chosen and form.act.data == EXPORT:
        return redirect(_file_of(selection), 303)
    if not chosen or not form.knows_act:
        flash(_("Tick the questions, or choose all, and what to do with them."), "error")
        return redirect(_list(wanted), 303)
    if form.asks_value and not form.told:
        return _page(form, wanted, selection)
    if not form.validate_on_submit():
        return _page(form, wanted, selection), UNREADABLE
    change = form.to_change()
    if change.act is Act.PUT_INTO_QUIZ:
        require(Action.MANAGE_QUIZ, owner_id=owner_of_quiz(work(), change.value))
    if form.confirmed.data is None:
        return _page(form, wanted, selection, change)
    return _apply(form, wanted, selection, change)


def _apply(form: BulkForm, wanted: BankFilter, selection: Selection, change: Change) -> Response | tuple[str, int]:
    try:
        done = apply_bulk(work(), viewer(), selection, change, expected=form.confirmed.data or 0)
    except ChangedMeanwhile as refusal:
        form.form_errors.extend(refusal.reasons)
        return _page(form, wanted, selection, change), 409
    flash(ngettext("%(num)d question is changed.", "%(num)d questions are changed.", done), "success")
    return redirect(_list(wanted), 303)


def _page(form: BulkForm, wanted: BankFilter, selection: Selection, change: Change | None = None) -> str:
    plan = plan_bulk(work(), viewer(), selection, change) if change else None
    return render_template("teaching/bulk.html", form=form, wanted=wanted, selection=selection, plan=plan)


def _selection() -> tuple[BankFilter, Selection]:
    wanted = BankFilter.read(dict(parse_qsl(request.form.get("filter", "")[:LONGEST_ADDRESS])))
    if request.form.get("which") == "all":
        return wanted, Selection(wanted=wanted)
    return wanted, Selection(tuple(dict.fromkeys(request.form.getlist("question"))))


def _file_of(selection: Selection) -> str:
    """Give the page that offers the chosen questions as files."""
    if selection.wanted is None:
        return url_for(".export", id=selection.names)
    return url_for(".export", which="all", **selection.wanted.asked)  # pyright: ignore[reportArgumentType] - names of fields


def _list(wanted: BankFilter) -> str:
    return url_for(".questions", **wanted.asked)  # pyright: ignore[reportArgumentType] - names of fields
