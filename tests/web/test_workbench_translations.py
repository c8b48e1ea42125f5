"""Translating a claim at the desk: the form, two people at once, and what readers get."""

from __future__ import annotations

from flask.testing import FlaskClient

from factcheck.models import Claim

ARABIC = "أقلّت العبّارة هالسيون 412 راكبا يوم الأحد."


def send(client: FlaskClient, claim: Claim, text: str = ARABIC, version: str = "0", language: str = "ar") -> object:
    sent = {"subject": str(claim.public_id), "language": language, "version": version, "text": text}
    return client.post(f"/en/desk/claims/{claim.public_id}/translations", data=sent)


def test_a_translation_is_saved_and_shown_beside_the_original(checking: FlaskClient, claim: Claim) -> None:
    answer = send(checking, claim)
    assert answer.status_code == 303  # type: ignore[attr-defined]
    page = checking.get(f"/en/desk/claims/{claim.public_id}/translations").get_data(as_text=True)
    assert ARABIC in page
    assert "Person fact_checker" in page
    shown = checking.get(f"/ar/desk/claims/{claim.public_id}").get_data(as_text=True)
    assert 'class="trl" lang="ar" dir="rtl"' in shown
    assert 'class="trl"' not in checking.get(f"/en/desk/claims/{claim.public_id}").get_data(as_text=True)


def test_what_was_typed_stays_where_it_was_refused(checking: FlaskClient, claim: Claim) -> None:
    answer = send(checking, claim, "ا" * 1_001)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "ا" * 1_001 in answer.get_data(as_text=True)  # type: ignore[attr-defined]


def test_two_people_at_once_see_both_texts(checking: FlaskClient, claim: Claim) -> None:
    send(checking, claim)
    answer = send(checking, claim, "نص آخر")
    assert answer.status_code == 409  # type: ignore[attr-defined]
    page = answer.get_data(as_text=True)  # type: ignore[attr-defined]
    assert ARABIC in page
    assert "نص آخر" in page
    assert 'name="version" value="1"' in page
