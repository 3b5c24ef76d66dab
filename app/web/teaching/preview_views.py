"""Take a quiz as a student would, to see it: the answers travel in the form, and nothing is stored."""

import json
import re
import secrets
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.quizzes.response import LONGEST_TEXT
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.preview_form import PreviewForm
from app.workflows import manage_quiz
from app.workflows.preview_quiz import Given, preview

SEED = re.compile(r"[A-Za-z0-9_-]{1,40}")
STEPS = {"next": 1, "back": -1}


def seed_given() -> str:
    """Give the seed of the address, or a new one; a seed is a word of letters and figures."""
    said = request.values.get("seed", "")
    return said if SEED.fullmatch(said) else secrets.token_hex(3).upper()


@blueprint.get("/teaching/quizzes/<slug>/preview")
@needs(Action.MANAGE_QUIZ)
def preview_quiz(slug: str) -> str | Response:
    """Show a quiz's first question as a student sees it; without a seed in the address it is drawn anew."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    if "seed" not in request.args:
        return redirect(url_for(".preview_quiz", slug=slug, seed=seed_given()), 303)
    return _show(slug, {}, 1)


@blueprint.post("/teaching/quizzes/<slug>/preview")
@needs(Action.MANAGE_QUIZ)
def go_on_in_preview(slug: str) -> str:
    """Take an answer into the form and go to another question, or mark all answers; nothing is stored."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    given, at, go = (
        _given(request.form.get("given", "")),
        request.form.get("at", 1, type=int),
        request.form.get("go", ""),
    )
    given[at] = Given(tuple(dict.fromkeys(_places(request.form.getlist("choice")))), _text(request.form.get("text")))
    if go == "mark":
        page = preview(work(), slug, seed=seed_given(), given=given, mark=True)
        return render_template("teaching/preview_marked.html", page=page, seed=seed_given())
    return _show(slug, given, at + STEPS.get(go, 0))


def _show(slug: str, given: dict[int, Given], at: int) -> str:
    page = preview(work(), slug, seed=seed_given(), given=given)
    at = min(max(1, at), len(page.questions))
    question, form = page.questions[at - 1], PreviewForm(formdata=None)
    form.text.data = given.get(at, Given()).text
    kept = json.dumps({number: [answer.places, answer.text] for number, answer in given.items()})
    return render_template(
        "teaching/preview.html",
        page=page,
        question=question,
        form=form,
        kept=kept,
        seed=seed_given(),
        chosen=[choice.place for choice in question.choices if choice.chosen],
        multiple_rule=MULTIPLE_RULE,
    )


def _given(said: str) -> dict[int, Given]:
    """Read the answers that the form carries; what cannot be read was typed by nobody, and counts as none."""
    try:
        found: Any = json.loads(said or "{}")
        return {int(number): Given(tuple(_places(places)), _text(text)) for number, (places, text) in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _places(said: list[Any]) -> list[int]:
    return [int(place) for place in said if str(place).isascii() and str(place).isdigit() and len(str(place)) < 4]  # noqa: PLR2004


def _text(said: object) -> str:
    return "".join(letter for letter in str(said or "")[:LONGEST_TEXT] if letter.isprintable())
