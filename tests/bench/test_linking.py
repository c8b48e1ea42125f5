"""The measures of linking, in small: that what they invent and compare is what they say."""

from __future__ import annotations

from itertools import islice

import pytest

from factcheck.linking import MemoryIndex
from tests.bench import linking_claims, linking_index, linking_pairs, linking_store
from tests.bench.figure import Figure
from tests.databases import SQLITE

KNOWN = list(linking_claims.claims(600))


def test_the_same_numbers_give_the_same_claims() -> None:
    assert list(islice(linking_claims.claims(10_000), 600)) == KNOWN
    assert list(linking_claims.claims(600, seed=1)) != KNOWN
    assert len({claim.text for claim in KNOWN}) > 590
    assert {claim.language for claim in KNOWN} == {"ar", "en"}


@pytest.mark.parametrize("kind", linking_claims.VARIANTS)
def test_a_claim_said_again_is_found_among_its_neighbours(kind: str) -> None:
    made = MemoryIndex()
    for number, claim in enumerate(KNOWN):
        made.add(str(number), claim.text, claim.language)
    for said, number, words in linking_claims.variants(KNOWN, 5):
        if said == kind:
            assert words != KNOWN[number].text or kind == "synonyms"
            assert str(number) in [found.id for _, found in made.nearest(words, KNOWN[number].language)[:10]]


def test_the_database_in_small_gives_every_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_index, "EACH", 4)
    monkeypatch.setattr(linking_index, "BRUTE", 4)
    monkeypatch.setattr(linking_index, "DATABASES", (SQLITE,))
    monkeypatch.setattr(linking_index, "sizes", lambda: [300])
    found = {figure.name.strip(): figure for figure in linking_index.measure()}
    recall: Figure = found["sqlite, 300 claims: recall at 10 of claims said again"]
    assert recall.measured == "1.000"
    assert found["recall in 10 and in 200, before ranking"].measured == "1.000 and 1.000"


def test_both_indexes_hold_the_same_rows() -> None:
    known = linking_store.of(KNOWN[:50])
    with linking_store.filled(SQLITE, known) as (store, _actor), store.engine.connect() as connection:
        for key, often in list(known.frequencies().items())[:20]:
            ours = "SELECT claim_id FROM index_posting WHERE term_id = ? ORDER BY 1"
            own = "SELECT rowid FROM full_text WHERE words MATCH ? ORDER BY 1"
            found = connection.exec_driver_sql(ours, (key,)).all()
            assert found == connection.exec_driver_sql(own, (linking_store.tokens([key])[0],)).all()
            assert len(found) == often


def test_relinking_in_small_finds_what_was_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_pairs, "PLANTED", 15)
    found = {figure.name.strip(): figure for figure in linking_pairs.measured(linking_store.of(KNOWN))}
    assert found["recall of near ones planted"].measured == "1.0000"
    near, _of, planted = found["planted that are near"].measured.split()
    assert int(near) > int(planted) * 0.9
