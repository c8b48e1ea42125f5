"""The words that columns may hold; names and order are those of the public contract."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each role may do all that the ones before it may."""

    FACT_CHECKER = "fact_checker"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(other)


class ArticleState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Shown(StrEnum):
    """How much of an article readers see."""

    FULL = "full"
    SENTENCES = "sentences"
    LINK = "link"


class PartKind(StrEnum):
    """Where in an article a stretch of its text stands; an `image` is what a person wrote of a picture."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    IMAGE = "image"


class ClaimState(StrEnum):
    TO_DO = "to_do"
    IN_WORK = "in_work"
    PROPOSED = "proposed"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class ClaimKind(StrEnum):
    EVENT = "event"
    QUANTITY = "quantity"
    ATTRIBUTE = "attribute"
    COMPARISON = "comparison"
    CAUSE = "cause"
    UNIVERSAL = "universal"
    RULE = "rule"
    STATEMENT = "statement"
    PREDICTION = "prediction"
    OPINION = "opinion"


class Outcome(StrEnum):
    """What became of a stretch of the article when it was split."""

    CLAIMS = "claims"
    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    HEADING = "heading"
    SKIPPED = "skipped"


class SourceKind(StrEnum):
    LINK = "link"
    DOCUMENT = "document"
    IMAGE = "image"
    INTERVIEW = "interview"
    DATASET = "dataset"
    OBSERVATION = "observation"


class Stance(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Target(StrEnum):
    """What a verdict judges: is it so, or was it said."""

    TRUTH = "truth"
    ATTRIBUTION = "attribution"


class VerdictState(StrEnum):
    """Where a verdict stands; `superseded` is one that a later wording or verdict replaced."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    APPROVE = "approve"
    RETURN = "return"


class Relation(StrEnum):
    """How claim a stands to claim b."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    NARROWER = "narrower"
    BROADER = "broader"
    UPDATES = "updates"
    UPDATED_BY = "updated_by"
    RELATED = "related"
    UNRELATED = "unrelated"

    @property
    def reverse(self) -> Relation:
        return _REVERSE.get(self, self)


_REVERSE = {
    Relation.NARROWER: Relation.BROADER,
    Relation.BROADER: Relation.NARROWER,
    Relation.UPDATES: Relation.UPDATED_BY,
    Relation.UPDATED_BY: Relation.UPDATES,
}


class LinkState(StrEnum):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


class FlagState(StrEnum):
    """Where a flag on a verdict stands: to be looked at, put aside with a reason, or answered by a new verdict."""

    OPEN = "open"
    DISMISSED = "dismissed"
    REVISED = "revised"


class JobState(StrEnum):
    """Where work in the background stands. A job is `interrupted` when its person stopped it with Ctrl+C."""

    QUEUED = "queued"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """What a history entry records."""

    CLAIM_ADDED = "claim_added"
    CLAIM_REWRITTEN = "claim_rewritten"
    CLAIM_SET_ASIDE = "claim_set_aside"
    CLAIM_RESTORED = "claim_restored"
    SOURCE_ADDED = "source_added"
    SOURCE_CHANGED = "source_changed"
    SOURCE_REMOVED = "source_removed"
    VERDICT_PROPOSED = "verdict_proposed"
    VERDICT_RETURNED = "verdict_returned"
    VERDICT_APPROVED = "verdict_approved"
    VERDICT_PUBLISHED = "verdict_published"
    VERDICT_CORRECTED = "verdict_corrected"
    VERDICT_WITHDRAWN = "verdict_withdrawn"
