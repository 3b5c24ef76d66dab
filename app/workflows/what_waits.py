"""What waits for a teacher beside drafts: questions to look at again or to read second, disputes, near misses."""

from dataclasses import dataclass

from app.storage import dispute_queries, flag_queries, near_miss_queries, second_readings
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer


@dataclass(frozen=True)
class Waits:
    """How many of each wait for this teacher's eyes."""

    look_again: int = 0
    second_readings: int = 0
    disputes: int = 0
    near_misses: int = 0

    def __bool__(self) -> bool:
        """Say whether anything waits."""
        return bool(self.look_again or self.second_readings or self.disputes or self.near_misses)


def what_waits(work: UnitOfWork, viewer: Viewer) -> Waits:
    """Count what waits: of one's own questions and quizzes, or everybody's for an admin."""
    whose = None if viewer.sees_all else viewer.user_id
    with work.reading() as session:
        return Waits(
            look_again=flag_queries.count_to_look_at(session, whose),
            second_readings=second_readings.count_waiting(session, viewer.user_id),
            disputes=dispute_queries.count_open(session, whose),
            near_misses=near_miss_queries.count_open(session, whose),
        )
