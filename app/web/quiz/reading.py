"""Pages to read: the result, the explanation of each answer, the articles."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.quizzes.attempt import State
from app.web.identity import person, work
from app.web.permissions import Action, may, may_with_all, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import SubmitForm
from app.workflows import disputes, notices, read_article, show_fact, show_result
from app.workflows.submit_attempt import settle


@blueprint.get("/attempt/<public_id>/result")
@needs(Action.TAKE_QUIZ)
def result(public_id: str) -> str | Response:
    """Show the score and how each answer stands, as far as the quiz's rules show it; in its grace, the last look."""
    if settle(work(), person(), public_id) is State.OVERDUE:
        return redirect(url_for(".review", public_id=public_id), 303)
    page = show_result.result_page(work(), person(), public_id)
    notes = notices.notices(work(), person(), attempt=public_id)
    return render_template("quiz/result.html", page=page, form=SubmitForm(), notes=notes)


@blueprint.get("/attempt/<public_id>/<int:number>/explanation")
@needs(Action.TAKE_QUIZ)
def explanation(public_id: str, number: int) -> str:
    """Explain one answer by the article's words."""
    settle(work(), person(), public_id)
    page = show_result.explanation_page(work(), person(), public_id, number)
    disputed = disputes.dispute_state(work(), person(), public_id, number)
    return render_template("quiz/explanation.html", page=page, disputed=disputed)


@blueprint.get("/articles")
@needs(Action.READ_ARTICLE)
def articles() -> str:
    """List the articles that whoever asks may read."""
    return render_template("quiz/articles.html", articles=read_article.article_list(work(), person()))


@blueprint.get("/article/<stem>")
@needs(Action.READ_ARTICLE)
def article(stem: str) -> str:
    """Show an article, with the passage marked that the address names."""
    mark = request.args.get("from", type=int), request.args.get("to", type=int)
    page = read_article.article_page(
        work(),
        person(),
        stem,
        of=request.args.get("of", ""),
        mark=mark if None not in mark else None,  # pyright: ignore[reportArgumentType] - checked here
        leave=read_article.Leave(
            any_article=may_with_all(Action.READ_ARTICLE),
            questions=may(Action.READ_QUESTION),
            any_question=may_with_all(Action.READ_QUESTION),
        ),
    )
    return render_template("quiz/article.html", page=page)


@blueprint.get("/fact/<key>")
@needs(Action.READ_FACT)
def fact(key: str) -> str:
    """Show what the articles say on a fact: to teachers, and from an attempt whose quiz shows sources."""
    page = show_fact.fact_page(
        work(),
        person(),
        key,
        attempt=request.args.get("attempt", ""),
        leave=show_fact.FactLeave(any_fact=may(Action.READ_FACT), any_article=may_with_all(Action.READ_ARTICLE)),
    )
    return render_template("quiz/fact.html", page=page)
