"""The editors' page of the thresholds of links."""

from __future__ import annotations

import uuid

import pytest
from flask.testing import FlaskClient

from factcheck.models.values import Role
from factcheck.services import newsrooms, thresholds
from factcheck.services.store import Store

PAGE = "/en/newsroom/thresholds"
FRAGMENT = {"HX-Request": "true"}


def sent(**fields: str) -> dict[str, str]:
    return {"once": uuid.uuid4().hex, **fields}


@pytest.fixture
def editing(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    return signed_in[Role.EDITOR]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_threshold_has_a_field(editing: FlaskClient, lang: str) -> None:
    page = editing.get(f"/{lang}/newsroom/thresholds").text
    assert [name for name in thresholds.OFFERED if f'name="t_{name}"' not in page] == []


def test_they_are_kept_and_put_back(editing: FlaskClient, store: Store) -> None:
    assert editing.post(PAGE, data=sent(t_suggested="0.6")).status_code == 303
    found = newsrooms.find(store)
    assert found is not None
    assert found.thresholds == {"suggested": 0.6}
    assert editing.post(PAGE, data=sent()).status_code == 303
    again = newsrooms.find(store)
    assert again is not None
    assert again.thresholds == {}


def test_what_was_typed_stays_where_it_was_refused(editing: FlaskClient) -> None:
    answer = editing.post(PAGE, data=sent(t_same="7", t_suggested="0.61"))
    assert answer.status_code == 422
    assert 'value="7' in answer.text
    assert 'value="0.61"' in answer.text


def test_they_are_tried_before_they_are_kept(editing: FlaskClient, store: Store) -> None:
    answer = editing.post(f"{PAGE}/preview", data=sent(t_same="1"), headers=FRAGMENT)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="tried"')
    assert "(now " in answer.text
    found = newsrooms.find(store)
    assert found is not None
    assert found.thresholds == {}
