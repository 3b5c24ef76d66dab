"""Pages of exports: what would be in the file, and the file in each format."""

from flask import render_template, request
from werkzeug.wrappers import Response

from app.interchange.formats import FORMATS
from app.questions.bank_filter import BankFilter
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.file_answer import file_answer
from app.web.teaching.viewer import viewer
from app.workflows.export_bank import Wanted, count_wanted, export_wanted
from app.workflows.manage_quiz import owner_of_quiz

MOST_NAMES = 2_000


@blueprint.get("/teaching/export")
@needs(Action.READ_QUESTION)
def export() -> str:
    """Say what would be exported, and offer it in each format."""
    wanted = _wanted()
    count = count_wanted(work(), viewer(), wanted)
    asked = request.args.to_dict(flat=False)
    return render_template("teaching/export.html", wanted=wanted, count=count, asked=asked, formats=FORMATS)


@blueprint.get("/teaching/export/questions.<form>")
@needs(Action.READ_QUESTION)
def export_file(form: str) -> Response:
    """Give the questions that the address asks for as a file."""
    made = export_wanted(work(), viewer(), _wanted(), form)
    return file_answer(made.content, made.media_type, made.name)


def _wanted() -> Wanted:
    """Read what is wanted: a quiz of one's own, questions by name, else what the filter of the bank lets through."""
    if quiz := request.args.get("quiz", ""):
        require(Action.MANAGE_QUIZ, owner_id=owner_of_quiz(work(), quiz))
        return Wanted(quiz=quiz)
    if names := request.args.getlist("id"):
        return Wanted(names=tuple(dict.fromkeys(names[:MOST_NAMES])))
    asked = BankFilter.read(request.args)
    # Nothing asked for means all of one's own, unless all of the bank was chosen.
    whole = request.args.get("which") == "all"
    return Wanted(filter=asked if asked.asked or whole else BankFilter(owner="mine"))
