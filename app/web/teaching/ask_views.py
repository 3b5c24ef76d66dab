"""'Ask me about this': an article as sentences to choose from, and the job that makes drafts of the chosen one."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs
from app.web.teaching.ask_form import AskForm
from app.web.teaching.blueprint import blueprint
from app.web.teaching.job_queue import job_queue
from app.web.teaching.viewer import viewer
from app.workflows import ask_about as asking
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/articles/<stem>/ask", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def ask_about(stem: str) -> Answered:
    """Have drafts made from one sentence of an article."""
    source, form = asking.source(work(), viewer(), stem), AskForm()
    form.offer(source)
    if form.validate_on_submit():
        try:
            job = asking.ask_about(work(), viewer(), stem, form.to_marked(), put=job_queue().put)
        except Refused as refusal:
            form.sentence.errors = list(refusal.reasons)
        else:
            return redirect(url_for(".job", public_id=job), 303)
    page = render_template("teaching/ask.html", source=source, form=form, stem=stem)
    return (page, UNREADABLE) if form.errors else page
