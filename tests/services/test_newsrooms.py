"""The newsroom's own settings, and the scale that its verdicts are given on."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.models.values import Role
from factcheck.services import newsrooms, ratings, schema
from factcheck.services.errors import Conflict, Forbidden, Invalid
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

GOOD = {"names": {"en": "The Quay", "ar": "الرصيف"}, "languages": ["ar"], "approvals": 2, "numerals": "arab"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"names": {"en": " ", "ar": ""}}, "names"),
        ({"languages": []}, "languages"),
        ({"languages": ["ar", "fr"]}, "languages"),
        ({"approvals": 4}, "approvals"),
        ({"approvals": -1}, "approvals"),
        ({"numerals": "roman"}, "numerals"),
    ],
)
def test_what_a_newsroom_needs(tmp_path: Path, changes: dict[str, object], field: str) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    schema.upgrade(store)
    with pytest.raises(Invalid) as refusal:
        newsrooms.create(store, **{**GOOD, **changes})  # type: ignore[arg-type]
    assert list(refusal.value.fields) == [field]
    assert newsrooms.find(store) is None
    store.close()


def test_a_database_has_one_newsroom(store: Store) -> None:
    with pytest.raises(Conflict):
        newsrooms.create(store, **GOOD)  # type: ignore[arg-type]


def test_only_an_administrator_changes_it(store: Store, editor: Actor, admin: Actor) -> None:
    with pytest.raises(Forbidden):
        newsrooms.change(store, editor, **GOOD)  # type: ignore[arg-type]
    newsrooms.change(store, admin, **GOOD)  # type: ignore[arg-type]
    found = newsrooms.find(store)
    assert found is not None
    assert (found.name("ar"), found.languages, found.approvals, found.numerals) == ("الرصيف", ["ar"], 2, "arab")
    assert admin.role is Role.ADMIN


def test_the_default_scale_is_the_agreed_one(store: Store) -> None:
    found = ratings.in_force(store)
    assert [(r.position, r.key, r.exports) for r in found] == [
        (1, "true", 5),
        (2, "mostly-true", 4),
        (3, "mixed", 3),
        (4, "misleading", 2),
        (5, "false", 1),
        (6, "unverifiable", None),
    ]


def test_every_rating_is_told_in_both_languages_and_by_more_than_a_colour(store: Store) -> None:
    found = ratings.in_force(store)
    for rating in found:
        assert set(rating.labels) == set(rating.definitions) == {"ar", "en"}
        assert all(rating.labels.values())
        assert all(rating.definitions.values())
    assert len({rating.icon for rating in found}) == len(found)
    assert len({rating.pattern for rating in found}) == len(found)
    assert ratings.UNCHECKED.key not in {rating.key for rating in found}
