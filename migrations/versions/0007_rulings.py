"""what was decided about a question after it was asked: another key, or no question at all.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
FOR_ALL = sa.text("quiz_id IS NULL AND lifted_at IS NULL AND kind <> 'key'")
IN_QUIZ = sa.text("quiz_id IS NOT NULL AND lifted_at IS NULL AND kind <> 'key'")


def _id(name, target, kind=ID, *, nullable=True):
    return sa.Column(name, kind, sa.ForeignKey(target), nullable=nullable, index=True)


def upgrade():
    op.create_table(
        "ruling",
        sa.Column("id", ID, primary_key=True),
        _id("question_id", "question.id", nullable=False),
        _id("quiz_id", "quiz.id"),
        sa.Column("kind", sa.String(40), nullable=False),
        _id("version_id", "version.id"),
        sa.Column("reason", sa.Text(), nullable=False),
        _id("made_by_id", "user.id", sa.Integer()),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("lifted_at", MOMENT, nullable=True),
        _id("lifted_by_id", "user.id", sa.Integer()),
        sa.CheckConstraint("kind IN ('key', 'full credit', 'left out')", name="kind"),
        sa.CheckConstraint("(kind = 'key') = (version_id IS NOT NULL)", name="version"),
        sa.CheckConstraint("kind <> 'key' OR quiz_id IS NULL", name="key_for_all"),
    )
    where = {"unique": True, "sqlite_where": FOR_ALL, "postgresql_where": FOR_ALL}
    op.create_index("uq_ruling_for_all", "ruling", ["question_id"], **where)
    where = {"unique": True, "sqlite_where": IN_QUIZ, "postgresql_where": IN_QUIZ}
    op.create_index("uq_ruling_in_quiz", "ruling", ["question_id", "quiz_id"], **where)
    with op.batch_alter_table("mark") as batch:
        batch.add_column(sa.Column("ruling_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_mark_ruling_id_ruling"), "ruling", ["ruling_id"], ["id"])
        batch.create_index("ix_mark_ruling_id", ["ruling_id"])


def downgrade():
    with op.batch_alter_table("mark") as batch:
        batch.drop_index("ix_mark_ruling_id")
        batch.drop_constraint(op.f("fk_mark_ruling_id_ruling"), type_="foreignkey")
        batch.drop_column("ruling_id")
    op.drop_table("ruling")
