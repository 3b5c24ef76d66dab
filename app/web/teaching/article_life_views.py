"""Pages of what becomes of an article: its date is changed, it is retired, it is brought back."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.article_forms import DateForm
from app.web.teaching.blueprint import blueprint
from app.web.teaching.viewer import viewer
from app.workflows import date_article, mend_article, retire_article
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/articles/<stem>/date", methods=["GET", "POST"])
@needs(Action.WRITE_ARTICLE)
def date_of_article(stem: str) -> Answered:
    """Change an article's date and what it rests on."""
    page = mend_article.desk_article(work(), viewer(), stem)
    require(Action.WRITE_ARTICLE, owner_id=page.owner_id)
    form = DateForm()
    if not form.is_submitted():
        form.show(page.article.published)
    elif form.validate_on_submit():
        try:
            flagged = date_article.change_date(work(), viewer(), stem, form.published())
        except Refused as refusal:
            form.words.errors = list(refusal.reasons)
        else:
            flash(_("The date is changed. %(flagged)s", flagged=_flagged(flagged)), "success")
            return redirect(url_for(".article", stem=stem), 303)
    shown = render_template("teaching/article_date.html", page=page, form=form)
    return (shown, UNREADABLE) if form.errors else shown


@blueprint.post("/teaching/articles/<stem>/retire")
@needs(Action.WRITE_ARTICLE)
def retire_an_article(stem: str) -> Response:
    """Retire an article."""
    require(Action.WRITE_ARTICLE, owner_id=mend_article.desk_article(work(), viewer(), stem).owner_id)
    flagged = retire_article.retire(work(), viewer(), stem)
    flash(_("The article is retired. Nothing new cites it. %(flagged)s", flagged=_flagged(flagged)), "success")
    return redirect(url_for(".article", stem=stem), 303)


@blueprint.post("/teaching/articles/<stem>/bring-back")
@needs(Action.WRITE_ARTICLE)
def bring_back_article(stem: str) -> Response:
    """Let questions cite a retired article again."""
    require(Action.WRITE_ARTICLE, owner_id=mend_article.desk_article(work(), viewer(), stem).owner_id)
    retire_article.bring_back(work(), viewer(), stem)
    flash(_("The article is back. Questions may cite it again."), "success")
    return redirect(url_for(".article", stem=stem), 303)


def _flagged(number: int) -> str:
    if not number:
        return _("No published question cites it.")
    return ngettext(
        "One published question that cites it is to be looked at again.",
        "%(num)d published questions that cite it are to be looked at again.",
        number,
    )
