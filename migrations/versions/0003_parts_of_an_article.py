"""parts of an article, and who recorded its rights

Title, standfirst, captions and described pictures are stretches of a revision's text with a place of their own.
The texts that are there already are body from end to end.

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GUARDS = (("part_unchanged", "UPDATE"), ("part_kept", "DELETE"))


def _guard() -> None:
    """Parts say what a span of an immutable text is, so they are as immutable as the text."""
    for name, event in GUARDS:
        head = f"CREATE TRIGGER {name} BEFORE {event} ON part"
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'the parts of a revision are never changed'; END $$"
            )
            op.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.execute(f"{head} BEGIN SELECT RAISE(ABORT, 'the parts of a revision are never changed'); END")


def upgrade() -> None:
    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('title', 'standfirst', 'body', 'caption', 'image')", name=op.f("ck_part_kind_known")
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_part_span_forward")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_part_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sa.UniqueConstraint("revision_id", "position", name=op.f("uq_part_revision_id_position")),
    )
    op.create_index(op.f("ix_part_revision_id"), "part", ["revision_id"], unique=False)
    # length() counts code points in both databases; no text has a NUL, at which SQLite would stop counting.
    op.execute(
        'INSERT INTO part (revision_id, position, kind, start, "end", url) '
        "SELECT id, 1, 'body', 0, length(text), '' FROM revision WHERE length(text) > 0"
    )
    _guard()
    # Not by a copy of the table, as batch mode would on SQLite: other tables refer to its rows.
    op.execute(
        "ALTER TABLE article ADD COLUMN rights_by INTEGER "
        "CONSTRAINT fk_article_rights_by_account REFERENCES account (id)"
    )
    op.add_column("article", sa.Column("rights_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Refused where something would be lost: the older tables cannot tell a caption from the body."""
    held = op.get_bind().scalar(sa.text("SELECT count(*) FROM part WHERE kind <> 'body'"))
    recorded = op.get_bind().scalar(sa.text("SELECT count(*) FROM article WHERE rights_at IS NOT NULL"))
    if held or recorded:
        raise RuntimeError(
            f"not downgraded: {held} titles, captions and the like, and {recorded} records of rights would be lost"
        )
    op.drop_column("article", "rights_at")
    op.drop_column("article", "rights_by")
    for name, _event in GUARDS:
        op.execute(f"DROP TRIGGER {name}" + (" ON part" if op.get_bind().dialect.name == "postgresql" else ""))
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_index(op.f("ix_part_revision_id"), table_name="part")
    op.drop_table("part")
