"""Pages of those who take quizzes: home, a quiz's start, its questions, the look over them, handing in."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.web.identity import keep_ticket, person, work
from app.web.permissions import Action, needs
from app.web.quiz import after, class_joining, daily, disputing, giving_up, joining, my_page, reading, revealing
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import AnswerForm, Go, StartForm, SubmitForm
from app.workflows import browse_quizzes, submit_attempt, take_quiz
from app.workflows.follow_steps import NothingGiven
from app.workflows.go_on import go_on
from app.workflows.participants import NameTaken
from app.workflows.question_page import QuestionPage, question_page, review_page
from app.workflows.save_answer import save_answer, save_flag

__all__ = [
    "after",
    "blueprint",
    "class_joining",
    "daily",
    "disputing",
    "giving_up",
    "joining",
    "my_page",
    "reading",
    "revealing",
]

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.get("/")
@needs(Action.BROWSE)
def home() -> str:
    """Show the ready quizzes and one live example."""
    going_on = go_on(work(), person())
    return render_template("quiz/home.html", home=browse_quizzes.home(work()), going_on=going_on)


@blueprint.get("/quiz/<slug>")
@needs(Action.BROWSE)
def quiz(slug: str) -> str:
    """Show what a quiz asks of its reader, and the button that starts it."""
    card = browse_quizzes.quiz_card(work(), person(), slug)
    going_on = go_on(work(), person(), slug=slug)
    return render_template("quiz/quiz.html", card=card, form=StartForm(), going_on=going_on)


@blueprint.post("/quiz/<slug>/start")
@needs(Action.TAKE_QUIZ)
def start(slug: str) -> Answered:
    """Start an attempt, or go on with the one in progress where its answers end."""
    form = StartForm()
    if not form.validate_on_submit():
        card = browse_quizzes.quiz_card(work(), person(), slug)
        return render_template("quiz/quiz.html", card=card, form=form, going_on=()), UNREADABLE
    try:
        started = take_quiz.start(work(), person(), slug, nickname=form.nickname.data or "")
    except NameTaken as refusal:
        form.nickname.errors = list(refusal.reasons)
        card = browse_quizzes.quiz_card(work(), person(), slug)
        return render_template("quiz/quiz.html", card=card, form=form, going_on=()), UNREADABLE
    keep_ticket(started.ticket)
    lines = review_page(work(), person(), started.attempt).lines
    first = next((line.place.number for line in lines if not line.place.answered), 1)
    return redirect(url_for(".question", public_id=started.attempt, number=first), 303)


@blueprint.get("/attempt/<public_id>/<int:number>")
@needs(Action.TAKE_QUIZ)
def question(public_id: str, number: int) -> Answered:
    """Show one question with the answer that is saved."""
    page = question_page(work(), person(), public_id, number, again="again" in request.args)
    if page.over:
        return _end(public_id)
    return _show(page, AnswerForm(text=page.text))


@blueprint.post("/attempt/<public_id>/<int:number>")
@needs(Action.TAKE_QUIZ)
def answer(public_id: str, number: int) -> Answered:
    """Save an answer and go where the button leads."""
    form = AnswerForm()
    if not form.validate_on_submit():
        return _ask_again(public_id, number, form), UNREADABLE
    try:
        if not form.leaves_as_it_was:
            phase, then = form.asked_phase, form.step
            save_answer(work(), person(), public_id, number, form.answer, client=form.sender, phase=phase, then=then)
    except NothingGiven as problem:
        form.text.errors = [str(problem)]
        return _ask_again(public_id, number, form), UNREADABLE
    if form.way in {Go.FLAG, Go.UNFLAG}:
        save_flag(work(), person(), public_id, number, on=form.way is Go.FLAG)
    return redirect(_next_address(public_id, number, form), 303)


@blueprint.get("/attempt/<public_id>/review")
@needs(Action.TAKE_QUIZ)
def review(public_id: str) -> Answered:
    """Show which questions have answers, before handing in."""
    page = review_page(work(), person(), public_id)
    if page.over:
        return _end(public_id)
    return render_template("quiz/review.html", page=page, form=SubmitForm())


@blueprint.post("/attempt/<public_id>/submit")
@needs(Action.TAKE_QUIZ)
def submit(public_id: str) -> Answered:
    """Hand an attempt in."""
    submit_attempt.submit(work(), person(), public_id)
    return redirect(url_for(".result", public_id=public_id), 303)


def _end(public_id: str) -> Response:
    submit_attempt.settle(work(), person(), public_id)
    return redirect(url_for(".result", public_id=public_id), 303)


def _ask_again(public_id: str, number: int, form: AnswerForm) -> str:
    return _show(question_page(work(), person(), public_id, number, again=bool(form.tried.data)), form)


def _show(page: QuestionPage, form: AnswerForm) -> str:
    """Show a question as its quiz's mode asks it."""
    seconds_left = max(0, round((page.due - work().clock()).total_seconds())) if page.due else None
    typed = form.choice.data if form.errors else None
    chosen = {choice.place for choice in page.choices if choice.chosen} if typed is None else set(typed)
    return render_template(
        f"quiz/question_{page.steps.view}.html",
        page=page,
        form=form,
        chosen=chosen,
        seconds_left=seconds_left,
        multiple_rule=MULTIPLE_RULE,
    )


def _next_address(public_id: str, number: int, form: AnswerForm) -> str:
    if form.way is Go.OVERVIEW:
        return url_for(".review", public_id=public_id)
    if form.way is Go.REVEAL:
        return url_for(".reveal", public_id=public_id, number=number)
    step = {Go.NEXT: 1, Go.BACK: -1}.get(form.way, 0)
    return url_for(".question", public_id=public_id, number=max(1, number + step))
