"""The tables, one noun a module."""

from sqlmodel import SQLModel

# Constraint names must not depend on the database, so that migrations can find them again.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

from factcheck.models.account import Account, SessionRecord, Submission  # noqa: E402
from factcheck.models.article import Article, CoveredStretch, Part, Revision  # noqa: E402
from factcheck.models.claim import Claim  # noqa: E402
from factcheck.models.cluster import Cluster, ClusterMember  # noqa: E402
from factcheck.models.flag import StaleFlag  # noqa: E402
from factcheck.models.history import HistoryEntry, HistoryText  # noqa: E402
from factcheck.models.job import Job, JobError  # noqa: E402
from factcheck.models.lexicon import OwnConcept  # noqa: E402
from factcheck.models.link import ClaimLink, IndexPosting, IndexTerm  # noqa: E402
from factcheck.models.newsroom import Newsroom, Rating, Scale  # noqa: E402
from factcheck.models.source import Source  # noqa: E402
from factcheck.models.translation import Translation  # noqa: E402
from factcheck.models.verdict import Review, Verdict  # noqa: E402

__all__ = [
    "Account",
    "Article",
    "Claim",
    "ClaimLink",
    "Cluster",
    "ClusterMember",
    "CoveredStretch",
    "HistoryEntry",
    "HistoryText",
    "IndexPosting",
    "IndexTerm",
    "Job",
    "JobError",
    "Newsroom",
    "OwnConcept",
    "Part",
    "Rating",
    "Review",
    "Revision",
    "Scale",
    "SessionRecord",
    "Source",
    "StaleFlag",
    "Submission",
    "Translation",
    "Verdict",
]
