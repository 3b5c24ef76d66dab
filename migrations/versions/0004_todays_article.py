"""today's article: jobs, rejections, alternatives, a quiz's code and class.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("state IN ('waiting', 'running') AND kind <> 'ask'")


def upgrade():
    with op.batch_alter_table("article") as batch:
        batch.add_column(sa.Column("url", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("passages_only", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("uq_article_sha256", type_="unique")
        batch.create_unique_constraint("uq_article_sha256_owner_id", ["sha256", "owner_id"])
    with op.batch_alter_table("quiz") as batch:
        batch.add_column(sa.Column("code", sa.String(40), nullable=True))
        batch.add_column(sa.Column("class_id", ID, nullable=True))
        batch.create_unique_constraint("uq_quiz_code", ["code"])
        batch.create_foreign_key("fk_quiz_class_id_class", "class", ["class_id"], ["id"])
        batch.create_index("ix_quiz_class_id", ["class_id"])
    _jobs()
    _reviews()


def _jobs():
    op.create_table(
        "job",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("article_id", ID, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("asked_by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=True, index=True),
        sa.Column("state", sa.String(40), nullable=False, index=True),
        sa.Column("step", sa.String(200), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("leased_until", MOMENT, nullable=True),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('generate', 'ask', 'again')", name="kind"),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name="state"),
    )
    op.create_index("uq_job_open", "job", ["article_id", "kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def _reviews():
    op.create_table(
        "rejection",
        sa.Column("id", ID, primary_key=True),
        sa.Column("version_id", ID, sa.ForeignKey("version.id"), nullable=False, unique=True),
        sa.Column("rule", sa.String(40), nullable=False, index=True),
        sa.Column("reason", sa.String(40), nullable=False, index=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=True, index=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "alternative",
        sa.Column("id", ID, primary_key=True),
        sa.Column("question_id", ID, sa.ForeignKey("question.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.UniqueConstraint("question_id", "kind", "position"),
        sa.CheckConstraint("kind IN ('wording', 'distractor')", name="kind"),
    )


def downgrade():
    for table in ("alternative", "rejection", "job"):
        op.drop_table(table)
    with op.batch_alter_table("quiz") as batch:
        batch.drop_index("ix_quiz_class_id")
        batch.drop_constraint("fk_quiz_class_id_class", type_="foreignkey")
        batch.drop_constraint("uq_quiz_code", type_="unique")
        batch.drop_column("class_id")
        batch.drop_column("code")
    with op.batch_alter_table("article") as batch:
        batch.drop_constraint("uq_article_sha256_owner_id", type_="unique")
        batch.create_unique_constraint("uq_article_sha256", ["sha256"])
        batch.drop_column("passages_only")
        batch.drop_column("url")
