"""The editors' page of what counts for check-worthiness."""

from __future__ import annotations

import uuid

import pytest
from flask.testing import FlaskClient

from factcheck.models.values import Role
from factcheck.services import newsrooms
from factcheck.services.store import Store
from factcheck.splitting.features import names

PAGE = "/en/newsroom/check-worthiness"
FRAGMENT = {"HX-Request": "true"}


def sent(**fields: str) -> dict[str, str]:
    return {"once": uuid.uuid4().hex, "language": "en", **fields}


@pytest.fixture
def editing(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    return signed_in[Role.EDITOR]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("of", ["ar", "en"])
def test_every_feature_has_a_field(editing: FlaskClient, lang: str, of: str) -> None:
    page = editing.get(f"/{lang}/newsroom/check-worthiness?of={of}").text
    assert [name for name in names(of) if f'name="w_{name}"' not in page] == []
    assert f'name="language" type="hidden" value="{of}"' in page


def test_weights_are_kept_and_put_back(editing: FlaskClient, store: Store) -> None:
    assert editing.post(PAGE, data=sent(w_number="2.25", w_place="")).status_code == 303
    found = newsrooms.find(store)
    assert found is not None
    assert found.weights == {"en": {"number": 2.25}}
    assert 'value="2.25"' in editing.get(f"{PAGE}?of=en").text
    assert 'value="2.25"' not in editing.get(f"{PAGE}?of=ar").text
    assert editing.post(PAGE, data={"language": "en"}).status_code == 303  # the button that puts them back
    found = newsrooms.find(store)
    assert found is not None
    assert found.weights == {"en": {}}


def test_weights_can_be_tried_with_and_without_scripts(editing: FlaskClient, store: Store) -> None:
    page = editing.post(f"{PAGE}/preview", data=sent(w_number="-3"))
    assert page.status_code == 200
    assert 'value="-3"' in page.text
    part = editing.post(f"{PAGE}/preview", data=sent(w_number="-3"), headers=FRAGMENT)
    assert part.text.lstrip().startswith('<div id="weighed"')
    found = newsrooms.find(store)
    assert found is not None
    assert found.weights == {}


@pytest.mark.parametrize("typed", ["much", "11", "nan", "1e999", "1,5"])
@pytest.mark.parametrize("where", [PAGE, f"{PAGE}/preview"])
def test_what_is_no_weight_is_marked_where_it_was_typed(editing: FlaskClient, where: str, typed: str) -> None:
    page = editing.post(where, data=sent(w_number=typed))
    assert page.status_code == 422
    assert f'value="{typed}"' in page.text
    assert 'id="w_number-error"' in page.text


def test_an_unknown_language_has_no_weights(editing: FlaskClient) -> None:
    assert editing.post(PAGE, data=sent(language="fr")).status_code == 422
    assert editing.get(f"{PAGE}?of=fr").status_code == 200


def test_a_fact_checker_does_not_say_what_counts(signed_in: dict[Role, FlaskClient]) -> None:
    assert signed_in[Role.FACT_CHECKER].get(PAGE).status_code == 403
