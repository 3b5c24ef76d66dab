"""the teacher's desk and reports: labels, searches, confirmations, flags, sections, assignments, files, parameters.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
KINDS = "kind IN ('generate', 'ask', 'again', 'import', 'regrade')"
OLD_KINDS = "kind IN ('generate', 'ask', 'again')"
ABOUT = "(article_id IS NULL) = (kind IN ('import', 'regrade'))"


def upgrade():
    _labels()
    _publishing()
    _quizzes()
    _jobs()
    _parameters()


def _id(name, *target, **options):
    keys = [sa.ForeignKey(one) for one in target]
    kind = sa.Integer() if "user.id" in target else ID
    return sa.Column(name, kind, *keys, **{"nullable": False, "index": True, **options})


def _labels():
    with op.batch_alter_table("question") as batch:
        batch.add_column(sa.Column("difficulty", sa.String(40), nullable=True))
        batch.create_check_constraint(op.f("ck_question_difficulty"), "difficulty IN ('easy', 'medium', 'hard')")
    op.create_table(
        "question_label",
        sa.Column("id", ID, primary_key=True),
        _id("question_id", "question.id"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.UniqueConstraint("question_id", "kind", "name"),
        sa.CheckConstraint("kind IN ('tag', 'topic')", name="kind"),
    )
    op.create_index("ix_question_label_kind_name", "question_label", ["kind", "name"])
    op.create_table(
        "saved_filter",
        sa.Column("id", ID, primary_key=True),
        _id("user_id", "user.id"),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("user_id", "name"),
    )


def _publishing():
    op.create_table(
        "confirmation",
        sa.Column("id", ID, primary_key=True),
        _id("version_id", "version.id", index=False, unique=True),
        _id("user_id", "user.id"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "version_flag",
        sa.Column("id", ID, primary_key=True),
        _id("version_id", "version.id"),
        _id("article_id", "article.id", nullable=True),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("raised_at", MOMENT, nullable=False),
        sa.Column("cleared_at", MOMENT, nullable=True),
        _id("cleared_by_id", "user.id", nullable=True),
        sa.UniqueConstraint("version_id", "cause", "article_id", "raised_at"),
    )
    op.create_table(
        "editing",
        sa.Column("id", ID, primary_key=True),
        _id("question_id", "question.id"),
        _id("user_id", "user.id"),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("question_id", "user_id"),
    )


def _quizzes():
    op.create_table(
        "section",
        sa.Column("id", ID, primary_key=True),
        _id("quiz_id", "quiz.id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.UniqueConstraint("quiz_id", "position"),
    )
    op.create_table(
        "assignment",
        sa.Column("id", ID, primary_key=True),
        _id("quiz_id", "quiz.id"),
        _id("class_id", "class.id"),
        _id("assigned_by_id", "user.id", nullable=True),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.UniqueConstraint("quiz_id", "class_id"),
    )
    with op.batch_alter_table("slot") as batch:
        batch.add_column(sa.Column("section_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_slot_section_id_section"), "section", ["section_id"], ["id"])
        batch.create_index("ix_slot_section_id", ["section_id"])
    with op.batch_alter_table("attempt_slot") as batch:
        batch.add_column(sa.Column("section", sa.String(200), nullable=False, server_default=""))


def _jobs():
    with op.batch_alter_table("job") as batch:
        batch.alter_column("article_id", existing_type=ID, nullable=True)
        batch.drop_constraint(op.f("ck_job_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_job_kind"), KINDS)
        batch.create_check_constraint(op.f("ck_job_about"), ABOUT)
    op.create_table(
        "upload",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        _id("owner_id", "user.id"),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )


def _parameters():
    op.create_table(
        "item_parameter",
        sa.Column("id", ID, primary_key=True),
        _id("version_id", "version.id"),
        sa.Column("model", sa.String(40), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("difficulty_error", sa.Double(), nullable=False),
        sa.Column("discrimination", sa.Double(), nullable=True),
        sa.Column("discrimination_error", sa.Double(), nullable=True),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("version_id", "model"),
        sa.CheckConstraint("model IN ('rasch', '2pl')", name="model"),
    )


def downgrade():
    op.drop_table("item_parameter")
    op.drop_table("upload")
    # Jobs on files and attempts are nothing that the schema before could hold.
    op.execute("DELETE FROM job WHERE article_id IS NULL")
    with op.batch_alter_table("job") as batch:
        batch.drop_constraint(op.f("ck_job_about"), type_="check")
        batch.drop_constraint(op.f("ck_job_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_job_kind"), OLD_KINDS)
        batch.alter_column("article_id", existing_type=ID, nullable=False)
    with op.batch_alter_table("attempt_slot") as batch:
        batch.drop_column("section")
    with op.batch_alter_table("slot") as batch:
        batch.drop_index("ix_slot_section_id")
        batch.drop_constraint(op.f("fk_slot_section_id_section"), type_="foreignkey")
        batch.drop_column("section_id")
    for table in ("assignment", "section", "editing", "version_flag", "confirmation", "saved_filter", "question_label"):
        op.drop_table(table)
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint(op.f("ck_question_difficulty"), type_="check")
        batch.drop_column("difficulty")
