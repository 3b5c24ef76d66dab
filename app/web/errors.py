"""Pages for what goes wrong: what happened, that nothing was lost, and what to do."""

from flask import Flask, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from structlog import get_logger
from werkzeug.exceptions import HTTPException

from app.quizzes.attempt import AttemptError
from app.storage.faults import UNAVAILABLE
from app.workflows.problems import NotAllowed, NotFound, Problem, Refused

Page = tuple[str, int]


def register(app: Flask) -> None:
    """Give an application its pages for errors."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(AttemptError, _attempt)
    for fault in UNAVAILABLE:
        app.register_error_handler(fault, _unavailable)
    app.register_error_handler(500, _fault)


def page(title: str, sentences: list[str], status: int, *, ways: dict[str, str] | None = None) -> Page:
    """Give an error's page; `ways` on from it, addresses by their words, stand before the one to the home page."""
    return render_template("error.html", title=title, sentences=sentences, status=status, ways=ways or {}), status


def _words(status: int) -> tuple[str, str]:
    known = {
        400: (_("That could not be read"), _("Go back, check what you entered and send it again.")),
        403: (_("Not for this account"), _("Sign in with the account that this page belongs to.")),
        404: (_("There is no such page"), _("Check the address, or start again from the home page.")),
        405: (_("That is not how this page works"), _("Start again from the home page.")),
        413: (_("That is too large"), _("Send at most 2 MB at once. Nothing was stored.")),
    }
    return known.get(status, (_("That did not work"), _("Start again from the home page.")))


def _http(error: HTTPException) -> Page | HTTPException:
    if error.code is None or error.response is not None or error.code < 400:  # noqa: PLR2004 - redirects are no errors
        return error
    title, advice = _words(error.code)
    return page(title, [advice], error.code)


def _stale_form(error: CSRFError) -> Page:
    del error
    advice = _("Open the page again and send it once more. Your saved answers are kept.")
    return page(_("This form is too old"), [advice], 400)


def _problem(error: Problem) -> Page:
    if isinstance(error, NotFound):
        return page(_words(404)[0], [str(error)], 404)
    if isinstance(error, NotAllowed):
        return page(_("Not open to you"), [str(error)], 403)
    reasons = list(error.reasons) if isinstance(error, Refused) else [str(error)]
    return page(_("That was not done"), reasons, 409)


def _attempt(error: AttemptError) -> Page:
    attempt = (request.view_args or {}).get("public_id")
    ways = {_("See the result"): url_for("quiz.result", public_id=attempt)} if attempt else {}
    return page(_("This attempt takes no more answers"), [str(error)], 409, ways=ways)


def _unavailable(error: Exception) -> Page:
    get_logger().error("database unavailable", path=request.path, error=str(error))
    advice = _("What you sent was not saved. Wait a moment and send it again.")
    return page(_("The store of answers cannot be reached"), [advice], 503)


def _fault(error: Exception) -> Page:
    cause = getattr(error, "original_exception", None) or error
    get_logger().error("fault", path=request.path, exc_info=cause)
    advice = _("This is our fault, not yours. What was saved before is kept. Try again in a moment.")
    return page(_("Something broke here"), [advice], 500)
