"""Every table in one place, for migrations and tests to see the whole schema."""

from app.storage import (
    articles,
    attempts,
    audit,
    disputes,
    exceptions,
    facts,
    item_parameters,
    jobs,
    labels,
    live,
    people,
    publishing,
    questions,
    quizzes,
    recall,
    reviews,
    rulings,
    search_marks,
    sign_ins,
    uploads,
)
from app.storage.base import Base

TABLE_MODULES = (
    articles,
    attempts,
    audit,
    disputes,
    exceptions,
    facts,
    item_parameters,
    jobs,
    labels,
    live,
    people,
    publishing,
    questions,
    quizzes,
    recall,
    reviews,
    rulings,
    search_marks,
    sign_ins,
    uploads,
)
METADATA = Base.metadata
