"""The teacher who asks, as the workflows know them."""

from flask import abort

from app.web.identity import Role, role, user_id
from app.workflows.list_questions import Viewer


def viewer() -> Viewer:
    """Give the teacher who asks."""
    account = user_id()
    if account is None:
        abort(403)
    return Viewer(account, sees_all=role() is Role.ADMIN)
