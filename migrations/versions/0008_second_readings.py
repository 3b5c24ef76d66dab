"""second readings of versions; articles that are retired, and those that the bank was not held against yet.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade():
    with op.batch_alter_table("article") as batch:
        batch.add_column(sa.Column("retired_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("recheck_due", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "second_reading",
        sa.Column("id", ID, primary_key=True),
        sa.Column("version_id", ID, sa.ForeignKey("version.id"), nullable=False, unique=True),
        sa.Column("asked_by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False, index=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=True, index=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'confirmed', 'sent back')", name="state"),
    )


def downgrade():
    op.drop_table("second_reading")
    with op.batch_alter_table("article") as batch:
        batch.drop_column("recheck_due")
        batch.drop_column("retired_at")
