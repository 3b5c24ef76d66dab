"""Questions of who used or leads an alliance: only its members could be meant, and a list of others shows at sight."""

import re

from app.facts.syntax import SUBJECTS
from app.questions.phrasing import Asked
from app.questions.slot import SlotKind

STATES = "Union|Organi[sz]ation|Alliance|Pact|League|Commonwealth"
ALLIANCE = re.compile(rf"\b(?:NATO|EU|[A-Z][\w-]+ (?:[A-Z]\w+ )*(?:{STATES}))\b")


def is_of_alliance(asked: Asked) -> bool:
    """Say whether a question asks which country did something with or in an alliance of states."""
    clause = asked.statement.clause
    subject = asked.slot.kind is SlotKind.COUNTRY and asked.slot.part is None and clause.subject.dep in SUBJECTS
    return subject and ALLIANCE.search(asked.stem) is not None
