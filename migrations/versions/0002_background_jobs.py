"""work in the background: jobs, what went wrong in them, and which engine made an article's claims

Revision: 0002
After: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("request_key", sa.String(), nullable=False),
        sa.Column("alone", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("cursor", sa.JSON(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'interrupted', 'done', 'failed', 'cancelled')",
            name=op.f("ck_job_state_known"),
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_job_asked_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("alone", name=op.f("uq_job_alone")),
        sa.UniqueConstraint("request_key", name=op.f("uq_job_request_key")),
    )
    op.create_index(op.f("ix_job_public_id"), "job", ["public_id"], unique=True)
    op.create_index(op.f("ix_job_state"), "job", ["state"], unique=False)

    op.create_table(
        "job_error",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_error_job_id_job")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_error")),
        sa.UniqueConstraint("job_id", "stage", "subject_id", name=op.f("uq_job_error_job_id_stage_subject_id")),
    )
    op.create_index(op.f("ix_job_error_job_id"), "job_error", ["job_id"], unique=False)

    # No batch: SQLite adds and drops a column in place, and the table's triggers and rows stay as they are.
    op.add_column("article", sa.Column("engine", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Records of finished jobs go: the old schema has no place for them. One that still has work to do is refused."""
    unfinished = "SELECT count(*) FROM job WHERE state IN ('queued', 'running', 'interrupted')"
    if op.get_bind().execute(sa.text(unfinished)).scalar_one():
        raise RuntimeError("there are unfinished jobs: let them end, or cancel them, before going back")
    op.drop_column("article", "engine")
    op.drop_table("job_error")
    op.drop_table("job")
