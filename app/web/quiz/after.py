"""Pages after an attempt: the missed questions practised anew, and the result on one page to print."""

from flask import render_template
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import AnswerForm
from app.workflows.practise_missed import PracticePage, practice_page, practise
from app.workflows.print_result import printed_result
from app.workflows.submit_attempt import settle

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.get("/attempt/<public_id>/again/<int:number>")
@needs(Action.TAKE_QUIZ)
def again(public_id: str, number: int) -> Answered:
    """Ask a missed question anew, for practice only."""
    return _show(practice_page(work(), person(), public_id, number), AnswerForm())


@blueprint.post("/attempt/<public_id>/again/<int:number>")
@needs(Action.TAKE_QUIZ)
def answer_again(public_id: str, number: int) -> Answered:
    """Judge an answer that was given for practice, and explain it; nothing is stored."""
    form = AnswerForm()
    if not form.validate_on_submit():
        return _show(practice_page(work(), person(), public_id, number), form), UNREADABLE
    return _show(practise(work(), person(), public_id, number, form.answer), form)


@blueprint.get("/attempt/<public_id>/print")
@needs(Action.TAKE_QUIZ)
def print_result(public_id: str) -> str:
    """Show the result with every explanation on one page."""
    settle(work(), person(), public_id)
    return render_template("quiz/print.html", printed=printed_result(work(), person(), public_id))


def _show(page: PracticePage, form: AnswerForm) -> str:
    chosen = set(form.choice.data or ())
    return render_template(
        "quiz/question_answer.html",
        page=page,
        form=form,
        chosen=chosen,
        outer="quiz/again.html",
        multiple_rule=MULTIPLE_RULE,
    )
