"""clusters of claims, made of the links confirmed so far, and flags on verdicts that may be stale

Revision: 0009
After: 0008
"""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A claim is in one cluster at a time, and has one open flag for another claim: unique where these hold.
IN_IT, IS_OPEN = sa.text("left_at IS NULL"), sa.text("state = 'open'")

MOMENT = sa.DateTime(timezone=True)
CLUSTER = sa.table(
    "cluster",
    sa.column("id", sa.Integer()),
    sa.column("public_id", sa.Uuid()),
    sa.column("created_at", MOMENT),
)
MEMBER = sa.table("cluster_member", sa.column("cluster_id"), sa.column("claim_id"), sa.column("joined_at", MOMENT))


def upgrade() -> None:
    op.create_table(
        "cluster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
    )
    op.create_index(op.f("ix_cluster_public_id"), "cluster", ["public_id"], unique=True)
    op.create_table(
        "cluster_member",
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_member_cluster_id_cluster")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_cluster_member_claim_id_claim")),
        sa.PrimaryKeyConstraint("cluster_id", "claim_id", name=op.f("pk_cluster_member")),
    )
    in_it = {"sqlite_where": IN_IT, "postgresql_where": IN_IT}
    op.create_index("ix_cluster_member_claim_id", "cluster_member", ["claim_id"], unique=True, **in_it)
    op.create_table(
        "stale_flag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('open', 'dismissed', 'revised')", name=op.f("ck_stale_flag_state_known")),
        sa.CheckConstraint("claim_id <> other_id", name=op.f("ck_stale_flag_two_claims")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_stale_flag_claim_id_claim")),
        sa.ForeignKeyConstraint(["closed_by"], ["account.id"], name=op.f("fk_stale_flag_closed_by_account")),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name=op.f("fk_stale_flag_other_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_flag")),
    )
    op.create_index(op.f("ix_stale_flag_public_id"), "stale_flag", ["public_id"], unique=True)
    is_open = {"sqlite_where": IS_OPEN, "postgresql_where": IS_OPEN}
    op.create_index("ix_stale_flag_claim_id_other_id", "stale_flag", ["claim_id", "other_id"], unique=True, **is_open)
    _group(op.get_bind())


def _group(connection: sa.Connection) -> None:
    """Put the claims that confirmed links join into clusters, as the services do from now on."""
    joining = sa.text(
        "SELECT a_id, b_id FROM claim_link JOIN claim a ON a.id = a_id JOIN claim b ON b.id = b_id"
        " WHERE claim_link.state = 'confirmed' AND relation IN ('same', 'updates', 'updated_by')"
        " AND a.set_aside IS NULL AND b.set_aside IS NULL ORDER BY claim_link.id"
    )
    head: dict[int, int] = {}

    def first(claim_id: int) -> int:
        while head.setdefault(claim_id, claim_id) != claim_id:
            claim_id = head[claim_id]
        return claim_id

    for a_id, b_id in connection.execute(joining).all():
        low, high = sorted((first(a_id), first(b_id)))
        head[high] = low
    groups: dict[int, list[int]] = {}
    for claim_id in sorted(head):
        groups.setdefault(first(claim_id), []).append(claim_id)
    for group in groups.values():
        _store(connection, group)


def _store(connection: sa.Connection, group: list[int]) -> None:
    moment = datetime.now(UTC)
    values = {"public_id": uuid.uuid4(), "created_at": moment}
    made = connection.execute(sa.insert(CLUSTER).values(**values).returning(CLUSTER.c.id))
    cluster_id = made.scalar_one()
    rows = [{"cluster_id": cluster_id, "claim_id": claim_id, "joined_at": moment} for claim_id in group]
    connection.execute(sa.insert(MEMBER), rows)


def downgrade() -> None:
    op.drop_table("stale_flag")
    op.drop_table("cluster_member")
    op.drop_table("cluster")
