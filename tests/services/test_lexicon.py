"""The newsroom's own words: kept, refused, taken back, in force where claims are linked, and what they leave behind."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from sqlmodel import select

from factcheck import linking
from factcheck.linking import lexicon as shipped
from factcheck.linking.lexicon_terms import found_by
from factcheck.linking.terms import terms
from factcheck.models import Article, Claim, ClaimLink, IndexTerm
from factcheck.models.values import JobState
from factcheck.services import articles, claims, jobs, lexicon, recompute, search
from factcheck.services.articles import ArticleDetails
from factcheck.services.engine_version import ENGINE, OLDER_WORDS
from factcheck.services.errors import Forbidden, Invalid, NotFound, Stale, Unversioned
from factcheck.services.permissions import Actor
from factcheck.services.search import Wanted
from factcheck.services.store import Store
from factcheck.work import runner

QUAY = {"en": ["quayage"], "ar": ["رصيفية"]}
TEXT = "The port of Bandar raised the quayage by 12% on Monday."
OTHER = "Ministers in Bandar met the fishermen on Sunday."


def take_in(store: Store, checker: Actor, text: str, language: str = "en") -> uuid.UUID:
    return articles.create(store, checker, text, ArticleDetails(title="", language=language)).public_id


def engines(store: Store) -> list[str]:
    with store.reading() as session:
        return [article.engine for article in session.exec(select(Article).order_by(Article.id))]  # type: ignore[arg-type]


def index(store: Store) -> set[str]:
    with store.reading() as session:
        return {row.term for row in session.exec(select(IndexTerm)) if row.frequency}


def faults(error: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(fault.kind, fault.word) for fault in error.value.details["faults"]]


def test_words_are_kept_read_and_taken_back(store: Store, editor: Actor) -> None:
    assert lexicon.own(store, editor) == []
    row = lexicon.keep(store, editor, "zz_quay", {**QUAY, "kind": ["actor"]}, 0)
    assert row is not None
    assert (row.en, row.ar, row.actor, row.version, row.changed_by) == (["quayage"], ["رصيفية"], True, 1, editor.id)
    view = lexicon.read(store, editor, "zz_quay")
    assert (view.shipped, view.actor) == ({}, True)
    row = lexicon.keep(store, editor, "zz_quay", {"en": ["quayage", "wharfage"], "ar": ["رصيفية"]}, row.version)
    assert row is not None
    assert (row.en, row.actor, row.version) == (["quayage", "wharfage"], False, 2)
    assert lexicon.keep(store, editor, "zz_quay", {}, 2) is None
    assert lexicon.own(store, editor) == []
    with pytest.raises(NotFound):
        lexicon.read(store, editor, "zz_quay")


def test_a_shipped_concept_takes_words_of_one_language_alone(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "army", {"en": ["soldiery"], "ar": []}, 0)
    view = lexicon.read(store, editor, "army")
    assert view.own is not None
    assert "army" in view.shipped["en"]
    assert "soldiery" not in shipped.entries()["army"]["en"]


def test_what_somebody_else_kept_meanwhile_is_not_overwritten(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    with pytest.raises(Stale):
        lexicon.keep(store, editor, "zz_quay", {"en": ["wharfage"], "ar": ["رصيفية"]}, 0)
    with pytest.raises(Stale):
        lexicon.keep(store, editor, "zz_wharf", QUAY, 3)
    with pytest.raises(Unversioned):
        lexicon.keep(store, editor, "zz_quay", QUAY, None)
    assert [row.en for row in lexicon.own(store, editor)] == [["quayage"]]


@pytest.mark.parametrize(
    ("key", "entry", "found"),
    [
        ("Zz!", QUAY, ("key", "")),
        ("zz_quay", {"en": ["quayage"], "ar": []}, ("none", "ar")),
        ("zz_quay", {"en": ["the"], "ar": ["رصيفية"]}, ("function", "the")),
        ("zz_quay", {**QUAY, "opposites": ["zz_nothing"]}, ("unknown", "zz_nothing")),
        ("zz_quay", {"en": ["rise"], "ar": ["رصيفية"], "opposites": ["increase"]}, ("opposites", "rise")),
        ("increase", {"en": [], "ar": [], "opposites": ["zz_nothing"]}, ("unknown", "zz_nothing")),
    ],
)
def test_what_is_wrong_is_told_and_nothing_kept(
    store: Store, editor: Actor, key: str, entry: dict[str, list[str]], found: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as error:
        lexicon.keep(store, editor, key, entry, 0)
    assert found in faults(error)
    assert lexicon.own(store, editor) == []


def test_shipped_words_of_two_concepts_made_opposites_are_told(store: Store, editor: Actor) -> None:
    """ "Mayor" and "governor" may share words; opposites may not."""
    entries = shipped.entries()
    one, other = next(
        (a, b) for a in entries for b in entries if a < b and set(entries[a]["en"]) & set(entries[b]["en"])
    )
    with pytest.raises(Invalid) as error:
        lexicon.keep(store, editor, one, {"en": [], "ar": [], "opposites": [other]}, 0)
    assert {kind for kind, _ in faults(error)} == {"opposites"}


def test_a_concept_that_another_leans_on_stays(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    lexicon.keep(store, editor, "zz_sea", {"en": ["offingness"], "ar": ["عبابية"], "opposites": ["zz_quay"]}, 0)
    with pytest.raises(Invalid) as error:
        lexicon.keep(store, editor, "zz_quay", {}, 1)
    assert faults(error) == [("unknown", "zz_quay")]


def test_only_editors_change_the_lexicon(store: Store, checker: Actor) -> None:
    for call in (
        lambda: lexicon.keep(store, checker, "zz_quay", QUAY, 0),
        lambda: lexicon.take_in(store, checker, "{}"),
        lambda: lexicon.own(store, checker),
        lambda: lexicon.find(store, checker, "x"),
        lambda: lexicon.claims_with(store, checker, ["x"]),
    ):
        with pytest.raises(Forbidden):
            call()


def test_a_file_is_taken_in_whole_or_not_at_all(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_sea", {"en": ["offingness"], "ar": ["عبابية"]}, 0)
    good = json.dumps({"zz_quay": QUAY, "army": {"en": ["soldiery"]}, "zz_sea": {"en": ["offing"], "ar": ["عبابية"]}})
    assert lexicon.take_in(store, editor, good) == 3
    again = lexicon.as_file(store, editor)
    assert json.loads(again)["zz_sea"]["en"] == ["offing"]
    assert lexicon.take_in(store, editor, again) == 3
    assert lexicon.as_file(store, editor) == again
    with pytest.raises(Invalid) as error:
        lexicon.take_in(store, editor, json.dumps({"zz_new": QUAY | {"en": ["newness"]}, "zz_bad": {"en": ["the"]}}))
    assert ("function", "the") in faults(error)
    assert lexicon.as_file(store, editor) == again


def test_a_newsroom_adds_so_many_and_no_more(store: Store, editor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "MOST_OWN", 1)
    monkeypatch.setattr(lexicon, "LONGEST_FILE", 30)
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    with pytest.raises(Invalid, match="lexicon_full"):
        lexicon.keep(store, editor, "army", {"en": ["soldiery"], "ar": []}, 0)
    with pytest.raises(Invalid):
        lexicon.take_in(store, editor, " " * 31)


def test_a_word_is_found_in_both_languages_by_form_key_and_part(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    assert lexicon.find(store, editor, "ceasefires")[0].key == "ceasefire"
    assert lexicon.find(store, editor, "بالهدنة")[0].key == "ceasefire"
    assert "zz_quay" in [view.key for view in lexicon.find(store, editor, "quaya")]
    assert lexicon.find(store, editor, "central_bank")[0].key == "central_bank"
    found = lexicon.find(store, editor, "fire")
    assert [view.key for view in found if view.meant] == list(shipped.concepts_of("fire"))
    assert "ceasefire" in [view.key for view in found if not view.meant]
    assert lexicon.find(store, editor, "zzyzx") == []
    assert lexicon.find(store, editor, " ") == []


def test_words_hold_in_transactions_of_this_newsroom_alone(store: Store, editor: Actor) -> None:
    def keys() -> tuple[str, ...]:
        return shipped.concepts_of("quayage")

    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    assert keys() == ()
    with store.reading():
        assert keys() == ("zz_quay",)
    with store.writing():
        assert keys() == ("zz_quay",)
    with pytest.raises(RuntimeError), store.reading():
        raise RuntimeError
    assert keys() == ()
    lexicon.keep(store, editor, "zz_quay", {}, 1)
    with store.reading():
        assert keys() == ()


def test_claims_saved_after_a_word_was_added_are_indexed_and_found_by_it(
    store: Store, editor: Actor, checker: Actor
) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    take_in(store, checker, TEXT)
    assert "k:zz_quay" in index(store)
    found = search.at_desk(store, checker, Wanted("رفعت السلطات الرصيفية 12 في المئة")).rows
    assert [reason for one in found for reason in one.reasons if "quayage" in reason["a"] + reason["b"]]
    assert engines(store) == [ENGINE]


def test_articles_with_the_word_are_behind_after_a_change_and_brought_up_by_the_job(
    store: Store, editor: Actor, checker: Actor
) -> None:
    take_in(store, checker, TEXT)
    take_in(store, checker, OTHER)
    take_in(store, checker, "رفعت إدارة الميناء الرصيفيات بنسبة 12 في المئة يوم الاثنين.", "ar")
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    assert engines(store) == [OLDER_WORDS, ENGINE, OLDER_WORDS]
    assert lexicon.waiting(store) == 2
    assert recompute.behind(store) == 2
    assert "k:zz_quay" not in index(store)
    run(store)
    assert engines(store) == [ENGINE] * 3
    assert "k:zz_quay" in index(store)
    with store.reading() as session:
        assert [link.reasons for link in session.exec(select(ClaimLink)) if "quayage" in json.dumps(link.reasons)]
    lexicon.keep(store, editor, "zz_quay", {}, 1)
    assert engines(store) == [OLDER_WORDS, ENGINE, OLDER_WORDS]
    run(store)
    assert "k:zz_quay" not in index(store)


def run(store: Store) -> None:
    job = jobs.ask(store, None, "recompute", uuid.uuid4().hex)
    assert runner.run(store, job.public_id) is JobState.DONE


@pytest.mark.parametrize(
    ("text", "language", "entry", "marked"),
    [
        ("The harbour master of Bandar resigned.", "en", {"en": ["harbour master"], "ar": ["رئيس المرفأ"]}, True),
        ("The harbour of Bandar has a master plan.", "en", {"en": ["harbour steward"], "ar": ["رئيس المرفأ"]}, False),
        ("استقال رئيس المرفأ في بندر.", "ar", {"en": ["harbour master"], "ar": ["رئيس المرفأ"]}, True),
        ("وصلت عقاربها إلى بندر.", "ar", {"en": ["scorpion"], "ar": ["عقارب"]}, True),
        ("وصلت السفينة إلى بندر.", "ar", {"en": ["scorpion"], "ar": ["عقارب"]}, False),
        ("The governor of the central bank resigned.", "en", {"en": ["central bank"], "ar": ["رصيفية"]}, True),
    ],
)
def test_a_phrase_or_an_inflected_form_is_found_where_it_stands(
    store: Store, editor: Actor, checker: Actor, text: str, language: str, entry: dict[str, list[str]], marked: bool
) -> None:
    take_in(store, checker, text, language)
    lexicon.keep(store, editor, "zz_new", entry, 0)
    assert engines(store) == [OLDER_WORDS if marked else ENGINE]


def test_new_opposites_put_claims_of_the_concept_behind(store: Store, editor: Actor, checker: Actor) -> None:
    take_in(store, checker, "The army of Bandar left on Monday.")
    take_in(store, checker, OTHER)
    lexicon.keep(store, editor, "army", {"en": [], "ar": [], "opposites": ["pilgrimage"]}, 0)
    assert engines(store) == [OLDER_WORDS, ENGINE]


def test_every_form_that_leads_to_a_word_is_found_by_one_of_its_terms() -> None:
    """What `found_by` looks for holds the stem of any form that the lexicon takes for the word."""
    for listed, forms in (
        ("قنبلة", ["بالقنبلة", "قنبلتهم", "والقنبلتان", "قنبلات", "للقنبلة"]),
        ("يهاجم", ["تهاجم", "سيهاجمون", "نهاجمها", "وسيهاجم"]),
        ("صحفي", ["الصحفيين", "صحفية", "وصحفيات", "كصحفي"]),
    ):
        sets = found_by(listed)
        assert len(sets) == 1
        for form in forms:
            assert set(terms(f"{form} زقزق", "ar")) & sets[0], form


def test_claims_with_a_word_are_shown_with_the_word(store: Store, editor: Actor, checker: Actor) -> None:
    take_in(store, checker, TEXT)
    take_in(store, checker, OTHER)
    said = lexicon.claims_with(store, editor, ["quayage"])
    assert [one.claim.text[one.start : one.end] for one in said] == ["quayage"]
    said = lexicon.claims_with(store, editor, ["minister", "fishermen met", "صيادين"])
    assert [one.claim.text[one.start : one.end] for one in said] == ["Ministers"]
    assert lexicon.claims_with(store, editor, ["the"]) == []
    assert lexicon.claims_with(store, editor, ["zzyzx quux"]) == []


def test_claims_that_were_set_aside_are_not_shown(store: Store, editor: Actor, checker: Actor) -> None:
    take_in(store, checker, TEXT)
    with store.reading() as session:
        claim = session.exec(select(Claim)).first()
    assert claim is not None
    claims.set_aside(store, checker, claim.public_id, claim.version, "It is a forecast.")
    assert lexicon.claims_with(store, editor, ["quayage"]) == []


def test_a_comparison_outside_of_any_transaction_knows_the_shipped_lexicon_alone(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)

    def compared() -> Any:
        return linking.compare("The port raised the quayage", "The port raised رصيفية", "en", "en")

    outside = compared()
    with store.reading():
        inside = compared()
    assert inside.score > outside.score
    assert compared() == outside


def test_another_process_sees_each_change_at_once(store: Store, editor: Actor) -> None:
    """As another worker does: a store of its own, which has read the words before."""
    other = Store(store.engine.url.render_as_string(hide_password=False))

    def seen() -> list[tuple[str, ...]]:
        with other.reading():
            return [shipped.concepts_of(word) for word in ("quayage", "wharfage")]

    assert seen() == [(), ()]
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    assert seen() == [("zz_quay",), ()]
    lexicon.take_in(store, editor, json.dumps({"zz_quay": {"en": ["wharfage"], "ar": ["رصيفية"]}}))
    assert seen() == [(), ("zz_quay",)]
    lexicon.keep(store, editor, "zz_quay", {}, 2)
    assert seen() == [(), ()]
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    assert seen() == [("zz_quay",), ()]
    other.close()


def test_a_file_raises_the_version_of_what_it_replaces(store: Store, editor: Actor) -> None:
    lexicon.keep(store, editor, "zz_quay", QUAY, 0)
    lexicon.take_in(store, editor, json.dumps({"zz_quay": QUAY}))
    with pytest.raises(Stale):
        lexicon.keep(store, editor, "zz_quay", {"en": ["wharfage"], "ar": ["رصيفية"]}, 1)
    assert lexicon.own(store, editor)[0].version == 2
