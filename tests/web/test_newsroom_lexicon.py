"""The editors' pages of the lexicon."""

from __future__ import annotations

import io
import json
import uuid

import pytest
from flask.testing import FlaskClient

from factcheck.models.values import Role
from factcheck.services import articles, lexicon
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

PAGE = "/en/newsroom/lexicon"
CONCEPT = f"{PAGE}/concept"
FRAGMENT = {"HX-Request": "true"}


def sent(**fields: object) -> dict[str, object]:
    return {"once": uuid.uuid4().hex, **fields}


def quay(**fields: object) -> dict[str, object]:
    return sent(**{"key": "zz_quay", "en": "quayage\n wharf dues , ", "ar": "رصيفية، أرصفة ", "version": "0", **fields})


@pytest.fixture
def editing(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    return signed_in[Role.EDITOR]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_word_of_either_language_leads_to_its_concept(editing: FlaskClient, lang: str) -> None:
    for word in ("ceasefires", "الهدنة", "ceasefire"):
        page = editing.get(f"/{lang}/newsroom/lexicon", query_string={"q": word}).text
        assert ">ceasefire</h3>" in page
        assert "armistice" in page
    assert ">ceasefire</h3>" not in editing.get(f"/{lang}/newsroom/lexicon").text
    part = editing.get(f"/{lang}/newsroom/lexicon?q=fire").text
    assert ">fire</h3>" in part
    assert ">ceasefire</h3>" not in part
    assert ">ceasefire</a>" in part


def test_words_are_kept_listed_and_taken_back(editing: FlaskClient, store: Store, editor: Actor) -> None:
    assert editing.post(CONCEPT, data=quay(actor="y")).status_code == 303
    (row,) = lexicon.own(store, editor)
    assert (row.key, row.en, row.ar, row.actor) == ("zz_quay", ["quayage", "wharf dues"], ["رصيفية", "أرصفة"], True)
    page = editing.get(f"{CONCEPT}?key=zz_quay").text
    assert "quayage\nwharf dues</textarea>" in page
    assert 'name="version" type="hidden" value="1"' in page
    assert "wharf dues" in editing.get(PAGE).text
    assert editing.post(f"{PAGE}/take-back", data=sent(key="zz_quay", version="1")).status_code == 303
    assert lexicon.own(store, editor) == []
    assert "Nothing was added yet." in editing.get(PAGE).text


def test_words_for_a_shipped_concept_stand_beside_those_shipped(editing: FlaskClient) -> None:
    page = editing.get(f"{CONCEPT}?key=army").text
    assert "Shipped with the program" in page
    assert 'type="hidden" name="key" value="army"' in page
    assert editing.post(CONCEPT, data=quay(key="army", en="soldiery", ar="")).status_code == 303
    assert "<strong>soldiery</strong>" in editing.get(f"{PAGE}?q=army").text


def test_a_fault_stands_beside_its_field_with_what_was_typed(editing: FlaskClient, store: Store, editor: Actor) -> None:
    page = editing.post(CONCEPT, data=quay(en="the\nquayage", ar="", opposites="zz_nothing"))
    assert page.status_code == 422
    for field in ("en", "ar", "opposites"):
        assert f'id="{field}-error"' in page.text
    assert "the\nquayage</textarea>" in page.text
    assert "zz_nothing" in page.text
    assert lexicon.own(store, editor) == []
    assert 'id="key-error"' in editing.post(CONCEPT, data=quay(key="Zz quay")).text


def test_what_a_colleague_kept_meanwhile_is_shown_and_not_lost(
    editing: FlaskClient, store: Store, editor: Actor
) -> None:
    lexicon.keep(store, editor, "zz_quay", {"en": ["wharfage"], "ar": ["رصيفية"]}, 0)
    page = editing.post(CONCEPT, data=quay())
    assert page.status_code == 409
    assert "Somebody changed the words" in page.text
    assert "wharfage" in page.text
    assert "quayage" in page.text
    assert 'name="version" type="hidden" value="1"' in page.text
    assert editing.post(CONCEPT, data=quay(version="1")).status_code == 303
    assert editing.post(f"{PAGE}/take-back", data=sent(key="zz_quay", version="1")).status_code == 409
    assert editing.post(CONCEPT, data={**quay(), "version": ""}).status_code == 428


def test_a_form_sent_twice_is_taken_once(editing: FlaskClient, store: Store, editor: Actor) -> None:
    form = quay()
    assert [editing.post(CONCEPT, data=form).status_code for _ in range(2)] == [303, 303]
    assert [row.version for row in lexicon.own(store, editor)] == [1]


def test_claims_with_the_words_typed_are_shown_with_and_without_scripts(
    editing: FlaskClient, store: Store, checker: Actor
) -> None:
    text = "The port of Bandar raised the quayage by 12% on Monday."
    articles.create(store, checker, text, ArticleDetails(title="", language="en"))
    page = editing.post(f"{CONCEPT}/preview", data=quay())
    assert page.status_code == 200
    assert "<mark>quayage</mark>" in page.text
    part = editing.post(f"{CONCEPT}/preview", data=quay(), headers=FRAGMENT)
    assert part.text.lstrip().startswith('<div id="said"')
    assert "<mark>quayage</mark>" in part.text
    assert "No stored claim" in editing.post(f"{CONCEPT}/preview", data=quay(en="zzyzx", ar=""), headers=FRAGMENT).text
    assert "<mark>quayage</mark>" in editing.get(f"{PAGE}?q=quayage").text


def test_after_a_change_the_page_tells_what_is_behind_and_has_it_made_anew(
    editing: FlaskClient, store: Store, checker: Actor
) -> None:
    text = "The port of Bandar raised the quayage by 12% on Monday."
    articles.create(store, checker, text, ArticleDetails(title="", language="en"))
    assert "taken back since" not in editing.get(PAGE).text
    editing.post(CONCEPT, data=quay())
    page = editing.get(PAGE).text
    assert "1 article has words that were added or taken back since" in page
    assert 'action="/en/newsroom/jobs/recompute"' in page
    started = editing.post("/en/newsroom/jobs/recompute", data=sent())
    assert started.status_code == 303
    assert "/en/newsroom/jobs/" in started.location


def test_the_download_can_be_taken_in_again(editing: FlaskClient, store: Store, editor: Actor) -> None:
    editing.post(CONCEPT, data=quay())
    file = editing.get(f"{PAGE}.json")
    assert file.mimetype == "application/json"
    assert "attachment" in file.headers["Content-Disposition"]
    assert json.loads(file.data)["zz_quay"]["en"] == ["quayage", "wharf dues"]
    lexicon.keep(store, editor, "zz_quay", {}, 1)
    upload = {**sent(), "file": (io.BytesIO(file.data), "lexicon.json")}
    assert editing.post(f"{PAGE}/take-in", data=upload).status_code == 303
    assert [row.key for row in lexicon.own(store, editor)] == ["zz_quay"]


def test_a_file_with_faults_stays_in_the_form(editing: FlaskClient, store: Store, editor: Actor) -> None:
    bad = json.dumps({"zz_quay": {"en": ["the"], "ar": ["رصيفية"]}}, ensure_ascii=False)
    page = editing.post(f"{PAGE}/take-in", data={**sent(), "file": (io.BytesIO(bad.encode()), "lexicon.json")})
    assert page.status_code == 422
    assert "zz_quay: “the” is a word of grammar" in page.text
    assert "&#34;the&#34;" in page.text
    assert editing.post(f"{PAGE}/take-in", data=sent(text="no json")).status_code == 422
    assert (
        editing.post(f"{PAGE}/take-in", data={**sent(), "file": (io.BytesIO(b"\x00\xff\x00"), "x.json")}).status_code
        == 422
    )
    assert lexicon.own(store, editor) == []


def test_a_concept_others_lean_on_is_not_taken_back(editing: FlaskClient, store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", {"en": ["quayage"], "ar": ["رصيفية"]}, 0)
    lexicon.keep(store, editor, "zz_sea", {"en": ["offing"], "ar": ["عبابية"], "opposites": ["zz_quay"]}, 0)
    page = editing.post(f"{PAGE}/take-back", data=sent(key="zz_quay", version="1"))
    assert page.status_code == 422
    assert "names this one as its opposite" in page.text


def test_an_unknown_concept_is_not_found(editing: FlaskClient) -> None:
    assert editing.get(f"{CONCEPT}?key=zz_none").status_code == 404


def test_a_fact_checker_adds_no_words(signed_in: dict[Role, FlaskClient]) -> None:
    checking = signed_in[Role.FACT_CHECKER]
    assert checking.get(PAGE).status_code == 403
    assert checking.post(CONCEPT, data=quay()).status_code == 403
