"""Who may do what to what: the table in access.txt holds every route and state, and the answers are the table's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.rules.access import row_of, rows
from tests.rules.house import READER, WHO, Call, House
from tests.rules.world import HIDDEN


def test_the_table_has_every_route_and_every_state_once() -> None:
    listed = [row for row, _ in rows()]
    assert len(set(listed)) == len(listed)


def test_no_route_and_no_state_is_missing_from_the_table(house: House) -> None:
    listed, there = {row for row, _ in rows()}, {row_of(call) for call in house.calls("GET", "POST")}
    assert there - listed == set(), "a route or a state that access.txt does not speak of"
    assert listed - there == set(), "access.txt speaks of what is not there"
    others = {method for rule in house.app.url_map.iter_rules() for method in rule.methods or ()}
    assert others <= {"GET", "HEAD", "OPTIONS", "POST"}, "the table has columns for GET and POST only"


@pytest.mark.parametrize("who", WHO)
def test_the_answers_are_those_of_the_table(house: House, who: str) -> None:
    assert list(differing(house, who, fragment=False)) == []


@pytest.mark.parametrize("who", WHO)
def test_fragments_are_answered_as_pages_are(house: House, who: str) -> None:
    """One thing of each line of the table: what a form does is the same whoever swaps the answer in."""
    assert list(differing(house, who, fragment=True)) == []


def differing(house: House, who: str, *, fragment: bool) -> Iterator[str]:
    """The calls that are answered otherwise than the table has it; of fragments one for each line of the table."""
    table, seen = dict(rows()), set()
    for call in house.calls("GET", "POST"):
        cells = table.get(row_of(call), {})
        line = (call.method, call.endpoint, *cells.values())
        if fragment and line in seen:
            continue
        seen.add(line)
        house.tidy()
        answer = house.send(who, call, fragment=fragment)
        if str(answer.status_code) != meant(cells.get(who, "nothing"), call, fragment):
            yield f"{call}: {answer.status_code}, the table has {cells.get(who)}"


def meant(cell: str, call: Call, fragment: bool) -> str:
    if cell != "in":
        return cell
    return "303" if call.method == "GET" and not fragment else "401"


def essence(answer: Any, call: Call) -> tuple[object, ...]:
    """An answer without its request's number and without the address that was asked for."""
    headers = [(name, value) for name, value in answer.headers if name not in ("X-Request-Id", "Date")]
    body = answer.get_data(as_text=True).replace(answer.headers["X-Request-Id"], "REQUEST")
    for value in map(str, call.values.values()):
        body = body.replace(value, "THING")
        headers = [(name, held.replace(value, "THING")) for name, held in headers]
    body = re.sub(r'(name="(?:csrf_token|once)"[^>]* value=")[^"]*', r"\1", body)
    return answer.status_code, sorted(headers), body


@pytest.mark.parametrize("fragment", [False, True], ids=["page", "fragment"])
def test_to_readers_what_is_not_published_is_as_unknown_as_what_is_not_there(house: House, fragment: bool) -> None:
    told = dict(rows())
    answers: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for call in house.calls("GET", "POST"):
        if call.thing != "-" and told[row_of(call)][READER] in ("404", "in"):
            sent = {"data": {"version": "1", "text": "A sentence."}} if call.method == "POST" else {}
            answer = house.send(READER, call, fragment=fragment, **sent)
            answers[call.method, call.endpoint][call.thing] = essence(answer, call)
            assert HIDDEN not in answer.get_data(as_text=True)
    assert len(answers) > 15
    wrong = [(route, thing) for route, found in answers.items() for thing in found if found[thing] != found["unknown"]]
    assert wrong == []


def test_the_comparison_sees_one_word_more(house: House) -> None:
    call = next(call for call in house.calls("GET") if call.endpoint == "reader.article" and call.thing == "draft")
    answer = house.send(READER, call)
    before = essence(answer, call)
    answer.set_data(answer.get_data() + b" ")
    assert essence(answer, call) != before
