"""How a question stands beside its state: why to look at it again, and what a second reader was asked or said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.storage import second_readings as queries
from app.storage.account_queries import names_of_users
from app.storage.flag_queries import open_flags
from app.storage.publishing import FlagRow
from app.storage.questions import VersionRow


@dataclass(frozen=True)
class FlagLine:
    """Why to look again, and since when."""

    sentence: str
    raised_at: datetime


@dataclass(frozen=True)
class Reading:
    """What came of asking for a second reader: waiting, confirmed with a note, or sent back with a reason."""

    state: str
    asked_at: datetime
    answered_by: str
    words: str


def flags_of(session: Session, rows: Sequence[VersionRow]) -> tuple[FlagLine, ...]:
    """Give the open flags on the published one among versions."""
    published = next((row for row in rows if row.state == "published"), None)
    return tuple(line(flag) for flag in open_flags(session, published.id)) if published else ()


def reading_now(session: Session, version: VersionRow) -> Reading | None:
    """Give the second reading of a version, None where nobody was asked."""
    row = queries.reading_of(session, version.id)
    if row is None:
        return None
    by = names_of_users(session, {row.answered_by_id}).get(row.answered_by_id, "") if row.answered_by_id else ""
    return Reading(row.state, row.asked_at, by, row.words)


def line(flag: FlagRow) -> FlagLine:
    """Give a flag as pages show it."""
    return FlagLine(flag.sentence, flag.raised_at)
