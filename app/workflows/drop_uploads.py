"""Let go of uploaded files that nobody stored: a day after they came."""

from datetime import timedelta

from app.storage.unit_of_work import UnitOfWork
from app.storage.upload_queries import drop_uploads_before, has_upload_before

KEPT = timedelta(days=1)


def drop_old_uploads(work: UnitOfWork) -> None:
    """Let go of the files that are older than a day; where there is none, nothing is written."""
    moment = work.clock() - KEPT
    with work.reading() as session:
        if not has_upload_before(session, moment):
            return
    with work() as session:
        drop_uploads_before(session, moment)
