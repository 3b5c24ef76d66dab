"""The page of facts: what the articles tell, and how many questions ask about it."""

from flask import render_template, request
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from app.web.identity import work
from app.web.permissions import Action, needs
from app.web.teaching.bank_form import ANY, choices
from app.web.teaching.blueprint import blueprint
from app.web.teaching.desk_form import DeskForm
from app.web.teaching.viewer import viewer
from app.workflows.list_facts import FactFilter, list_facts

MOST_PAGES = 10**6


class FactForm(DeskForm):
    """Which facts to show; read from the address."""

    class Meta:  # pyright: ignore[reportIncompatibleVariableOverride] - WTForms joins it with its parents'
        csrf = False

    q = StringField(_l("Words"))
    article = SelectField(_l("Article"))
    asked = SelectField(
        _l("Asked"), choices=choices((ANY, ("none", _l("Without a question")), ("never", _l("Never asked"))))
    )


@blueprint.get("/teaching/facts")
@needs(Action.READ_QUESTION)
def facts() -> str:
    """List the facts that articles open to the teacher tell."""
    wanted = FactFilter(*(request.args.get(name, "").strip() for name in ("q", "article", "asked")))
    found = list_facts(work(), viewer(), wanted, page=min(request.args.get("page", 1, type=int), MOST_PAGES))
    form = FactForm(request.args)
    form.article.choices = choices((ANY, *found.articles))
    asked = {"q": wanted.q, "article": wanted.article, "asked": wanted.asked}
    return render_template("teaching/facts.html", found=found, form=form, asked=asked)
