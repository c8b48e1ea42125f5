"""an index of claims that counts as it goes, and lies on SQLite in the order in which it is read

Revision: 0008
After: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# How many claims are indexed stands with the terms' own counts, under a name that no term has.
EVERY = "*"


def upgrade() -> None:
    _lay_anew(with_rowid=False)
    op.execute(
        sa.text(
            "INSERT INTO index_term (term, frequency) SELECT :every, count(*)"
            " FROM (SELECT DISTINCT claim_id FROM index_posting) AS indexed"
        ).bindparams(every=EVERY)
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM index_term WHERE term = :every").bindparams(every=EVERY))
    _lay_anew(with_rowid=True)


def _lay_anew(*, with_rowid: bool) -> None:
    """Copy the rows into a table that is its own primary key, or one beside it. PostgreSQL has no such choice."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("ALTER TABLE index_posting RENAME TO index_posting_before")
    op.drop_index("ix_index_posting_claim_id", "index_posting_before")
    op.create_table(
        "index_posting",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_index_posting_claim_id_claim")),
        sa.ForeignKeyConstraint(["term_id"], ["index_term.id"], name=op.f("fk_index_posting_term_id_index_term")),
        sa.PrimaryKeyConstraint("term_id", "claim_id", name=op.f("pk_index_posting")),
        sqlite_with_rowid=with_rowid,
    )
    op.execute("INSERT INTO index_posting SELECT term_id, claim_id FROM index_posting_before ORDER BY 1, 2")
    op.drop_table("index_posting_before")
    op.create_index("ix_index_posting_claim_id", "index_posting", ["claim_id"], unique=False)
