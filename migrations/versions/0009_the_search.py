"""the search over questions: FTS5 on SQLite, a tsvector on PostgreSQL.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The words come folded already; the tokenizer only takes them apart at the spaces.
FTS5 = """
CREATE VIRTUAL TABLE question_search USING fts5 (
    head, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4'
)
"""


def upgrade():
    # It begins empty: `citewell init` and every start fill in the questions that it lacks.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5)
        return
    op.create_table(
        "question_search",
        sa.Column("question_id", sa.BigInteger(), sa.ForeignKey("question.id"), primary_key=True, autoincrement=False),
        sa.Column("words", TSVECTOR(), nullable=False),
    )
    op.create_index("ix_question_search_words", "question_search", ["words"], postgresql_using="gin")


def downgrade():
    op.drop_table("question_search")
