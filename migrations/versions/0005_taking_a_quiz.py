"""taking a quiz: exceptions, modes, live sessions, classes, disputes, near misses, notes, daily review.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NONE, EMPTY = sa.text("0"), sa.text("'{}'")


def upgrade():
    _live()
    _quizzes()
    _people()
    _attempts()
    _disputes()
    _recall()


def _id(name, *target, **options):
    keys = [sa.ForeignKey(one) for one in target]
    kind = sa.Integer() if "user.id" in target else ID
    return sa.Column(name, kind, *keys, **{"nullable": False, "index": True, **options})


def _live():
    op.create_table(
        "live_session",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        sa.Column("code", sa.String(40), nullable=True, unique=True),
        _id("quiz_id", "quiz.id"),
        _id("host_id", "user.id"),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("revision", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("asked", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.CheckConstraint("state IN ('lobby', 'open', 'closed', 'explained', 'ended')", name="state"),
    )


def _quizzes():
    with op.batch_alter_table("quiz") as batch:
        batch.add_column(sa.Column("mode", sa.String(40), nullable=False, server_default="test"))
        batch.add_column(sa.Column("grace_seconds", sa.Integer(), nullable=False, server_default=NONE))
        batch.add_column(sa.Column("wait_seconds", sa.Integer(), nullable=False, server_default=NONE))
        batch.add_column(sa.Column("review_rules", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("evidence_score", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("reveal_cost", sa.Double(), nullable=True))
        batch.add_column(sa.Column("articles_closed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_check_constraint(op.f("ck_quiz_spans"), "grace_seconds >= 0 AND wait_seconds >= 0")
        batch.create_check_constraint(op.f("ck_quiz_mode"), "mode IN ('test', 'practice', 'two_step')")
        cost = "reveal_cost IS NULL OR (reveal_cost >= 0 AND reveal_cost <= 1)"
        batch.create_check_constraint(op.f("ck_quiz_reveal_cost"), cost)
    op.create_table(
        "quiz_exception",
        sa.Column("id", ID, primary_key=True),
        _id("quiz_id", "quiz.id"),
        _id("participant_id", "participant.id", nullable=True),
        _id("class_id", "class.id", nullable=True),
        sa.Column("extra_seconds", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("opens_at", MOMENT, nullable=True),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.Column("attempts_allowed", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("quiz_id", "participant_id"),
        sa.UniqueConstraint("quiz_id", "class_id"),
        sa.CheckConstraint("(participant_id IS NULL) <> (class_id IS NULL)", name="whose"),
        sa.CheckConstraint("extra_seconds >= 0", name="extra_seconds"),
    )


def _people():
    with op.batch_alter_table("class") as batch:
        batch.add_column(sa.Column("joinable", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch.add_column(sa.Column("archived_at", MOMENT, nullable=True))
    with op.batch_alter_table("participant") as batch:
        batch.add_column(sa.Column("rejoin_hash", sa.String(64), nullable=True))
        batch.add_column(sa.Column("roster_name", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("left_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("removed_at", MOMENT, nullable=True))
        batch.create_index("ix_participant_rejoin_hash", ["rejoin_hash"])
        batch.create_unique_constraint(op.f("uq_participant_class_id_user_id"), ["class_id", "user_id"])


def _attempts():
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("next_move_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("live_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_attempt_live_id_live_session"), "live_session", ["live_id"], ["id"])
        batch.create_index("ix_attempt_next_move_at", ["next_move_at"])
        batch.create_index("ix_attempt_live_id", ["live_id"])
    with op.batch_alter_table("attempt_slot") as batch:
        batch.add_column(sa.Column("evidence", sa.JSON(), nullable=True))
    with op.batch_alter_table("grading") as batch:
        batch.add_column(sa.Column("actor_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_grading_actor_id_user"), "user", ["actor_id"], ["id"])
        batch.create_index("ix_grading_actor_id", ["actor_id"])
    with op.batch_alter_table("mark") as batch:
        for name in ("first_mark", "source_mark", "evidence_mark"):
            batch.add_column(sa.Column(name, sa.Double(), nullable=True))
        batch.add_column(sa.Column("detail", sa.JSON(), nullable=False, server_default=EMPTY))
    # What runs already has an end that the sweep has to know; it looks once and writes the true moment down.
    op.execute(sa.text("UPDATE attempt SET next_move_at = started_at WHERE state IN ('in_progress', 'overdue')"))


def _disputes():
    op.create_table(
        "dispute",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        _id("slot_id", "attempt_slot.id", unique=True, index=False),
        _id("participant_id", "participant.id"),
        _id("passage_id", "passage.id", nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        _id("decided_by_id", "user.id", nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("state IN ('open', 'upheld', 'rejected')", name="state"),
    )
    op.create_table(
        "near_miss",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        _id("question_id", "question.id"),
        _id("version_id", "version.id"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("state", sa.String(40), nullable=False),
        _id("decided_by_id", "user.id", nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("question_id", "folded"),
        sa.CheckConstraint("state IN ('open', 'accepted', 'rejected')", name="state"),
    )
    op.create_table(
        "notice",
        sa.Column("id", ID, primary_key=True),
        _id("participant_id", "participant.id"),
        _id("attempt_id", "attempt.id", nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
    )


def _recall():
    op.create_table(
        "recall_card",
        sa.Column("id", ID, primary_key=True),
        sa.Column("public_id", sa.String(40), nullable=False, unique=True),
        _id("participant_id", "participant.id"),
        _id("fact_id", "fact.id"),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False, index=True),
        _id("asked_version_id", "version.id", nullable=True),
        sa.Column("option_order", sa.JSON(), nullable=False),
        sa.UniqueConstraint("participant_id", "fact_id"),
    )
    op.create_table(
        "recall_answer",
        sa.Column("id", ID, primary_key=True),
        _id("card_id", "recall_card.id"),
        _id("version_id", "version.id"),
        sa.Column("press", sa.String(40), nullable=False),
        sa.Column("response", sa.JSON(), nullable=True),
        sa.Column("mark", sa.Double(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("card_id", "press"),
    )


def downgrade():
    for table in ("recall_answer", "recall_card", "notice", "near_miss", "dispute", "quiz_exception"):
        op.drop_table(table)
    with op.batch_alter_table("mark") as batch:
        for name in ("detail", "evidence_mark", "source_mark", "first_mark"):
            batch.drop_column(name)
    with op.batch_alter_table("grading") as batch:
        batch.drop_index("ix_grading_actor_id")
        batch.drop_constraint(op.f("fk_grading_actor_id_user"), type_="foreignkey")
        batch.drop_column("actor_id")
    with op.batch_alter_table("attempt_slot") as batch:
        batch.drop_column("evidence")
    with op.batch_alter_table("attempt") as batch:
        batch.drop_index("ix_attempt_live_id")
        batch.drop_index("ix_attempt_next_move_at")
        batch.drop_constraint(op.f("fk_attempt_live_id_live_session"), type_="foreignkey")
        batch.drop_column("live_id")
        batch.drop_column("next_move_at")
    with op.batch_alter_table("participant") as batch:
        batch.drop_constraint(op.f("uq_participant_class_id_user_id"), type_="unique")
        batch.drop_index("ix_participant_rejoin_hash")
        for name in ("removed_at", "left_at", "roster_name", "rejoin_hash"):
            batch.drop_column(name)
    with op.batch_alter_table("class") as batch:
        batch.drop_column("archived_at")
        batch.drop_column("joinable")
    with op.batch_alter_table("quiz") as batch:
        for name in ("reveal_cost", "mode", "spans"):
            batch.drop_constraint(op.f(f"ck_quiz_{name}"), type_="check")
        for name in ("articles_closed", "evidence_score", "reveal_cost", "review_rules", "wait_seconds"):
            batch.drop_column(name)
        batch.drop_column("grace_seconds")
        batch.drop_column("mode")
    op.drop_table("live_session")
