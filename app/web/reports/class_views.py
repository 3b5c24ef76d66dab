"""Pages of a class's report: the map, who may need help, two sides compared, what is new while the class plays."""

from datetime import date
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, jsonify, render_template, request

from app.reports.comparing import cell_of
from app.reports.responses import WHICH_WORDS, Which
from app.web.identity import user_id, work
from app.web.permissions import Action, may_with_all, needs, require
from app.web.reports.blueprint import blueprint
from app.web.reports.files import book_answer, csv_answer
from app.web.reports.sorting import MAP_ORDERS, in_order
from app.workflows.class_compare import Compared, Sides, sides, two_days, with_class
from app.workflows.class_report import class_mark, class_report
from app.workflows.class_tables import class_tables
from app.workflows.list_questions import Viewer
from app.workflows.manage_class import may_run

NO_NEWS = 204

blueprint.add_app_template_filter(cell_of, "share_kind")


@blueprint.get("/reports/class/<int:class_id>")
@needs(Action.MANAGE_CLASS)
def class_page(class_id: int) -> str:
    """Show how a class did at a quiz."""
    _require_class(class_id)
    report = class_report(work(), class_id, request.args.get("quiz", ""), _which())
    against = sides(work(), _viewer(), class_id, report.slug, _zone()) if report.done else Sides((), ())
    order, rows = in_order(report.found.rows if report.found else (), MAP_ORDERS, request.args.get("order"))
    return render_template(
        "reports/class.html",
        report=report,
        rows=rows,
        order=order,
        sides=against,
        compared=_compared(class_id, report.slug, against),
        which_words=WHICH_WORDS,
    )


@blueprint.get("/reports/class/<int:class_id>/<part>.csv")
@needs(Action.MANAGE_CLASS)
def class_file(class_id: int, part: str) -> Response:
    """Send a table of a class's report as CSV."""
    _require_class(class_id)
    report = class_report(work(), class_id, request.args.get("quiz", ""), _which())
    table = class_tables(report).get(part) or abort(404)
    return csv_answer(table, which=report.which or Which.ALL, name=f"class-{class_id}-{part}")


@blueprint.get("/reports/class/<int:class_id>/report.xlsx")
@needs(Action.MANAGE_CLASS)
def class_book(class_id: int) -> Response:
    """Send the tables of a class's report as a workbook; there is none where the class has no quiz."""
    _require_class(class_id)
    report = class_report(work(), class_id, request.args.get("quiz", ""), _which())
    about = [("Class", report.name), ("Quiz", report.title), ("In short", report.headline)]
    tables = class_tables(report) or abort(404)
    return book_answer(tables, which=report.which or Which.ALL, about=about, name=f"class-{class_id}")


@blueprint.get("/reports/class/<int:class_id>/news")
@needs(Action.MANAGE_CLASS)
def class_news(class_id: int) -> Response:
    """Say whether anything came since a page was made: nothing (204), or the new mark."""
    _require_class(class_id)
    mark = class_mark(work(), class_id, request.args.get("quiz", ""))
    return Response(status=NO_NEWS) if mark == request.args.get("seen") else jsonify(mark=mark)


def _compared(class_id: int, slug: str, against: Sides) -> Compared | str | None:
    """Compare with what the page's form chose; what it did not offer is not compared."""
    other = next((one for one in against.classes if str(one[0]) == request.args.get("against")), None)
    if other is not None:
        return with_class(work(), class_id, other, slug, _which())
    known = {day.isoformat(): day for day in against.days}
    chosen = [known[day] for name in ("first", "second") if (day := request.args.get(name, "")) in known]
    return two_days(work(), class_id, slug, _pair(chosen), _zone()) if len(chosen) == len(("first", "second")) else None


def _pair(days: list[date]) -> tuple[date, date]:
    first, second = days
    return first, second


def _require_class(class_id: int) -> None:
    """Refuse with 403 unless whoever asks teaches the class or is an admin; a class that is not there is as refused."""
    asks = _viewer()
    require(Action.MANAGE_CLASS, owner_id=asks.user_id if may_run(work(), asks, class_id) else None)


def _viewer() -> Viewer:
    account = user_id()
    if account is None:
        abort(403)
    return Viewer(account, sees_all=may_with_all(Action.MANAGE_CLASS))


def _which() -> Which | None:
    wanted = request.args.get("which")
    return Which(wanted) if wanted in set(Which) else None


def _zone() -> ZoneInfo:
    return ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"])
