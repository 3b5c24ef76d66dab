"""Pages of draw rules: a new one, one that is changed, and how many questions match while the form is filled in."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.build_forms import DrawForm
from app.workflows import draw_rules, manage_quiz

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/quizzes/<slug>/draws/new", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def new_draw(slug: str) -> Answered:
    """Add a draw to a quiz."""
    form, page = _form(slug), manage_quiz.quiz_page(work(), slug)
    if form.validate_on_submit() and request.form.get("act") != "count":
        rule, points = form.to_rule(), float(form.points.data or 1)
        number = draw_rules.add_draw(work(), slug, rule, points, section=form.section.data)
        flash(_("The quiz draws by this rule, anew for each attempt."), "success")
        return redirect(url_for(".quiz", slug=slug, _anchor=f"slot-{number}"), 303)
    return _show(slug, page.draft.title, form, None)


@blueprint.route("/teaching/quizzes/<slug>/draws/<int:number>", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def change_draw(slug: str, number: int) -> Answered:
    """Change a draw of a quiz."""
    form, page = _form(slug, number), manage_quiz.quiz_page(work(), slug)
    if form.validate_on_submit() and request.form.get("act") != "count":
        draw_rules.change_draw(work(), slug, number, form.to_rule(), float(form.points.data or 1))
        flash(_("The rule is changed. Attempts under way keep what they drew."), "success")
        return redirect(url_for(".quiz", slug=slug, _anchor=f"slot-{number}"), 303)
    return _show(slug, page.draft.title, form, number)


@blueprint.post("/teaching/quizzes/<slug>/draws/count")
@needs(Action.MANAGE_QUIZ)
def count_draw(slug: str) -> str:
    """Say how many questions match a rule as it stands in its form; asked for by the page's script, stores nothing."""
    number = request.args.get("of", type=int)
    form = _form(slug, number, stored=False)
    return render_template("teaching/draw_count.html", count=_count(slug, form, number))


def _form(slug: str, number: int | None = None, *, stored: bool = True) -> DrawForm:
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    form = DrawForm()
    if number is not None and stored:
        rule, points = draw_rules.rule_at(work(), slug, number)
        if not form.is_submitted():
            form.show(rule, points)
    form.offer(draw_rules.choices(work(), slug), manage_quiz.quiz_page(work(), slug).build)
    return form


def _show(slug: str, title: str, form: DrawForm, number: int | None) -> Answered:
    given = {"slug": slug, "title": title, "number": number, "count": _count(slug, form, number)}
    shown = render_template("teaching/draw.html", form=form, **given)
    return (shown, UNREADABLE) if form.errors else shown


def _count(slug: str, form: DrawForm, number: int | None) -> draw_rules.Count | None:
    """Count what matches; nothing where the rule cannot be read."""
    if form.is_submitted() and not form.validate():
        return None
    return draw_rules.count_matches(work(), slug, form.to_rule(), slot_id=number)
