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

_TICKET, _TICKETS = "ticket", "tickets"
_CODES = "codes"
MOST_CODES = 20
# A cookie holds 4 kB: twenty tickets and twenty codes are half of that.
MOST_TICKETS = 20
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
    held = tickets()
    return Person(user_id(), held[0] if held else None, frozenset(session.get(_CODES, ())), held[1:])


def tickets() -> tuple[Ticket, ...]:
    """Give the tickets that the browser holds, the last one first."""
    # A browser that began when one ticket was all that it could hold still has that one.
    before = [session[_TICKET]] if _TICKET in session else []
    return tuple(Ticket(*kept) for kept in reversed([*before, *session.get(_TICKETS, ())]))


def badge() -> str:
    """Give names for whoever asks that tell nothing: pages of one browser know by them whose they are."""
    asks = person()
    whose = [f"account {asks.user_id}"] if asks.user_id is not None else []
    whose += [f"guest {ticket.participant_id}" for ticket in asks.tickets]
    key = str(current_app.secret_key).encode()
    return " ".join(hmac.new(key, one.encode(), "sha256").hexdigest()[:16] for one in whose)


def keep_ticket(ticket: Ticket) -> None:
    """Let the browser come back as that participant: one without a class, and one in each class, the last twenty."""
    if not ticket.token:
        return
    others = [] if ticket.alone else [one for one in reversed(tickets()) if one.class_id != ticket.class_id]
    kept = [[one.participant_id, one.token, one.class_id] for one in (*others, ticket)]
    session[_TICKETS] = kept[-MOST_TICKETS:]
    session.pop(_TICKET, None)
    session.permanent = True


def drop_tickets(participant_id: int | None = None) -> None:
    """Let the browser forget a participant, or everybody whom it could come back as."""
    kept = [one for one in tickets() if participant_id is not None and one.participant_id != participant_id]
    session.pop(_TICKET, None)
    session[_TICKETS] = [[one.participant_id, one.token, one.class_id] for one in reversed(kept)]


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
        asks = role()
        has_page = asks is Role.STUDENT or bool(tickets())
        teaches = asks in {Role.TEACHER, Role.ADMIN}
        return {"role": asks, "is_teacher": teaches, "has_page": has_page, "badge": badge()}
