"""What can be wrong with a request, in codes that the pages put into words."""

from __future__ import annotations

from typing import Any


class FactcheckError(Exception):
    """A refusal. `code` names it; `status` is its HTTP status; `details` is what the page needs to explain it."""

    status = 400

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class NotFound(FactcheckError):
    """There is none, or none that this person may know of: the two are told apart nowhere."""

    status = 404


class Gone(FactcheckError):
    """It was public and was withdrawn. `details` has the day, `on`, and the reason, `because`."""

    status = 410


class NotSignedIn(FactcheckError):
    status = 401


class Forbidden(FactcheckError):
    status = 403


class Conflict(FactcheckError):
    """The request does not fit the state that things are in."""

    status = 409


class Stale(Conflict):
    """Somebody changed the thing meanwhile. `details["current"]` is how it stands now."""


class Unversioned(FactcheckError):
    """A form that changes something carried no version."""

    status = 428


class Invalid(FactcheckError):
    """What was entered does not do. `fields` has a code for each field that is wrong."""

    status = 422

    def __init__(self, code: str = "invalid", fields: dict[str, str] | None = None, **details: Any) -> None:
        super().__init__(code, **details)
        self.fields = fields or {}


class Repeated(FactcheckError):
    """The very form was taken before. `details["reply"]` is the public id it was answered with."""

    status = 200


class Unavailable(FactcheckError):
    """The database cannot serve this now: it is down, full, or held by somebody for too long. Nothing was written."""

    status = 503

    def __init__(self, code: str = "unavailable", **details: Any) -> None:
        super().__init__(code, **details)


class Overloaded(Unavailable):
    """More is asked than can be answered in good time."""


class Contended(Unavailable):
    """The database gave up this transaction for another's sake; the same one begun again may well succeed."""
