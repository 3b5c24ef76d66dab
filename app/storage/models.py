"""Every table in one place, for migrations and tests to see the whole schema."""

from app.storage import (
    articles,
    attempts,
    audit,
    disputes,
    exceptions,
    facts,
    jobs,
    live,
    people,
    questions,
    quizzes,
    recall,
    reviews,
    sign_ins,
)
from app.storage.base import Base

TABLE_MODULES = (
    articles,
    attempts,
    audit,
    disputes,
    exceptions,
    facts,
    jobs,
    live,
    people,
    questions,
    quizzes,
    recall,
    reviews,
    sign_ins,
)
METADATA = Base.metadata
