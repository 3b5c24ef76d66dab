"""Pages of imports: choose a file, see what would become of each question, store it or stop."""

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.config import Settings
from app.interchange.formats import FORMATS, LARGEST_FILE
from app.interchange.items import UnreadableFile
from app.web.identity import role, work
from app.web.permissions import TABLE, Action, needs
from app.web.teaching.blueprint import blueprint
from app.web.teaching.file_answer import file_answer
from app.web.teaching.forms import PlainForm
from app.web.teaching.import_form import ImportForm
from app.web.teaching.job_queue import job_queue
from app.web.teaching.viewer import viewer
from app.workflows import import_questions as imports
from app.workflows.export_bank import template

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
# More than a file may have, so that one which is too large is answered by the form itself.
LARGEST_UPLOAD = 3 * LARGEST_FILE


@blueprint.url_value_preprocessor
def take_files_of_questions(endpoint: str | None, values: dict[str, object] | None) -> None:
    """Let those who may write questions send larger files; it must be said before anything looks into the request."""
    del values
    if endpoint == "teaching.import_file" and role() in TABLE[Action.WRITE_QUESTION]:
        request.max_content_length = LARGEST_UPLOAD


@blueprint.route("/teaching/import", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def import_file() -> Answered:
    """Choose a file of questions; it is only looked through."""
    form = ImportForm()
    form.offer(imports.articles_to_mean(work(), viewer().user_id))
    if form.validate_on_submit():
        sent = form.file.data
        with sent.stream as stream:
            raw = stream.read()
        upload = imports.Upload(raw, sent.filename or "", form.form.data or "", form.article.data or "")
        try:
            begun = imports.begin_import(work(), upload, owner_id=viewer().user_id, put=job_queue().put, lease=_lease())
        except UnreadableFile as unreadable:
            form.file.errors = [str(unreadable)]
        else:
            return redirect(url_for(".import_job", public_id=begun), 303)
    page = render_template("teaching/import.html", form=form, formats=FORMATS)
    return (page, UNREADABLE) if form.errors else page


@blueprint.get("/teaching/import/<public_id>")
@needs(Action.WRITE_QUESTION)
def import_job(public_id: str) -> str:
    """Show how far an import is, what would become of each question, or what was stored."""
    shown, number = request.args.get("shown", "all"), request.args.get("page", 1, type=int)
    shown = shown if shown in imports.KINDS else "all"
    page = imports.import_page(work(), public_id, owner_id=viewer().user_id, shown=shown, page=number)
    watched = job_queue().is_watched(work().clock())
    return render_template("teaching/import_job.html", page=page, form=PlainForm(), watched=watched, formats=FORMATS)


@blueprint.get("/teaching/import/<public_id>/report.csv")
@needs(Action.WRITE_QUESTION)
def import_report(public_id: str) -> Response:
    """Give the report of a dry run as a table."""
    text = imports.import_report(work(), public_id, owner_id=viewer().user_id)
    return file_answer(text.encode(), "text/csv", "import-report.csv")


@blueprint.post("/teaching/import/<public_id>/store")
@needs(Action.WRITE_QUESTION)
def store_import(public_id: str) -> Response:
    """Store what the dry run said: all of it or nothing."""
    owner_id = viewer().user_id
    stored = imports.store_import(work(), public_id, owner_id=owner_id, put=job_queue().put, lease=_lease())
    return redirect(url_for(".import_job", public_id=stored), 303)


@blueprint.post("/teaching/import/<public_id>/cancel")
@needs(Action.WRITE_QUESTION)
def cancel_import(public_id: str) -> Response:
    """Stop an import and let go of its file."""
    imports.cancel_import(work(), public_id, owner_id=viewer().user_id)
    return redirect(url_for(".import_job", public_id=public_id), 303)


@blueprint.get("/teaching/import/template.<form>")
@needs(Action.WRITE_QUESTION)
def import_template(form: str) -> Response:
    """Give a file with an example of each type of question."""
    made = template(form)
    return file_answer(made.content, made.media_type, made.name)


def _lease() -> float:
    settings: Settings = current_app.extensions["citewell.settings"]
    return settings.lease_seconds
