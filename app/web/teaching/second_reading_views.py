"""Pages of second readings: what waits, one question with its words and key, asking for a reader."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.desk_form import DeskForm
from app.web.teaching.viewer import viewer
from app.web.typed import one_line
from app.workflows import second_reading, write_question
from app.workflows.decide_review import Shown
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
LONGEST_NOTE = 1000


class ReadingForm(DeskForm):
    """A second reader's word."""

    note = TextAreaField(_l("Your note to the author"), [Length(max=LONGEST_NOTE)], filters=[one_line])
    number = HiddenField()
    act = HiddenField()

    @property
    def seen(self) -> int:
        """Give the number of the version that the reader saw."""
        number = self.number.data or ""
        return int(number) if number.isdecimal() else 0


@blueprint.get("/teaching/second-readings")
@needs(Action.CONFIRM_QUESTION)
def second_readings() -> str:
    """List what waits for a second reader."""
    return render_template("teaching/second_readings.html", lines=second_reading.waiting(work(), viewer()))


@blueprint.route("/teaching/second-readings/<public_id>", methods=["GET", "POST"])
@needs(Action.CONFIRM_QUESTION)
def second_reading_of(public_id: str) -> Answered:
    """Read a question with its words and key, then confirm it or send it back."""
    page, form = second_reading.reading_page(work(), viewer(), public_id), ReadingForm()
    if form.validate_on_submit():
        try:
            return _decided(public_id, form)
        except Refused as refusal:
            form.note.errors = list(refusal.reasons)
    form.number.data = str(page.number)
    shown = render_template("teaching/second_reading.html", page=page, form=form)
    return (shown, UNREADABLE) if form.errors else shown


def _decided(public_id: str, form: ReadingForm) -> Response:
    seen, note, actor_id = Shown(public_id, form.seen), form.note.data or "", viewer().user_id
    if form.act.data == "confirm":
        second_reading.confirm(work(), seen, note=note, actor_id=actor_id)
        flash(_("Confirmed. The question is published."), "success")
    else:
        second_reading.send_back(work(), seen, reason=note, actor_id=actor_id)
        flash(_("Sent back to its author, with your note."), "success")
    return redirect(url_for(".second_readings"), 303)


@blueprint.post("/teaching/questions/<public_id>/second-reader")
@needs(Action.WRITE_QUESTION)
def ask_second_reader(public_id: str) -> Response:
    """Ask for a second reader of the newest version."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    try:
        second_reading.ask(work(), public_id, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        flash(_("Other teachers see it now. It is published when one of them confirms it."), "success")
    return redirect(url_for(".question", public_id=public_id), 303)
