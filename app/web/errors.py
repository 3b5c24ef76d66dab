"""Pages for what goes wrong: what happened, that nothing was lost, and what to do."""

from urllib.parse import urlsplit

from flask import Flask, current_app, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from structlog import get_logger
from werkzeug.exceptions import HTTPException

from app.quizzes.attempt import AttemptError
from app.quizzes.modes import StepClosed
from app.storage.faults import UNAVAILABLE
from app.web.identity import Role, role
from app.web.permissions import may_guests
from app.workflows.problems import NotAllowed, NotFound, Problem, Refused

Page = tuple[str, int]
FORBIDDEN = 403


def register(app: Flask) -> None:
    """Give an application its pages for errors."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(AttemptError, _attempt)
    app.register_error_handler(StepClosed, _step)
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
    return page(title, [advice], error.code, ways=_sign_in() if error.code == FORBIDDEN else None)


def _stale_form(error: CSRFError) -> Page:
    del error
    advice = _("Open the page again and send it once more. Your saved answers are kept.")
    again = {_("Open the page again"): _page_before()}
    return page(_("This form is too old"), [advice], 400, ways=_sign_in() or again)


def _sign_in() -> dict[str, str]:
    # Whoever was signed out meanwhile comes back to the page that the form stood on.
    if role() is not Role.GUEST or may_guests(request.endpoint):
        return {}
    return {_("Sign in and go back to the page"): url_for("security.login", next=_page_before())}


def _page_before() -> str:
    before = urlsplit(request.referrer or "")
    if before.netloc == request.host:
        return before._replace(scheme="", netloc="", fragment="").geturl()
    router = current_app.create_url_adapter(request)
    can_be_seen = router is not None and router.test(request.path, method="GET")
    return request.full_path.rstrip("?") if can_be_seen else url_for("quiz.home")


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


def _step(error: StepClosed) -> Page:
    ways = {_("Open the question again"): url_for("quiz.question", **(request.view_args or {}))}
    return page(_("That answer is closed"), [str(error)], 409, ways=ways)


def _unavailable(error: Exception) -> Page:
    get_logger().error("database unavailable", path=request.path, error=str(error))
    advice = _("What you sent was not saved. Wait a moment and send it again.")
    return page(_("The store of answers cannot be reached"), [advice], 503)


def _fault(error: Exception) -> Page:
    cause = getattr(error, "original_exception", None) or error
    get_logger().error("fault", path=request.path, exc_info=cause)
    advice = _("This is our fault, not yours. What was saved before is kept. Try again in a moment.")
    return page(_("Something broke here"), [advice], 500)
