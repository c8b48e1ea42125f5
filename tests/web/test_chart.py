"""The chart of a cluster: time runs as the page is read, numbers from zero, and no label lies on another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factcheck.web.chart import BOTTOM, TOP, Reading, drawn

START = date(2026, 9, 1)


def said(day: int, value: float, *, member: bool = True, **more: float) -> Reading:
    return Reading(START + timedelta(days=day), value, str(value), "", member, **more)


@pytest.mark.parametrize("readings", [[], [said(0, 3)], [said(0, 3), said(0, 4)]])
def test_without_a_course_there_is_no_chart(readings: list[Reading]) -> None:
    assert drawn(readings, rtl=False) is None


def test_time_runs_the_way_the_page_is_read() -> None:
    readings = [said(4, 19), said(0, 14), said(1, 15)]
    ltr, rtl = drawn(readings, rtl=False), drawn(readings, rtl=True)
    assert ltr is not None
    assert rtl is not None
    across = [point.x for point in ltr.points]
    assert across == sorted(across)
    assert [point.x for point in rtl.points] == [round(100 - x, 2) for x in across]
    assert (ltr.first, ltr.last) == (START, START + timedelta(days=4))
    assert [point.label for point in ltr.points] == ["14", "15", "19"]


def test_higher_numbers_stand_higher_and_the_lowest_line_is_zero() -> None:
    chart = drawn([said(0, 10), said(1, 20)], rtl=False)
    assert chart is not None
    low, high = chart.points
    assert TOP <= high.y < low.y < BOTTOM
    assert chart.ticks[0] == (BOTTOM, 0)


@pytest.mark.parametrize("values", [(0.2, 0.9), (14, 19), (3_964, 4_000), (1_500_000, 2_000_000), (0, 0), (-4, 8)])
def test_lines_are_few_and_take_all_numbers_in(values: tuple[float, float]) -> None:
    chart = drawn([said(day, value) for day, value in enumerate(values)], rtl=False)
    assert chart is not None
    numbers = [value for _, value in chart.ticks]
    assert 2 <= len(numbers) <= 6
    assert numbers[0] <= min(values)
    assert max(values) <= numbers[-1]


def test_what_stands_beside_is_not_joined_to_the_others() -> None:
    chart = drawn([said(0, 14), said(1, 30, member=False), said(2, 19)], rtl=False)
    assert chart is not None
    assert len(chart.lines) == 1
    assert chart.mixed


def test_of_labels_that_would_lie_on_each_other_the_first_is_shown() -> None:
    chart = drawn([said(0, 14), said(1, 14), said(60, 14)], rtl=False)
    assert chart is not None
    assert [bool(point.label) for point in chart.points] == [True, False, True]


def test_a_range_is_drawn_from_end_to_end() -> None:
    chart = drawn([said(0, 12.5, low=10, high=15), said(1, 14)], rtl=False)
    assert chart is not None
    first, second = chart.points
    assert first.reach is not None
    assert first.reach[0] > first.y > first.reach[1]
    assert second.reach is None
