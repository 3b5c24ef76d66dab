"""questions whose index row is to be written anew, so that no large change holds the database while it is indexed.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade():
    op.create_table(
        "search_mark",
        sa.Column(
            "question_id",
            ID,
            sa.ForeignKey("question.id", name=op.f("fk_search_mark_question_id_question")),
            nullable=False,
            autoincrement=False,
        ),
        sa.Column("mark", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_search_mark")),
    )


def downgrade():
    op.drop_table("search_mark")
