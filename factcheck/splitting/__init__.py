"""Articles split into atomic claims: spans into the unchanged text, standalone sentences, claimants, kinds.

Pure: no network, no database, no file but the rule tables shipped beside it.
"""

from factcheck.splitting.kinds import kind_of
from factcheck.splitting.model import Coverage, Part, Reason, Resolution, Score, Split, SplitClaim
from factcheck.splitting.splitter import split
from factcheck.splitting.worthiness import score

__all__ = ["Coverage", "Part", "Reason", "Resolution", "Score", "Split", "SplitClaim", "kind_of", "score", "split"]
