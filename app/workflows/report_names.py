"""What the participants of a report are called."""

from collections import Counter
from collections.abc import Sequence

from app.storage.report_queries import GradedAttempt


def names_in(attempts: Sequence[GradedAttempt]) -> dict[int, str]:
    """Give each participant's name, with a number where several go by the same."""
    given = dict(sorted((attempt.participant_id, attempt.nickname or "Guest") for attempt in attempts))
    shared, seen = Counter(given.values()), Counter[str]()
    names: dict[int, str] = {}
    for participant_id, name in given.items():
        seen[name] += 1
        names[participant_id] = f"{name} {seen[name]}" if shared[name] > 1 else name
    return names
