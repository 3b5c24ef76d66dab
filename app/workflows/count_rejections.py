"""Count why questions were rejected, by the generator's rule, so that the generator can be mended."""

from app.storage.review_queries import RejectionCount, rejection_counts
from app.storage.unit_of_work import UnitOfWork


def count_rejections(work: UnitOfWork, *, owner_id: int | None = None) -> tuple[RejectionCount, ...]:
    """Give the counts of one teacher's questions, or of all, most first."""
    with work.reading() as session:
        return tuple(rejection_counts(session, owner_id))
