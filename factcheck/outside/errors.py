"""Why an address was not fetched, or a document not parsed, in codes that the pages put into words."""

from __future__ import annotations

from typing import Any


class OutsideError(Exception):
    """A refusal. `code` names it; `details` has what helps to explain it, never an address that a name resolved to."""

    codes: frozenset[str] = frozenset()

    def __init__(self, code: str, **details: Any) -> None:
        assert code in self.codes, code
        super().__init__(code)
        self.code = code
        self.details = details


class FetchError(OutsideError):
    """An address that was not fetched. `details["address"]` is the one refused, `details["hop"]` the redirect it was.

    Hop 0 is the address asked for.
    """

    codes = frozenset(
        {
            "not_an_address",  # cannot be read as an address at all
            "scheme_refused",  # neither http nor https
            "credentials_refused",  # a user name or password in the address
            "address_disguised",  # a way of writing that different programs read differently
            "port_refused",
            "address_not_public",
            "too_many_hops",
            "unreachable",
            "certificate_refused",
            "too_slow",
            "too_large",
            "wrong_type",
            "wrong_encoding",  # packed in a way that was not asked for, or wrongly packed
            "bad_status",  # details["status"]
            "bad_answer",  # not HTTP, or cut short
        }
    )


class ParseError(OutsideError):
    """A document that was not parsed."""

    codes = frozenset({"parse_too_heavy", "parse_too_slow", "parse_failed", "parse_busy", "not_parsed_here"})
