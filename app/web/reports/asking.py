"""What an address asks of a report: which attempts count, for whom, and whether with names."""

from flask import current_app, request

from app.reports.responses import Which
from app.web.identity import user_id
from app.web.permissions import Action, may_with_all
from app.workflows.report_files import Asked


def which() -> Which | None:
    """Give which attempts are to count, None where the quiz's settings say it."""
    wanted = request.args.get("which")
    return Which(wanted) if wanted in set(Which) else None


def seen_by() -> int | None:
    """Give the account whose classes are shown, None for who may see all."""
    return None if may_with_all(Action.SEE_REPORT) else user_id()


def nameless() -> bool:
    """Say whether names are to be left out."""
    return request.args.get("anonymous") == "1"


def asked(slug: str) -> Asked:
    """Give what a file is to hold. Numbers that stand for names differ by quiz, so that no two can be joined."""
    secret = f"{current_app.secret_key!r} {slug}".encode() if nameless() else None
    return Asked(which(), seen_by(), secret)
