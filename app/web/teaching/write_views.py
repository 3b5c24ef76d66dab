"""The pages that write a question: the choice of a type, the form for a new one, and for the next version of one."""

import secrets
from dataclasses import dataclass, replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.grading.grade import MULTIPLE_RULE
from app.questions.draft import Draft, QuestionType
from app.questions.editing import carried
from app.questions.wordings import Pair, side_by_side
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching import writing_acts
from app.web.teaching.blueprint import blueprint
from app.web.teaching.citing_fields import CitedWords, read_citations, stems_in
from app.web.teaching.next_page import local_address
from app.web.teaching.offers import Offers, offers_for
from app.web.teaching.option_form import PLACES
from app.web.teaching.question_form import QuestionForm
from app.web.teaching.question_forms import FORMS
from app.web.teaching.sketching import Unanswered, sketch, student_view
from app.web.teaching.viewer import viewer
from app.workflows import cite_words, write_question
from app.workflows import edit_question as editing
from app.workflows.cite_words import Spot
from app.workflows.edit_question import Editor, NewerVersion, Newest
from app.workflows.look_over import look_over
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE, CONFLICT = 422, 409


@dataclass(frozen=True)
class Clash:
    """What somebody else saved while this was written, and both wordings field by field."""

    theirs: Newest
    pairs: list[Pair]


@dataclass(frozen=True)
class Writing:
    """What is written: the form, and the question that it is of, none for a new one."""

    form: QuestionForm
    public_id: str | None = None
    newest: Newest | None = None


