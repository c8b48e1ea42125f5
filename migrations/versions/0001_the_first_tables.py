"""the first tables

Revision: 0001
After:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


FROZEN_VERDICT = (
    "claim_id, sequence, target, rating_id, wording, reason, as_of, exception, correction, sources, "
    "required, proposed_by, proposed_at"
)
# (name, table, when it fires, extra condition, what it says)
GUARDS = (
    ("history_entry_kept", "history_entry", "DELETE", "", "history is never deleted"),
    ("history_entry_unchanged", "history_entry", "UPDATE", "", "history is never changed"),
    ("history_text_kept", "history_text", "DELETE", "", "a text of history is erased, not deleted"),
    (
        "history_text_only_erased",
        "history_text",
        "UPDATE",
        "NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.entry_id <> OLD.entry_id OR NEW.field <> OLD.field",
        "a text of history can only be erased",
    ),
    ("revision_unchanged", "revision", "UPDATE", "", "a revision is never changed"),
    ("verdict_kept", "verdict", "DELETE", "", "verdicts are only ever added to"),
    ("verdict_unchanged", "verdict", f"UPDATE OF {FROZEN_VERDICT}", "", "verdicts are only ever added to"),
)


def _guard() -> None:
    """Have the database itself refuse what no part of the program may do."""
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, table, event, condition, message in GUARDS:
        when = f" WHEN ({condition})" if condition else ""
        if postgres:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
            )
            head = f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW"
            op.execute(f"{head}{when} EXECUTE FUNCTION {name}()")
        else:
            head = f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
            op.execute(f"{head}{when} BEGIN SELECT RAISE(ABORT, '{message}'); END")


def _unguard() -> None:
    for name, table, *_ in GUARDS:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.execute(f"DROP TRIGGER {name}")


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("name_public", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('fact_checker', 'editor', 'admin')", name=op.f("ck_account_role_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_index(op.f("ix_account_public_id"), "account", ["public_id"], unique=True)

    op.create_table(
        "index_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("frequency", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_term")),
        sa.UniqueConstraint("term", name=op.f("uq_index_term_term")),
    )
    op.create_table(
        "scale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_scale_key_version")),
    )
    op.create_index(op.f("ix_scale_public_id"), "scale", ["public_id"], unique=True)

    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("shown IN ('full', 'sentences', 'link')", name=op.f("ck_article_shown_known")),
        sa.CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name=op.f("ck_article_state_known")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_article_created_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
    )
    op.create_index(op.f("ix_article_public_id"), "article", ["public_id"], unique=True)

    op.create_table(
        "newsroom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("numerals", sa.String(), nullable=False),
        sa.Column("approvals", sa.Integer(), nullable=False),
        sa.Column("scale_id", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("approvals BETWEEN 0 AND 3", name=op.f("ck_newsroom_approvals_range")),
        sa.ForeignKeyConstraint(["scale_id"], ["scale.id"], name=op.f("fk_newsroom_scale_id_scale")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsroom")),
    )
    op.create_index(op.f("ix_newsroom_public_id"), "newsroom", ["public_id"], unique=True)

    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scale_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("exports", sa.Integer(), nullable=True),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("colours", sa.JSON(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("definitions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["scale_id"], ["scale.id"], name=op.f("fk_rating_scale_id_scale")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("scale_id", "key", name=op.f("uq_rating_scale_id_key")),
        sa.UniqueConstraint("scale_id", "position", name=op.f("uq_rating_scale_id_position")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_session_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_session_token_hash")),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_submission_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("account_id", "token", name=op.f("uq_submission_account_id_token")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_revision_article_id_article")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_revision_created_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_revision_article_id_number")),
    )
    op.create_index(op.f("ix_revision_article_id"), "revision", ["article_id"], unique=False)
    op.create_index(op.f("ix_revision_public_id"), "revision", ["public_id"], unique=True)

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("checkable", sa.Boolean(), nullable=False),
        sa.Column("claimant", sa.JSON(), nullable=False),
        sa.Column("checkworthiness", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("resolutions", sa.JSON(), nullable=False),
        sa.Column("quantities", sa.JSON(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=True),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('event', 'quantity', 'attribute', 'comparison', 'cause', 'universal', 'rule', 'statement', 'prediction', 'opinion')",
            name=op.f("ck_claim_kind_known"),
        ),
        sa.CheckConstraint(
            "state IN ('to_do', 'in_work', 'proposed', 'returned', 'approved', 'published', 'corrected', 'withdrawn')",
            name=op.f("ck_claim_state_known"),
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_claim_span_forward")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["assignee_id"], ["account.id"], name=op.f("fk_claim_assignee_id_account")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_claim_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_claim_article_id_number")),
    )
    op.create_index(op.f("ix_claim_article_id"), "claim", ["article_id"], unique=False)
    op.create_index(op.f("ix_claim_assignee_id"), "claim", ["assignee_id"], unique=False)
    op.create_index(op.f("ix_claim_public_id"), "claim", ["public_id"], unique=True)
    op.create_index(op.f("ix_claim_revision_id"), "claim", ["revision_id"], unique=False)
    op.create_index(op.f("ix_claim_state"), "claim", ["state"], unique=False)

    op.create_table(
        "coverage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('claims', 'opinion', 'prediction', 'question', 'heading', 'skipped')",
            name=op.f("ck_coverage_outcome_known"),
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_coverage_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage")),
    )
    op.create_index(op.f("ix_coverage_revision_id"), "coverage", ["revision_id"], unique=False)

    op.create_table(
        "claim_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("suggested", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "relation IN ('same', 'contradicts', 'narrower', 'broader', 'updates', 'updated_by', 'related', 'unrelated')",
            name=op.f("ck_claim_link_relation_known"),
        ),
        sa.CheckConstraint(
            "state IN ('suggested', 'confirmed', 'rejected', 'unsure')",
            name=op.f("ck_claim_link_state_known"),
        ),
        sa.CheckConstraint("a_id < b_id", name=op.f("ck_claim_link_stored_once")),
        sa.ForeignKeyConstraint(["a_id"], ["claim.id"], name=op.f("fk_claim_link_a_id_claim")),
        sa.ForeignKeyConstraint(["b_id"], ["claim.id"], name=op.f("fk_claim_link_b_id_claim")),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_claim_link_decided_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_link")),
        sa.UniqueConstraint("a_id", "b_id", name=op.f("uq_claim_link_a_id_b_id")),
    )
    op.create_index(op.f("ix_claim_link_a_id"), "claim_link", ["a_id"], unique=False)
    op.create_index(op.f("ix_claim_link_b_id"), "claim_link", ["b_id"], unique=False)
    op.create_index(op.f("ix_claim_link_public_id"), "claim_link", ["public_id"], unique=True)

    op.create_table(
        "history_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("claim", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("payload_hash", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "action IN ('claim_added', 'claim_rewritten', 'claim_set_aside', 'claim_restored', 'source_added', 'source_changed', 'source_removed', 'verdict_proposed', 'verdict_returned', 'verdict_approved', 'verdict_published', 'verdict_corrected', 'verdict_withdrawn')",
            name=op.f("ck_history_entry_action_known"),
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_history_entry_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_entry")),
        sa.UniqueConstraint("claim_id", "sequence", name=op.f("uq_history_entry_claim_id_sequence")),
        sa.UniqueConstraint("hash", name=op.f("uq_history_entry_hash")),
        sa.UniqueConstraint("position", name=op.f("uq_history_entry_position")),
    )
    op.create_index(op.f("ix_history_entry_claim_id"), "history_entry", ["claim_id"], unique=False)

    op.create_table(
        "index_posting",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_index_posting_claim_id_claim")),
        sa.ForeignKeyConstraint(["term_id"], ["index_term.id"], name=op.f("fk_index_posting_term_id_index_term")),
        sa.PrimaryKeyConstraint("term_id", "claim_id", name=op.f("pk_index_posting")),
    )
    op.create_index("ix_index_posting_claim_id", "index_posting", ["claim_id"], unique=False)

    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('link', 'document', 'image', 'interview', 'dataset', 'observation')",
            name=op.f("ck_source_kind_known"),
        ),
        sa.CheckConstraint("stance IN ('supports', 'refutes', 'context')", name=op.f("ck_source_stance_known")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_source_claim_id_claim")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_source_created_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_claim_id"), "source", ["claim_id"], unique=False)
    op.create_index(op.f("ix_source_public_id"), "source", ["public_id"], unique=True)

    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("rating_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("exception", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'returned', 'approved', 'published', 'superseded', 'withdrawn')",
            name=op.f("ck_verdict_state_known"),
        ),
        sa.CheckConstraint("target IN ('truth', 'attribution')", name=op.f("ck_verdict_target_known")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id_claim")),
        sa.ForeignKeyConstraint(["proposed_by"], ["account.id"], name=op.f("fk_verdict_proposed_by_account")),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name=op.f("fk_verdict_rating_id_rating")),
        sa.ForeignKeyConstraint(["released_by"], ["account.id"], name=op.f("fk_verdict_released_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("claim_id", "sequence", name=op.f("uq_verdict_claim_id_sequence")),
    )
    op.create_index(op.f("ix_verdict_claim_id"), "verdict", ["claim_id"], unique=False)
    op.create_index(op.f("ix_verdict_public_id"), "verdict", ["public_id"], unique=True)

    op.create_table(
        "history_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["history_entry.id"], name=op.f("fk_history_text_entry_id_history_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_text")),
        sa.UniqueConstraint("entry_id", "field", name=op.f("uq_history_text_entry_id_field")),
    )
    op.create_index(op.f("ix_history_text_entry_id"), "history_text", ["entry_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("decision IN ('approve', 'return')", name=op.f("ck_review_decision_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_review_account_id_account")),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name=op.f("fk_review_verdict_id_verdict")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("verdict_id", "account_id", name=op.f("uq_review_verdict_id_account_id")),
    )
    op.create_index(op.f("ix_review_public_id"), "review", ["public_id"], unique=True)
    op.create_index(op.f("ix_review_verdict_id"), "review", ["verdict_id"], unique=False)
    _guard()


def downgrade() -> None:
    _unguard()

    op.drop_table("review")

    op.drop_table("history_text")

    op.drop_table("verdict")

    op.drop_table("source")

    op.drop_table("index_posting")

    op.drop_table("history_entry")

    op.drop_table("claim_link")

    op.drop_table("coverage")

    op.drop_table("claim")

    op.drop_table("revision")
    op.drop_table("submission")
    op.drop_table("session")
    op.drop_table("rating")

    op.drop_table("newsroom")

    op.drop_table("article")

    op.drop_table("scale")
    op.drop_table("index_term")

    op.drop_table("account")
