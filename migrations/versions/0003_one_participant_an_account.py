"""one participant an account.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NO_CLASS = sa.text("class_id IS NULL")


def upgrade():
    op.create_index(
        "uq_participant_account",
        "participant",
        ["user_id"],
        unique=True,
        sqlite_where=NO_CLASS,
        postgresql_where=NO_CLASS,
    )


def downgrade():
    op.drop_index("uq_participant_account", table_name="participant")
