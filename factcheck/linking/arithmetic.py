"""How a comparison comes about, figure by figure, so that a person can follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.linking.comparison import Comparison, compare
from factcheck.linking.decision import thresholds
from factcheck.linking.evidence import Evidence, weigh
from factcheck.linking.reading import MAX_LENGTH, read
from factcheck.linking.signs import SIGNS, weights

Row = tuple[str, ...]
_ISOLATE, _END = "\u2068", "\u2069"  # around words, so that those of another direction leave the columns in place
_AT_LEAST = {  # thresholds: what is measured against them, in the order in which they are asked
    "related": "score",
    "contradicts": "score without what differs",
    "replaced": "signs",
    "same": "score",
    "contained": "greater share",
    "apart": "difference of the shares",
}
_AT_MOST = {"alike": "signs"}


@dataclass(frozen=True)
class Account:
    """A comparison with the evidence for it."""

    found: Comparison
    evidence: Evidence

    def tables(self) -> Iterator[tuple[str, Sequence[Row]]]:
        """Yield each step: what it comes to, and a table of how, its first row the head; [] for none."""
        score, signs = self.evidence.score, self.evidence.opposition
        yield f"relation: {self.found.relation}", []
        yield f"score: {score:.2f}, the sum of the weights that agree", list(self._features())
        gates = ", ".join(sorted(self.evidence.differences)) or "none"
        yield f"gates, with any of which the claims are not the same: {gates}", []
        yield f"signs: {signs:+.2f}, above 0 for a contradiction and below for the same", list(self._signs())
        yield "thresholds, the package's own or the newsroom's", list(self._thresholds())

    def _features(self) -> Iterator[Row]:
        yield "feature", "weight", "verdict", "a", "b"
        for reason in self.found.reasons:
            yield reason.feature, f"{reason.weight:+.2f}", reason.verdict, _joined(reason.a), _joined(reason.b)
        yield "sum", f"{self.evidence.score:+.2f}", "agrees", "", ""

    def _signs(self) -> Iterator[Row]:
        yield "sign", "value", "weight", "product", "meaning"
        table = weights()
        yield "bias", "1.00", f"{table['bias']:+.2f}", f"{table['bias']:+.2f}", "where every pair starts"
        for name, value in self.evidence.signs.items():
            if value and table[name]:
                yield name, f"{value:.2f}", f"{table[name]:+.2f}", f"{value * table[name]:+.2f}", SIGNS[name]
        yield "sum", "", "", f"{self.evidence.opposition:+.2f}", ""

    def _thresholds(self) -> Iterator[Row]:
        yield "threshold", "asked", "measured", "met", "of"
        measured, at = self._measured(), thresholds()
        way = "across_" if self.evidence.alignment.across else ""
        for name, of in (_AT_LEAST | _AT_MOST).items():
            bound, value = at.get(way + name, at.get(name, 0.0)), measured[of]
            met = value >= bound if name in _AT_LEAST else value <= bound
            sign = ">=" if name in _AT_LEAST else "<="
            yield name, f"{sign} {bound:.2f}", f"{value:.2f}", "yes" if met else "no", of

    def _measured(self) -> dict[str, float]:
        shares, score = self.evidence.cover, self.evidence.score
        return {
            "score": score,
            "score without what differs": self.evidence.topic,
            "signs": self.evidence.opposition,
            "greater share": max(shares),
            "difference of the shares": abs(shares[0] - shares[1]),
        }


def account(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> Account:
    """Return how claim `a` stands to claim `b`, with every figure; languages are found when not given."""
    evidence = weigh(read(a[:MAX_LENGTH], language_a), read(b[:MAX_LENGTH], language_b))
    return Account(compare(a, b, language_a, language_b), evidence)


def _joined(words: Sequence[str]) -> str:
    return ", ".join(f"{_ISOLATE}{' '.join(word.split())}{_END}" for word in words)
