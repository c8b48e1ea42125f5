"""a newsroom's own weights for check-worthiness

Revision: 0005
After: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No batch: both databases add and drop a column in place, and the table's rows stay as they are.
    op.add_column("newsroom", sa.Column("weights", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("newsroom", "weights")
