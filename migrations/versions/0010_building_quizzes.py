"""building quizzes: the classes of a quiz are its assignments alone; an attempt keeps its sections' instructions.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
GIVEN = "SELECT quiz.id, quiz.class_id, quiz.owner_id, quiz.created_at FROM quiz WHERE quiz.class_id IS NOT NULL"
MISSING = "NOT EXISTS (SELECT 1 FROM assignment AS a WHERE a.quiz_id = quiz.id AND a.class_id = quiz.class_id)"
FIRST = "SELECT a.class_id FROM assignment AS a WHERE a.quiz_id = quiz.id ORDER BY a.id LIMIT 1"


def upgrade():
    op.execute(f"INSERT INTO assignment (quiz_id, class_id, assigned_by_id, assigned_at) {GIVEN} AND {MISSING}")
    with op.batch_alter_table("quiz") as batch:
        batch.drop_index("ix_quiz_class_id")
        batch.drop_constraint(op.f("fk_quiz_class_id_class"), type_="foreignkey")
        batch.drop_column("class_id")
    with op.batch_alter_table("attempt_slot") as batch:
        batch.add_column(sa.Column("instructions", sa.Text(), nullable=False, server_default=""))


def downgrade():
    with op.batch_alter_table("attempt_slot") as batch:
        batch.drop_column("instructions")
    with op.batch_alter_table("quiz") as batch:
        batch.add_column(sa.Column("class_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_quiz_class_id_class"), "class", ["class_id"], ["id"])
        batch.create_index("ix_quiz_class_id", ["class_id"])
    # The schema before holds one class for each quiz: the first one that it was given to.
    op.execute(f"UPDATE quiz SET class_id = ({FIRST})")  # noqa: S608 - a constant
