"""Pages of correcting a question that was asked: preview what it would do to the scores, and do it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.correction_forms import CorrectionForm, form_for
from app.web.teaching.job_queue import job_queue
from app.web.teaching.viewer import viewer
from app.workflows.correct_question import Outdated, correct
from app.workflows.corrections import CorrectionPage, Target, correction_page
from app.workflows.preview_correction import Preview, preview_correction
from app.workflows.problems import Refused
from app.workflows.rejudge import Judged

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
CONFLICT = 409


@blueprint.route("/teaching/questions/<public_id>/key", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def correct_question(public_id: str) -> Answered:
    """Change the key of a question that was asked, or make it void in all quizzes."""
    target = Target(public_id, number=request.args.get("version", type=int))
    page = correction_page(work(), target)
    require(Action.WRITE_QUESTION, owner_id=page.owner_id)
    return _corrected(target, page, form_for(page.draft, key=True), key=True)


@blueprint.route("/teaching/quizzes/<slug>/questions/<public_id>/void", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def void_in_quiz(slug: str, public_id: str) -> Answered:
    """Make a question void in one quiz, whosever question it is."""
    target = Target(public_id, quiz=slug)
    page = correction_page(work(), target)
    require(Action.MANAGE_QUIZ, owner_id=page.quiz_owner)
    if not page.asked_here:
        abort(404)
    return _corrected(target, page, form_for(page.draft, key=False), key=False)


def _corrected(target: Target, page: CorrectionPage, form: CorrectionForm, *, key: bool) -> Answered:
    form.offer(key=key, void=page.void)
    form.show(page.draft)
    if not form.is_submitted():
        return _shown(page, form)
    try:
        if form.validate_on_submit():
            return _done(target, page, form) if request.form.get("go") == "do" else _previewed(target, page, form)
    except Outdated as outdated:
        return _outdated(target, form, str(outdated))
    except Refused as refusal:
        form.form_errors.extend(refusal.reasons)
    return _shown(page, form), UNREADABLE


def _outdated(target: Target, form: CorrectionForm, sentence: str) -> Answered:
    page = correction_page(work(), target)
    try:
        return _previewed(target, page, form, outdated=sentence), CONFLICT
    except Refused as refusal:
        form.form_errors.extend(refusal.reasons)
        return _shown(page, form), UNREADABLE


def _previewed(target: Target, page: CorrectionPage, form: CorrectionForm, *, outdated: str = "") -> str:
    preview = preview_correction(work(), target, form.to_correction(), viewer=viewer())
    # Its place in the form is a hidden field, which a form that was sent would fill with what was sent.
    form.previewed.process_data(preview.fingerprint)
    return _shown(page, form, preview, outdated=outdated)


def _done(target: Target, page: CorrectionPage, form: CorrectionForm) -> Response:
    put, seen = job_queue().put, form.previewed.data or ""
    judged = correct(work(), target, form.to_correction(), seen=seen, actor_id=viewer().user_id, put=put)
    if judged.job:
        return redirect(url_for(".job", public_id=judged.job), 303)
    flash(_("Done.") + " " + judged_again(judged), "success")
    if page.quiz:
        return redirect(url_for("reports.quiz_report", slug=page.quiz), 303)
    return redirect(url_for(".question", public_id=page.question), 303)


def judged_again(judged: Judged) -> str:
    """Say how many attempts were judged again."""
    if not judged.count:
        return _("No attempt had to be judged again.")
    return ngettext("One attempt was judged again.", "%(num)d attempts were judged again.", judged.count)


def _shown(page: CorrectionPage, form: CorrectionForm, preview: Preview | None = None, *, outdated: str = "") -> str:
    return render_template("teaching/correct.html", page=page, form=form, preview=preview, outdated=outdated)
