"""the newest claims, and the publishers there are, without reading every article

Revision: 0011
After: 0010
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_article_publisher"), "article", ["publisher"])
    op.create_index(op.f("ix_article_published_on"), "article", ["published_on", "id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_article_published_on"), table_name="article")
    op.drop_index(op.f("ix_article_publisher"), table_name="article")
