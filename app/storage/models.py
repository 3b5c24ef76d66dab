"""Every table in one place, for migrations and tests to see the whole schema."""

from app.storage import articles, attempts, audit, facts, jobs, people, questions, quizzes, reviews, sign_ins
from app.storage.base import Base

TABLE_MODULES = (articles, attempts, audit, facts, jobs, people, questions, quizzes, reviews, sign_ins)
METADATA = Base.metadata
