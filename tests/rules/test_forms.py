"""A form takes the fields it has and no other, in whatever way they are sent."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from flask_wtf import FlaskForm
from sqlmodel import SQLModel
from werkzeug.datastructures import MultiDict

from factcheck.web.forms import Form
from factcheck.web.messages import message
from tests.rules.access import firsts
from tests.rules.house import READER, SESSIONS, House

COLUMNS = sorted({column.name for table in SQLModel.metadata.tables.values() for column in table.columns})
ODD = ("", " ", "__class__", "csrf", "_method", "Version", "text ", "text[]", "text.0", "\x00", "حقل", "a" * 500)
FORMS = {"multipart/form-data", "application/x-www-form-urlencoded"}


def every_form() -> Iterator[type[Form]]:
    """The forms of all blueprints."""
    left = [Form]
    while left:
        found = left.pop()
        left += found.__subclasses__()
        if found is not Form:
            yield found


def test_every_form_is_one_of_ours() -> None:
    assert len(set(every_form())) > 12
    strange = [
        form for form in FlaskForm.__subclasses__() if form.__module__.startswith("factcheck") and form is not Form
    ]
    assert strange == []


@pytest.mark.parametrize("form", sorted(set(every_form()), key=lambda form: form.__name__), ids=lambda f: f.__name__)
def test_a_form_refuses_every_field_it_does_not_have(house: House, form: type[Form]) -> None:
    """Among them every column of every table: what a form does not ask for cannot be assigned through it."""
    taken = []
    with house.app.test_request_context("/en/sign-in"):
        own = set(form(formdata=None)._fields)
    for name in sorted({*COLUMNS, *ODD} - own):
        with house.app.test_request_context("/en/sign-in", method="POST", data=MultiDict([(name, "1")])):
            made = form()
            if made.validate() or made.refusal != message("unknown_field"):
                taken.append(name)
    assert taken == []


def test_every_route_refuses_a_field_and_a_file_too_many(house: House) -> None:
    with house.app.test_request_context("/en/sign-in"):
        asked_for = {name for form in every_form() for name in form(formdata=None)._fields}
    nobodys = dict.fromkeys({*COLUMNS} - asked_for, "1")
    before = house.digest(without=(SESSIONS,))
    for call in firsts(house, "POST"):
        if call.endpoint == "accounts.demo_entry":
            continue  # this is no demo newsroom: there is no such page
        for extra in ({"public_id": "1"}, nobodys, {"picture": (io.BytesIO(b"GIF89a"), "picture.gif")}):
            answer = house.send("admin", call, data={**house.body(call), **extra}, content_type="multipart/form-data")
            assert answer.status_code == 422, (str(call), extra)
    assert house.digest(without=(SESSIONS,)) == before


def test_a_file_is_not_taken_for_the_text_of_a_field(house: House) -> None:
    before = house.digest(without=(SESSIONS,))
    for call in firsts(house, "POST"):
        for name in house.body(call) if call.endpoint != "accounts.demo_entry" else ():
            form = {**house.body(call), name: (io.BytesIO(b"GIF89a"), "picture.gif")}
            answer = house.send("admin", call, data=form, content_type="multipart/form-data")
            assert answer.status_code == 422, (str(call), name)
    assert house.digest(without=(SESSIONS,)) == before


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"[1, 2]"),
        ("application/json", b'{"version": {"$gt": 0}}'),
        ("application/json", b"{"),
        ("application/json", json.dumps({"text": "Rewritten.", "reason": "x", "decision": "same"}).encode()),
        ("text/plain", b"text=Rewritten.&reason=x"),
        ("application/xml", b"<text>Rewritten.</text>"),
        ("application/octet-stream", bytes(range(256))),
        ("", b"text=Rewritten.&reason=x"),
    ],
)
def test_what_is_no_form_is_taken_for_none(house: House, content_type: str, body: bytes) -> None:
    before = house.digest(without=(SESSIONS,))
    for who in (READER, "admin"):
        for call in firsts(house, "POST"):
            answer = house.send(who, call, data=body, content_type=content_type)
            assert answer.status_code in (401, 404, 422), (who, str(call), answer.status_code)
    assert house.digest(without=(SESSIONS,)) == before


TICKED = {"active", "with_verdicts"}  # whatever a tick box says, it says yes


def test_no_field_of_any_form_takes_a_nul_or_bytes_that_are_no_utf_8(house: House) -> None:
    """SQLite would keep both, PostgreSQL break on the one; the other would be kept as what nobody wrote."""
    before = house.digest(without=(SESSIONS,))
    for call in firsts(house, "POST"):
        form = house.body(call) if call.endpoint != "accounts.demo_entry" else {}
        for name in form.keys() - TICKED:
            refused = house.send("admin", call, data={**form, name: f"{form[name]}\x00"}).status_code
            assert refused == 422, (str(call), name)
            body = urlencode({**form, name: ""}) + f"&{name}=%FF"
            sent = house.send("admin", call, data=body, content_type="application/x-www-form-urlencoded")
            assert sent.status_code == 400, (str(call), name)
    assert house.digest(without=(SESSIONS,)) == before
