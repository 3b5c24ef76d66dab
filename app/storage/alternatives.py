"""Storing what else a question could be: other wordings, and wrong options beyond those it has."""

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.interchange.jsonl import to_json
from app.questions.draft import Draft
from app.storage.reviews import AlternativeRow

MOST_DISTRACTORS = 6


def add_alternatives(session: Session, question_id: int, draft: Draft, wordings: Sequence[Draft]) -> None:
    """Store other wordings of a question, each as the record of a JSON line, and its spare wrong options."""
    for position, other in enumerate(wordings):
        line = to_json(other, id=other.identity, version=1, status="draft", article=other.citations[0].passage.article)
        row = AlternativeRow(question_id=question_id, kind="wording", position=position)
        row.content = json.loads(line)
        session.add(row)
    for position, option in enumerate(draft.spare[:MOST_DISTRACTORS]):
        row = AlternativeRow(question_id=question_id, kind="distractor", position=position)
        row.content = {"text": option.text, "feedback": option.feedback}
        session.add(row)
