"""Give what was answered in the attempts that a report is about, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.storage import report_queries as reports

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.workflows.gather_answers import Gathered

BETWEEN = "; "
# Typed answers differ without end; what is known of the others is worth keeping, all of them are not.
MOST_KNOWN = 20_000


@dataclass
class _Words:
    """Puts responses into words, each by the options of the version that was asked; known ones are read once."""

    options: Mapping[int, Sequence[tuple[str, bool]]]
    _known: dict[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])

    def of(self, version_id: int, response: str | None) -> str:
        """Give the words of a response, none where nothing was answered."""
        if response is None:
            return ""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        if (version_id, response) not in self._known:
            self._known[version_id, response] = self._read(version_id, json.loads(response))
        return self._known[version_id, response]

    def _read(self, version_id: int, payload: dict[str, Any]) -> str:
        texts = [text for text, _ in self.options.get(version_id, ())]
        chosen = [texts[place] for place in payload.get("chosen", ()) if 0 <= place < len(texts)]
        return BETWEEN.join(chosen) or str(payload.get("text", ""))


def answers_given(session: Session, found: Gathered) -> list[list[str | None]]:
    """Give the answers by attempt and question in the sheet's order, None where not asked, "" where not answered."""
    rows = {attempt: row for row, attempt in enumerate(found.sheet.ids.tolist())}
    attempts = [one for one in reports.graded_attempts(session, found.quiz.id) if one.id in rows]
    places = {version: place for place, one in enumerate(found.asked) for version in found.versions[one.question_id]}
    of_grading = {one.grading_id: rows[one.id] for one in attempts}
    words = _Words(reports.options_asked(session, list(places)))
    answers: list[list[str | None]] = [[None] * len(found.asked) for _ in rows]
    for chunk in reports.marked_answers(session, list(of_grading)):
        for grading, version, _mark, _points, response, _void in chunk:
            answers[of_grading[grading]][places[version]] = words.of(version, response)
    return answers
