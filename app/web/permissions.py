"""Who may do what: one table, role x action x ownership; every view names its action, and no name means no."""

from collections.abc import Callable
from enum import StrEnum
from typing import ParamSpec, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from app.web.identity import Role, role, user_id

P = ParamSpec("P")
R = TypeVar("R")


class Action(StrEnum):
    """Something that a person does here."""

    BROWSE = "browse"
    TAKE_QUIZ = "take quiz"
    READ_ARTICLE = "read article"
    SIGN_IN = "sign in"
    USE_ACCOUNT = "use account"
    READ_FACT = "read fact"
    READ_QUESTION = "read question"
    WRITE_QUESTION = "write question"
    CONFIRM_QUESTION = "confirm question"
    GENERATE = "generate questions"
    WRITE_ARTICLE = "write article"
    MANAGE_QUIZ = "manage quiz"
    SEE_REPORT = "see report"
    SEE_PROGRESS = "see a student's report"
    MANAGE_CLASS = "manage class"
    HOST_LIVE = "host a live session"


class Reach(StrEnum):
    """Whose things an action may touch."""

    ANY = "any"
    OWN = "own"
    SHARED = "own or nobody's"


G, S, T, A = Role.GUEST, Role.STUDENT, Role.TEACHER, Role.ADMIN

# Attempts are owned by tickets, so TAKE_QUIZ reaches only one's own for everybody: nobody answers for another.
TABLE: dict[Action, dict[Role, Reach]] = {
    Action.BROWSE: {G: Reach.ANY, S: Reach.ANY, T: Reach.ANY, A: Reach.ANY},
    Action.TAKE_QUIZ: {G: Reach.OWN, S: Reach.OWN, T: Reach.OWN, A: Reach.OWN},
    Action.READ_ARTICLE: {G: Reach.OWN, S: Reach.OWN, T: Reach.OWN, A: Reach.ANY},
    Action.SIGN_IN: {G: Reach.ANY, S: Reach.ANY, T: Reach.ANY, A: Reach.ANY},
    Action.USE_ACCOUNT: {S: Reach.OWN, T: Reach.OWN, A: Reach.OWN},
    # A fact is nobody's: teachers may look at any; others at those that a finished attempt of theirs opens.
    Action.READ_FACT: {G: Reach.OWN, S: Reach.OWN, T: Reach.SHARED, A: Reach.ANY},
    # What nobody owns came from the generator: every teacher may look at it, and only an admin may change it.
    Action.READ_QUESTION: {T: Reach.SHARED, A: Reach.ANY},
    Action.WRITE_QUESTION: {T: Reach.OWN, A: Reach.ANY},
    # Anybody's but one's own, which is the workflow's matter: an admin may not confirm what they wrote either.
    Action.CONFIRM_QUESTION: {T: Reach.ANY, A: Reach.ANY},
    # The questions of an article: whoever owns it.
    Action.GENERATE: {T: Reach.OWN, A: Reach.ANY},
    # What may be looked at is the workflow's matter: public articles, and one's own.
    Action.WRITE_ARTICLE: {T: Reach.OWN, A: Reach.ANY},
    Action.MANAGE_QUIZ: {T: Reach.OWN, A: Reach.ANY},
    Action.SEE_REPORT: {T: Reach.SHARED, A: Reach.ANY},
    # One's own, and that of a student of a class that one teaches.
    Action.SEE_PROGRESS: {G: Reach.OWN, S: Reach.OWN, T: Reach.OWN, A: Reach.ANY},
    # A class may have several teachers, and is each one's own.
    Action.MANAGE_CLASS: {T: Reach.OWN, A: Reach.ANY},
    # Of a quiz: whoever owns it.
    Action.HOST_LIVE: {T: Reach.OWN, A: Reach.ANY},
}

# Views that libraries bring, by endpoint; one that is not named here is refused.
LIBRARY_VIEWS = {
    "static": Action.BROWSE,
    "security.login": Action.SIGN_IN,
    "security.logout": Action.SIGN_IN,
    "security.change_password": Action.USE_ACCOUNT,
    "security.verify": Action.USE_ACCOUNT,
}


def needs(action: Action) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Name the action of a view; a view without one is refused to everybody."""

    def mark(view: Callable[P, R]) -> Callable[P, R]:
        view.action = action  # pyright: ignore[reportFunctionMemberAccess] - read by _guard
        return view

    return mark


def may(action: Action, *, owner_id: int | None = None) -> bool:
    """Say whether whoever asks may do an action on a thing of that owner."""
    reach = TABLE[action].get(role())
    if owner_id is None:
        return reach in {Reach.ANY, Reach.SHARED}
    return reach is Reach.ANY or (reach in {Reach.OWN, Reach.SHARED} and owner_id == user_id())


def may_with_all(action: Action) -> bool:
    """Say whether whoever asks may do an action on everybody's things."""
    return TABLE[action].get(role()) is Reach.ANY


def require(action: Action, *, owner_id: int | None) -> None:
    """Refuse with 403 unless whoever asks may do an action on a thing of that owner."""
    if not may(action, owner_id=owner_id):
        abort(403)


def action_of(endpoint: str | None) -> Action | None:
    """Give the action that an endpoint's view names."""
    if endpoint in LIBRARY_VIEWS:
        return LIBRARY_VIEWS[endpoint]
    return getattr(current_app.view_functions.get(endpoint or ""), "action", None)


def may_guests(endpoint: str | None) -> bool:
    """Say whether an endpoint's view is open to somebody who is not signed in."""
    action = action_of(endpoint)
    return action is not None and Role.GUEST in TABLE[action]


def register(app: Flask) -> None:
    """Ask the table before every view of an application."""
    app.before_request(_guard)
    app.context_processor(lambda: {"may": may, "Action": Action})


def _guard() -> Response | None:
    if request.endpoint is None:
        return None  # no such page: the router's own answer follows
    action = action_of(request.endpoint)
    if action is not None and role() in TABLE[action]:
        return None
    if action is not None and role() is Role.GUEST and request.method == "GET":
        return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
    return abort(403)
