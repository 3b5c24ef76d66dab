"""Whether whoever asks may run a class: each of its teachers may, and an admin."""

from app.web.identity import work
from app.web.permissions import Action, require
from app.web.teaching.viewer import viewer
from app.workflows.manage_class import may_run


def require_class(class_id: int) -> None:
    """Refuse with 403 unless whoever asks teaches the class or is an admin; a class that is not there is as refused."""
    asks = viewer()
    require(Action.MANAGE_CLASS, owner_id=asks.user_id if may_run(work(), asks, class_id) else None)
