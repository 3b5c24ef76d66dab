"""Pages of the daily review: the fact that is due, the answer to it, its explanation."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.quizzes.scheduling import MOST_A_DAY, MOST_NEW_A_DAY
from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import DailyForm
from app.workflows import daily_review

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.get("/daily")
@needs(Action.TAKE_QUIZ)
def daily() -> str:
    """Ask the next fact of today, or say that today is done."""
    return _show(DailyForm())


@blueprint.post("/daily")
@needs(Action.TAKE_QUIZ)
def answer_daily() -> Answered:
    """Judge an answer and lead to its explanation."""
    form = DailyForm()
    if not form.validate_on_submit():
        return _show(form), UNREADABLE
    sent = form.question.data or "", form.press.data or ""
    card = daily_review.answer_daily(work(), person(), *sent, form.answer)
    return redirect(url_for(".explained_daily", public_id=card) if card else url_for(".daily"), 303)


@blueprint.get("/daily/<public_id>")
@needs(Action.TAKE_QUIZ)
def explained_daily(public_id: str) -> str:
    """Explain the answer that was given last, and say when its fact comes again."""
    page = daily_review.explained_daily(work(), person(), public_id)
    return render_template("quiz/daily_explained.html", page=page)


def _show(form: DailyForm) -> str:
    return render_template(
        "quiz/daily.html",
        daily=daily_review.daily(work(), person()),
        form=form,
        chosen=set(form.choice.data or ()),
        multiple_rule=MULTIPLE_RULE,
        most=MOST_A_DAY,
        most_new=MOST_NEW_A_DAY,
    )
