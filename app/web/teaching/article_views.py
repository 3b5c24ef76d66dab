"""Pages of articles on the desk: the list, adding one, one with what was taken for boilerplate, mending it."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.articles.readers import UnreadableArticle
from app.articles.reading import LARGEST_FILE
from app.articles.text import BlockKind
from app.web import errors
from app.web.identity import role, work
from app.web.permissions import TABLE, Action, needs, require
from app.web.teaching.article_forms import AddressForm, ArticleForm, FileForm, as_text, form_of
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.viewer import viewer
from app.workflows import mend_article
from app.workflows.add_article import AlreadyHere, add_article, read_address, read_upload
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
LARGEST_UPLOAD = LARGEST_FILE + 2**20  # and what a form has around its file
FIELD = "kind-"


@blueprint.url_value_preprocessor
def take_larger_files(endpoint: str | None, values: dict[str, object] | None) -> None:
    """Let those who may add articles send larger files; it must be said before anything looks into the request."""
    del values
    if endpoint == "teaching.new_article" and role() in TABLE[Action.WRITE_ARTICLE]:
        request.max_content_length = LARGEST_UPLOAD


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
    """Say what to do with a file that is too large."""
    del error
    if request.endpoint == "teaching.import_file":
        advice = _(
            "A file of questions may have 20 MB. Nothing was stored. Part it, and import one part after the other."
        )
        return errors.page(_("That is too large"), [advice], 413, ways={_("Choose a file"): url_for(".import_file")})
    advice = _("A file may have 20 MB and a text 2 MB. Nothing was stored. Paste the article's text instead.")
    return errors.page(_("That is too large"), [advice], 413, ways={_("Paste the text"): url_for(".new_article")})


@blueprint.get("/teaching/articles")
@needs(Action.WRITE_ARTICLE)
def articles() -> str:
    """List one's own articles and the public ones."""
    return render_template("teaching/articles.html", articles=mend_article.desk_articles(work(), viewer()))


@blueprint.route("/teaching/articles/new", methods=["GET", "POST"])
@needs(Action.WRITE_ARTICLE)
def new_article() -> Answered:
    """Add an article: by its text, or by a file or an address, whose text is then shown to be looked through."""
    by = request.args.get("by", "")
    if by == "file":
        return _from_file()
    return _from_address() if by == "address" else _from_text()


def _from_text() -> Answered:
    form, already = ArticleForm(), None
    if form.validate_on_submit():
        try:
            stem = add_article(work(), form.to_draft(), owner_id=viewer().user_id)
        except AlreadyHere as known:
            already = known
        except UnreadableArticle as refusal:
            form.text.errors = [str(refusal)]
        else:
            flash(_("The article is stored. Look at what was taken for its text."), "success")
            return redirect(url_for(".article", stem=stem), 303)
    page = render_template("teaching/new_article.html", form=form, by="paste", already=already, read=False)
    return (page, UNREADABLE) if form.errors or already else page


def _from_file() -> Answered:
    form = FileForm()
    if form.validate_on_submit():
        try:
            read = read_upload(form.file.data.read(), name=form.file.data.filename or "")
        except UnreadableArticle as refusal:
            form.file.errors = [str(refusal)]
        else:
            return _look_through(form_of(read))
    page = render_template("teaching/new_article.html", form=form, by="file", already=None, read=False)
    return (page, UNREADABLE) if form.errors else page


def _from_address() -> Answered:
    form = AddressForm()
    if form.validate_on_submit():
        try:
            read, url = read_address(form.url.data or "", fetch=current_app.extensions.get("citewell.fetch"))
        except UnreadableArticle as refusal:
            form.url.errors = [str(refusal)]
        else:
            return _look_through(form_of(read, url))
    page = render_template("teaching/new_article.html", form=form, by="address", already=None, read=False)
    return (page, UNREADABLE) if form.errors else page


def _look_through(form: ArticleForm) -> str:
    return render_template("teaching/new_article.html", form=form, by="paste", already=None, read=True)


@blueprint.get("/teaching/articles/<stem>")
@needs(Action.WRITE_ARTICLE)
def article(stem: str) -> str:
    """Show an article's cleaned text block by block, and what was taken for boilerplate."""
    page = mend_article.desk_article(work(), viewer(), stem)
    return render_template("teaching/article.html", page=page, form=PlainForm())


@blueprint.route("/teaching/articles/<stem>/mend", methods=["GET", "POST"])
@needs(Action.WRITE_ARTICLE)
def mend(stem: str) -> Answered:
    """Mend an article's text by hand: mark its blocks anew, or take lines out."""
    page = mend_article.desk_article(work(), viewer(), stem)
    require(Action.WRITE_ARTICLE, owner_id=page.owner_id)
    form, reasons = PlainForm(), ()
    if form.validate_on_submit():
        try:
            _mend(stem)
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            flash(_("The text is mended. Questions made before keep the text that they were made from."), "success")
            return redirect(url_for(".article", stem=stem), 303)
    typed = as_text(request.form.get("text")) or page.rendition.text
    shown = {"page": page, "form": form, "reasons": reasons, "typed": typed, "chosen": _kinds(), "kinds": BlockKind}
    answered = render_template("teaching/mend.html", **shown)
    return (answered, UNREADABLE) if reasons else answered


def _mend(stem: str) -> None:
    seen = request.form.get("rendition", 0, type=int)
    if request.form.get("act") == "text":
        mend_article.mend_text(work(), viewer(), stem, as_text(request.form.get("text")), seen=seen)
    else:
        mend_article.mark_blocks(work(), viewer(), stem, _kinds(), seen=seen)


def _kinds() -> dict[int, BlockKind]:
    """Give the kinds that were chosen, by the start of their block."""
    found = {name.removeprefix(FIELD): kind for name, kind in request.form.items() if name.startswith(FIELD)}
    known = set(BlockKind)
    return {int(start): BlockKind(kind) for start, kind in found.items() if start.isdecimal() and kind in known}