@blueprint.route("/teaching/questions/new", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def new_question() -> Answered:
    """Write a question of the type that the address names."""
    kind = request.args.get("type", "")
    if kind not in FORMS:
        return render_template("teaching/choose_type.html")
    form = FORMS[QuestionType(kind)]()
    if not form.is_submitted():
        form.article.data, form.press.data = request.args.get("article"), secrets.token_urlsafe(12)
    return _answer(Writing(form))


@blueprint.route("/teaching/questions/<public_id>/edit", methods=["GET", "POST"])
@needs(Action.WRITE_QUESTION)
def edit_question(public_id: str) -> Answered:
    """Write the next version of a question."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    newest = editing.newest(work(), public_id)
    if len(newest.draft.key.options) > PLACES[-1]:
        raise Refused(_("This question has more options than the form can show. Import a shorter one instead."))
    return _answer(Writing(FORMS[newest.draft.type](), public_id, newest))


@blueprint.post("/teaching/questions/check/<kind>")
@needs(Action.WRITE_QUESTION)
def check_question(kind: str) -> Answered:
    """Look over what is written so far: a part of the page, for the script that asks while somebody types."""
    if kind not in FORMS:
        abort(404)
    public_id, newest = request.args.get("of"), None
    if public_id:
        require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
        newest = editing.newest(work(), public_id)
    writing = Writing(FORMS[QuestionType(kind)](), public_id, newest)
    if not begun(writing):
        abort(404)
    return render_template("teaching/writing/checked.html", **_looked(writing), others=_others(public_id))


def _answer(writing: Writing) -> Answered:
    if not begun(writing):
        return render_template("teaching/write.html", form=writing.form, source=None, public_id=None, leave="")
    form, act = writing.form, request.form.get("act", "save")
    if form.is_submitted() and act == "save":
        return _saved(writing) or _page(writing)
    if form.is_submitted():
        writing_acts.do(form, act)
    return _page(writing, offers=offers_for(form) if writing_acts.asks_for_offers(act) else None)


def begun(writing: Writing) -> bool:
    """Fill a form with what was sent, or with the version that it begins from; say whether there is an article."""
    form, old = writing.form, writing.newest.draft if writing.newest else None
    sent = read_citations(request.form) if form.is_submitted() else _spots(old)
    articles = write_question.articles_to_cite(work(), viewer().user_id)
    cited = {one.passage.article for one in old.citations} if old else set[str]()
    titles = dict(articles)
    form.article.data = form.article.data or next(iter([*stems_in(sent)[:1], *titles]), None)
    if form.article.data is None:
        return False
    sources = cite_words.sources_of(work(), [form.article.data, *stems_in(sent)], user_id=viewer().user_id, cited=cited)
    if form.article.data not in sources:
        abort(404)
    titles |= {stem: source.title for stem, source in sources.items()}
    form.begin(tuple(titles.items()), sources)
    form.old = old
    _fill(writing, sent)
    return True


def _spots(old: Draft | None) -> list[tuple[Spot | None, str]]:
    passages = [(one.passage, one.stance.value) for one in old.citations] if old else []
    return [(Spot(one.article, one.rendition, one.start, one.end), stance) for one, stance in passages]


def _fill(writing: Writing, sent: list[tuple[Spot | None, str]]) -> None:
    form, spots = writing.form, [spot for spot, _stance in sent if spot]
    found = dict(zip(spots, cite_words.passages_at(work(), spots, form.sources), strict=True))
    if form.is_submitted():
        known = [(found.get(spot) if spot else None, stance) for spot, stance in sent]
        form.citations = [CitedWords(one, form.known_stance(stance)) for one, stance in known if one]
        if len(form.citations) < len(sent):
            form.form_errors.append(_("Some cited words are not in their article any more. Mark them again."))
    elif writing.newest:
        form.base.data = str(writing.newest.number)
        form.show(writing.newest.draft, [found.get(spot) if spot else None for spot, _stance in sent])


def _saved(writing: Writing) -> Answered | None:
    """Save what was written and go on; None where something is wrong with it."""
    form = writing.form
    lost = bool(form.form_errors)
    if not form.ready() or lost:
        return None
    draft, base = form.to_draft(), form.base_number if writing.newest else None
    try:
        saved = write_question.save_draft(
            work(),
            draft,
            author_id=viewer().user_id,
            public_id=writing.public_id,
            base=base,
            press=form.press.data or "",
        )
    except NewerVersion:
        return _both(writing, draft)
    except Refused as refusal:
        form.form_errors.extend(refusal.reasons)
        return None
    if writing.newest and editing.newest(work(), saved).number == writing.newest.number:
        flash(_("Nothing was changed, so that no new version was made."), "success")
    else:
        flash(_("Saved as a draft. Look at it, then publish it."), "success")
    came_from = local_address(request.args.get("next"))
    return redirect(came_from or url_for(".question", public_id=saved), 303)


def _both(writing: Writing, mine: Draft) -> Answered:
    """Show what somebody else saved meanwhile beside what was written; from now on the form begins from theirs."""
    theirs = editing.newest(work(), writing.public_id or "")
    writing.form.base.data = str(theirs.number)
    pairs = side_by_side(theirs.draft, carried(mine, theirs.draft))
    return _page(replace(writing, newest=theirs), clash=Clash(theirs, pairs))


def _looked(writing: Writing) -> dict[str, object]:
    """Give what the part of the page that looks over needs: checks, questions that ask the same, the preview."""
    draft, is_whole = sketch(writing.form)
    look = look_over(work(), viewer(), draft, whole=is_whole, but=writing.public_id)
    return {
        "look": look,
        "seen": student_view(writing.form),
        "unanswered": Unanswered(),
        "multiple_rule": MULTIPLE_RULE,
    }


def _others(public_id: str | None) -> tuple[Editor, ...]:
    """Give who else has the form open; one that is sent, and so no mere look, says that this person has."""
    if public_id is None:
        return ()
    if request.method == "POST":
        editing.sign(work(), public_id, user_id=viewer().user_id)
    return editing.editors(work(), public_id, user_id=viewer().user_id)


def _page(writing: Writing, *, offers: Offers | None = None, clash: Clash | None = None) -> Answered:
    form, public_id = writing.form, writing.public_id
    page = render_template(
        "teaching/write.html",
        form=form,
        source=form.sources[form.article.data],
        titles=form.titles,
        public_id=public_id,
        leave=local_address(request.args.get("next")),
        here=request.full_path.rstrip("?"),
        offers=offers,
        clash=clash,
        others=_others(public_id),
        **_looked(writing),
    )
    if clash:
        return page, CONFLICT
    # A part of a page that a script asked for is no document, whose status would say that nothing came of it.
    in_part = "HX-Request" in request.headers
    return (page, UNREADABLE) if form.errors and not in_part else page
