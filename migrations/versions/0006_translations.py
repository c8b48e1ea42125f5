"""translations of claims and of the reasons of verdicts, made by people

Revision: 0006
After: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

GUARDS = (("translation_unchanged", "UPDATE"), ("translation_kept", "DELETE"))


def _guard() -> None:
    """What somebody translated stands as they wrote it; another version is another row."""
    for name, event in GUARDS:
        head = f"CREATE TRIGGER {name} BEFORE {event} ON translation"
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'translations are only ever added'; END $$"
            )
            op.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.execute(f"{head} BEGIN SELECT RAISE(ABORT, 'translations are only ever added'); END")


def upgrade() -> None:
    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_translation_version_counts")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_translation_author_id_account")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_translation_claim_id_claim")),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name=op.f("fk_translation_verdict_id_verdict")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        sa.UniqueConstraint("subject", "language", "version", name=op.f("uq_translation_subject_language_version")),
    )
    op.create_index(op.f("ix_translation_public_id"), "translation", ["public_id"], unique=True)
    op.create_index(op.f("ix_translation_claim_id"), "translation", ["claim_id"], unique=False)
    op.create_index(op.f("ix_translation_verdict_id"), "translation", ["verdict_id"], unique=False)
    _guard()


def downgrade() -> None:
    for name, _event in GUARDS:
        op.execute(f"DROP TRIGGER {name}" + (" ON translation" if op.get_bind().dialect.name == "postgresql" else ""))
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP FUNCTION {name}()")
    for column in ("verdict_id", "claim_id", "public_id"):
        op.drop_index(op.f(f"ix_translation_{column}"), table_name="translation")
    op.drop_table("translation")
