"""Claim against claim: how two stand to each other, with reasons, and which of many are near."""

from factcheck.linking.candidates import CANDIDATES as MOST_RANKED
from factcheck.linking.candidates import TermSource, candidates
from factcheck.linking.comparison import Comparison, Reason, compare
from factcheck.linking.decision import Relation, thresholds
from factcheck.linking.memory import MemoryIndex
from factcheck.linking.ranking import Candidate, Hit, rank
from factcheck.linking.terms import MAX_TERMS, terms

__all__ = [
    "MAX_TERMS",
    "MOST_RANKED",
    "Candidate",
    "Comparison",
    "Hit",
    "MemoryIndex",
    "Reason",
    "Relation",
    "TermSource",
    "candidates",
    "compare",
    "rank",
    "terms",
    "thresholds",
]
