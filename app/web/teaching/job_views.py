"""Pages of language jobs: ask for questions, see how far they are, stop, and what a newer generator would change."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.web.identity import user_id, work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.job_queue import job_queue
from app.web.teaching.viewer import viewer
from app.workflows import jobs

# Kinds of jobs with a page of their own.
TEMPLATES = {"regrade": "teaching/judging_again.html"}


@blueprint.post("/teaching/articles/<stem>/generate")
@needs(Action.GENERATE)
def generate(stem: str) -> Response:
    """Ask for the questions of an article."""
    return _ask(stem, "generate")


@blueprint.post("/teaching/articles/<stem>/again")
@needs(Action.GENERATE)
def generate_again(stem: str) -> Response:
    """Ask what today's generator would make of an article."""
    return _ask(stem, "again")


@blueprint.get("/teaching/jobs/<public_id>")
@needs(Action.GENERATE)
def job(public_id: str) -> str | Response:
    """Show how far a job is, or what it gave; without scripts the page loads itself again while the job is open."""
    page = _page(public_id)
    if page.kind == "import":
        return redirect(url_for(".import_job", public_id=public_id))
    watched = job_queue().is_watched(work().clock())
    return render_template(TEMPLATES.get(page.kind, "teaching/job.html"), page=page, form=PlainForm(), watched=watched)


@blueprint.post("/teaching/jobs/<public_id>/cancel")
@needs(Action.GENERATE)
def cancel_job(public_id: str) -> Response:
    """Ask a job to stop."""
    jobs.cancel(work(), _page(public_id).public_id)
    return redirect(url_for(".job", public_id=public_id), 303)


def _ask(stem: str, kind: str) -> Response:
    require(Action.GENERATE, owner_id=jobs.owner_of_article(work(), stem))
    public_id = jobs.ask_for(work(), stem=stem, kind=kind, asked_by_id=viewer().user_id, put=job_queue().put)
    return redirect(url_for(".job", public_id=public_id), 303)


def _page(public_id: str) -> jobs.JobPage:
    page = jobs.job_page(work(), public_id)
    mine = page.asked_by_id is not None and page.asked_by_id == user_id()
    require(Action.GENERATE, owner_id=page.asked_by_id if mine else page.owner_id)
    return page
