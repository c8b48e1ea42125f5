"""What the tests of Arabic rules ask of the splitter."""

from factcheck.splitting import SplitClaim, split


def claims(text: str) -> list[SplitClaim]:
    return list(split(text, "ar").claims)


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(claim.text, claim.claimant) for claim in claims(text)]
