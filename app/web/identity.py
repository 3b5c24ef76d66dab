"""Who asks: the account that is signed in, or the guest's ticket that the session cookie holds."""

import hmac
from enum import StrEnum
from typing import Any

from flask import Flask, current_app, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import current_user

from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import Ticket
from app.workflows.take_quiz import Person

_TICKET = "ticket"
_CODES = "codes"
MOST_CODES = 20
KEPT_PAGE = "X-Kept-Page"


class Role(StrEnum):
    """What somebody is here; the highest one of an account counts."""

    GUEST = "guest"
    STUDENT = "student"
    TEACHER = "teacher"
    ADMIN = "admin"


def work() -> UnitOfWork:
    """Give the unit of work of the running application."""
    return current_app.extensions["citewell.work"]


def role() -> Role:
    """Say what whoever asks is."""
    user: Any = current_user
    if not user.is_authenticated:
        return Role.GUEST
    held = {one.name for one in user.roles}
    return next((one for one in (Role.ADMIN, Role.TEACHER) if one in held), Role.STUDENT)


def user_id() -> int | None:
    """Give the id of the account that is signed in."""
    user: Any = current_user
    return user.id if user.is_authenticated else None


def person() -> Person:
    """Give whoever asks, as the workflows know them."""
    kept = session.get(_TICKET)
    ticket = Ticket(kept[0], kept[1]) if kept else None
    return Person(user_id(), ticket, frozenset(session.get(_CODES, ())))


def badge() -> str:
    """Give names for whoever asks that tell nothing: pages of one browser know by them whose they are."""
    asks = person()
    whose = [f"account {asks.user_id}"] if asks.user_id is not None else []
    whose += [f"guest {ticket.participant_id}" for ticket in [asks.ticket] if ticket]
    key = str(current_app.secret_key).encode()
    return " ".join(hmac.new(key, one.encode(), "sha256").hexdigest()[:16] for one in whose)


def keep_ticket(ticket: Ticket) -> None:
    """Let the browser come back as that participant."""
    if ticket.token:
        session[_TICKET] = [ticket.participant_id, ticket.token]
        session.permanent = True


def keep_code(code: str) -> None:
    """Let the browser into the quiz that it has joined by a code; of many codes it keeps the last ones."""
    others = [kept for kept in session.get(_CODES, ()) if kept != code]
    session[_CODES] = [*others, code][-MOST_CODES:]


class _Sessions(SecureCookieSessionInterface):
    """Sessions that scripts do not renew: one under way while somebody signs in would bring the old one back."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Renew the cookie for pages; for scripts, and pages that a tab keeps for later, only where it changed."""
        is_quiet = request.blueprint == "api" or KEPT_PAGE in request.headers
        return session.modified if is_quiet else super().should_set_cookie(app, session)


def register(app: Flask) -> None:
    """Tell every template who asks."""
    app.session_interface = _Sessions()

    @app.context_processor
    def who() -> dict[str, object]:
        return {"role": role(), "is_teacher": role() in {Role.TEACHER, Role.ADMIN}, "badge": badge()}
