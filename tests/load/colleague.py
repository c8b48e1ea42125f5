"""A person at the desk of a running newsroom, over HTTP: signed in with a session, sending forms with their tokens."""

from __future__ import annotations

import re
import uuid

import requests

TIMEOUT = 60


def hidden(page: str, name: str) -> str:
    """The value of the first hidden field of this name, in a page or a form."""
    found = re.search(rf'name="{name}" (?:type="hidden" )?value="([^"]*)"', page)
    if found is None:
        raise AssertionError(f"no field {name} in: {page[:500]}")
    return found[1]


class Colleague:
    """One browser."""

    def __init__(self, address: str, email: str, password: str) -> None:
        self.address = address
        self.browser = requests.Session()
        page = self.read("/en/sign-in")
        fields = {"email": email, "password": password, "csrf_token": hidden(page, "csrf_token")}
        assert self.send("/en/sign-in", fields).status_code == 303

    def read(self, path: str) -> str:
        answer = self.browser.get(self.address + path, timeout=TIMEOUT)
        assert answer.status_code == 200, (answer.status_code, path)
        return answer.text

    def send(self, path: str, fields: dict[str, str]) -> requests.Response:
        """The answer as it came: a form that went through is a 303."""
        return self.browser.post(self.address + path, data=fields, timeout=TIMEOUT, allow_redirects=False)

    def open(self, claim_id: uuid.UUID) -> tuple[str, int]:
        """Open a claim's desk: the form token of this session, and the claim's version."""
        page = self.read(f"/en/desk/claims/{claim_id}")
        return hidden(page, "csrf_token"), int(hidden(page, "version"))

    def reword(self, claim_id: uuid.UUID, token: str, version: int, text: str) -> requests.Response:
        fields = {"csrf_token": token, "once": uuid.uuid4().hex, "version": str(version), "text": text}
        return self.send(f"/en/desk/claims/{claim_id}/wording", fields)
