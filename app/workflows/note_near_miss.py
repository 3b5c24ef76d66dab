"""Count the typed answers that are wrong but near, at grading: they wait for a teacher."""

import secrets

from sqlalchemy.orm import Session

from app.grading.matching import fold
from app.grading.near import is_near
from app.quizzes.response import Response
from app.storage import near_miss_queries as queries
from app.storage.attempts import MarkRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content


def note_near_miss(session: Session, work: UnitOfWork, content: Content, response: Response, mark: MarkRow) -> None:
    """Count a typed answer of a first grading that is wrong but near."""
    key = content.key
    if mark.mark > 0 or not response.text.strip() or not (key.accepted or key.number):
        return
    if not is_near(response.text, key, others=mark.detail.get("names", ())):
        return
    queries.count_near_miss(
        session,
        public_id=secrets.token_urlsafe(12),
        question_id=content.version.question_id,
        version_id=content.version.id,
        text=response.text.strip(),
        folded=fold(response.text),
        created_at=work.clock(),
    )
