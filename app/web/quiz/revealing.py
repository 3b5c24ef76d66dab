"""Pages to show a question's source for its cost: the question whether to, and the act."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import SubmitForm
from app.workflows import reveal_source


@blueprint.get("/attempt/<public_id>/<int:number>/reveal")
@needs(Action.TAKE_QUIZ)
def reveal(public_id: str, number: int) -> str:
    """Ask whether the source is to be shown for its cost."""
    offer = reveal_source.offer(work(), person(), public_id, number)
    return render_template("quiz/reveal.html", offer=offer, form=SubmitForm())


@blueprint.post("/attempt/<public_id>/<int:number>/reveal")
@needs(Action.TAKE_QUIZ)
def reveal_source_now(public_id: str, number: int) -> Response:
    """Show the source on the question's page from now on."""
    reveal_source.reveal(work(), person(), public_id, number)
    return redirect(url_for(".question", public_id=public_id, number=number), 303)
