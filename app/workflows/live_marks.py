"""What a class that plays gave so far, judged as it would be if it were handed in now."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.quizzes.events import Phase, latest_answers
from app.quizzes.response import UnfitResponse, from_payload
from app.storage import class_report_queries as queries
from app.storage.class_report_queries import Running
from app.storage.rejudging import successors
from app.workflows.judge_again import judged, known_contents, known_names


@dataclass(frozen=True)
class SoFar:
    """By participant and question the share that the last answer earns, None where there is none; versions asked."""

    shares: Mapping[int, Mapping[int, float | None]]
    versions: Mapping[int, int]


NOBODY = SoFar({}, {})


@dataclass
class _Judge:
    """Judges answers by version; what many gave alike is judged once."""

    session: Session
    by: Mapping[int, int]
    seen: dict[tuple[int, str], float] = field(default_factory=dict[tuple[int, str], float])

    def __call__(self, version_id: int, payload: Mapping[str, object]) -> float:
        place = (version_id, json.dumps(payload, sort_keys=True))
        if place not in self.seen:
            self.seen[place] = self._judged(version_id, payload)
        return self.seen[place]

    def _judged(self, version_id: int, payload: Mapping[str, object]) -> float:
        judging = self.by.get(version_id, version_id)
        content = known_contents(self.session, [judging])[judging]
        try:
            response = from_payload(payload)
        except UnfitResponse:
            return 0.0
        return judged(response, content, known_names(self.session, content))[0].mark


def shares_so_far(session: Session, running: Sequence[Running]) -> SoFar:
    """Give what some attempts under way have so far, shares from 0 to 1.

    Of a fact check in two steps it is the newest step's; what showing a source costs is not taken off.
    """
    attempts = [one.attempt_id for one in running]
    slots, events = queries.slots_of_attempts(session, attempts), queries.answers_of_attempts(session, attempts)
    by = successors(session, sorted({slot.version_id for slot in slots}))
    known_contents(session, {by.get(slot.version_id, slot.version_id) for slot in slots})
    judge, latest = _Judge(session, by), dict[int, dict[int, Mapping[str, object]]]()
    for attempt_id, given in events.items():
        newest = latest_answers(given) | latest_answers(given, phase=Phase.SOURCE)
        latest[attempt_id] = {place: event.payload for place, event in newest.items()}
    whose = {one.attempt_id: one.participant_id for one in running}
    shares: dict[int, dict[int, float | None]] = {}
    for slot in slots:
        payload = latest.get(slot.attempt_id, {}).get(slot.position)
        share = None if payload is None else judge(slot.version_id, payload)
        shares.setdefault(whose[slot.attempt_id], {})[slot.question_id] = share
    return SoFar(shares, {slot.question_id: slot.version_id for slot in slots})
