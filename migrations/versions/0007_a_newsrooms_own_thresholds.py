"""a newsroom's own thresholds of links

Revision: 0007
After: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No batch: both databases add and drop a column in place, and the table's rows stay as they are.
    op.add_column("newsroom", sa.Column("thresholds", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("newsroom", "thresholds")
