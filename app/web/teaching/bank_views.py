"""Pages of the bank: the list with its filters, the labels of a question, and filters kept under names."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.questions.bank_filter import BankFilter
from app.questions.labels import read_tags
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.bank_form import FilterForm, FilterNameForm, LabelForm
from app.web.teaching.blueprint import blueprint
from app.web.teaching.viewer import viewer
from app.workflows import delete_question as deleting
from app.workflows import label_question as labelling
from app.workflows import write_question
from app.workflows.label_question import Labels, labels_on
from app.workflows.problems import Refused
from app.workflows.search_bank import search_bank

MOST_PAGES = 10**6
UNREADABLE = 422


@blueprint.get("/teaching/questions")
@needs(Action.READ_QUESTION)
def questions() -> str:
    """Show a page of the bank: what the filter in the address lets through."""
    wanted = BankFilter.read(request.args)
    page = min(request.args.get("page", 1, type=int), MOST_PAGES)
    bank = search_bank(work(), viewer(), wanted, page=page)
    form = FilterForm(request.args)
    form.offer(bank.choices)
    return render_template("teaching/questions.html", bank=bank, form=form, name=FilterNameForm(formdata=None))


@blueprint.route("/teaching/questions/<public_id>/labels", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def label_question(public_id: str) -> str | Response | tuple[str, int]:
    """Change a question's tags, topic and difficulty."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    labels, form = labels_on(work(), viewer(), public_id), LabelForm()
    if form.validate_on_submit():
        given = Labels(read_tags(form.tags.data or ""), form.topic.data or "", form.difficulty.data or "")
        labelling.label_question(work(), public_id, given, actor_id=viewer().user_id)
        flash(_("The labels are changed. The question keeps its version."), "success")
        return redirect(url_for(".question", public_id=public_id), 303)
    if not form.is_submitted():
        form.tags.data, form.topic.data = ", ".join(labels.tags), labels.topic
        form.difficulty.data = labels.difficulty
    page = render_template("teaching/labels.html", form=form, labels=labels, public_id=public_id)
    return (page, UNREADABLE) if form.errors else page


@blueprint.get("/teaching/questions/<public_id>/delete")
@needs(Action.WRITE_QUESTION)
def delete_question(public_id: str) -> str:
    """Show what hangs on a question before it is deleted, or why it cannot be."""
    page = deleting.deletion_page(work(), viewer(), public_id)
    require(Action.WRITE_QUESTION, owner_id=page.owner_id)
    return render_template("teaching/delete_question.html", page=page)


@blueprint.post("/teaching/questions/<public_id>/delete")
@needs(Action.WRITE_QUESTION)
def delete_question_now(public_id: str) -> Response:
    """Delete a question that nobody was asked."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    deleting.delete_for_good(work(), public_id, actor_id=viewer().user_id)
    flash(_("The question is deleted."), "success")
    return redirect(url_for(".questions"), 303)


@blueprint.post("/teaching/questions/filters")
@needs(Action.READ_QUESTION)
def keep_filter() -> Response:
    """Keep the filter of the list under a name."""
    form, wanted = FilterNameForm(), BankFilter.read(request.form)
    if not form.validate_on_submit():
        return _back(wanted, *(sentence for field in form for sentence in field.errors))
    try:
        labelling.keep_filter(work(), viewer().user_id, form.name.data or "", wanted)
    except Refused as refusal:
        return _back(wanted, *refusal.reasons)
    flash(_("The filter is kept as “%(name)s”.", name=form.name.data), "success")
    return _back(wanted)


@blueprint.post("/teaching/questions/filters/<int:number>")
@needs(Action.WRITE_QUESTION)
def change_filter(number: int) -> Response:
    """Rename a kept filter, or forget it."""
    require(Action.WRITE_QUESTION, owner_id=labelling.owner_of_filter(work(), number))
    act, form, wanted = request.form.get("act", ""), FilterNameForm(), BankFilter.read(request.form)
    if act == "delete":
        labelling.delete_filter(work(), number)
        flash(_("The filter is deleted. No question is changed."), "success")
        return _back(wanted)
    if act != "rename":
        abort(400)
    if not form.validate_on_submit():
        return _back(wanted, *(sentence for field in form for sentence in field.errors))
    try:
        labelling.rename_filter(work(), number, form.name.data or "")
    except Refused as refusal:
        return _back(wanted, *refusal.reasons)
    flash(_("The filter is called “%(name)s” now.", name=form.name.data), "success")
    return _back(wanted)


def _back(wanted: BankFilter, *faults: str) -> Response:
    for sentence in faults:
        flash(sentence, "error")
    return redirect(url_for(".questions", **wanted.asked), 303)  # pyright: ignore[reportArgumentType] - names of fields
