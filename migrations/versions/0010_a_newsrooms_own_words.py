"""a newsroom's own words and concepts for the lexicon

Revision: 0010
After: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("en", sa.JSON(), nullable=False),
        sa.Column("ar", sa.JSON(), nullable=False),
        sa.Column("opposites", sa.JSON(), nullable=False),
        sa.Column("actor", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["account.id"], name=op.f("fk_own_concept_changed_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_concept")),
        sa.UniqueConstraint("key", name=op.f("uq_own_concept_key")),
    )
    op.create_index(op.f("ix_own_concept_public_id"), "own_concept", ["public_id"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_own_concept_public_id"), table_name="own_concept")
    op.drop_table("own_concept")
