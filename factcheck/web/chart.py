"""A chart of figures over days, drawn on the server: places for an SVG that needs no script and no style of its own.

Across is in hundredths of the width and down in pixels, so that a chart is as wide as its page while its words keep
their size. Time runs the way the page is read: from right to left in Arabic.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HEIGHT = 220
TOP, BOTTOM = 28, 196  # where the highest and the lowest line are drawn
MARGIN = 10  # hundredths kept free at either end
NEAR = (9.0, 18.0)  # labels nearer than this, in hundredths and pixels, would lie on each other
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Reading:
    """What is to be drawn: a figure, the day it was said, its words, and whether it is of a member of the cluster."""

    day: date
    value: float
    label: str
    title: str
    member: bool
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    label: str  # empty where it would lie on another
    title: str
    member: bool
    reach: tuple[float, float] | None  # the places of a range's ends


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Chart:
    """`lines` join the members' figures in the order of days; `ticks` are heights with the numbers they stand for."""

    points: list[Point]
    lines: list[Line]
    ticks: list[tuple[float, int | float]]
    first: date
    last: date
    rtl: bool
    height: int = HEIGHT

    @property
    def mixed(self) -> bool:
        """Whether it shows claims beside the cluster as well."""
        return any(not point.member for point in self.points)


def drawn(readings: Sequence[Reading], rtl: bool) -> Chart | None:
    """The chart, or None where there is no course to see: fewer than two figures, or all of one day."""
    ordered = sorted(readings, key=lambda one: one.day)
    if len(ordered) < 2 or ordered[0].day == ordered[-1].day:
        return None
    scale = _Scale(ordered, rtl)
    points = _labelled([scale.point(reading) for reading in ordered])
    members = [point for point in points if point.member]
    lines = [Line(a.x, a.y, b.x, b.y) for a, b in itertools.pairwise(members)]
    return Chart(points, lines, scale.ticks(), ordered[0].day, ordered[-1].day, rtl)


class _Scale:
    """Where days and numbers are drawn. Numbers start from zero: a chart must not make much of a small change."""

    def __init__(self, ordered: Sequence[Reading], rtl: bool) -> None:
        self.first, self.days = ordered[0].day, (ordered[-1].day - ordered[0].day).days
        self.rtl = rtl
        said = [end for one in ordered for end in (one.value, one.low, one.high) if end is not None]
        every = [0.0, *said]
        self.step = _step(max(every) - min(every))
        self.low = math.floor(min(every) / self.step) * self.step
        self.high = max(math.ceil(max(every) / self.step) * self.step, self.low + self.step)

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.days
        place = MARGIN + share * (100 - 2 * MARGIN)
        return round(100 - place if self.rtl else place, 2)

    def y(self, value: float) -> float:
        return round(BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP), 1)

    def point(self, one: Reading) -> Point:
        reach = None
        if one.low is not None and one.high is not None and one.low != one.high:
            reach = (self.y(one.low), self.y(one.high))
        return Point(self.x(one.day), self.y(one.value), one.label, one.title, one.member, reach)

    def ticks(self) -> list[tuple[float, int | float]]:
        number = round((self.high - self.low) / self.step)
        values = [round(self.low + n * self.step, 10) for n in range(number + 1)]
        return [(self.y(value), int(value) if value == int(value) else value) for value in values]


def _step(span: float) -> float:
    """A round distance of which three or four make up the span."""
    if span <= 0:
        return 1.0
    rough = span / 3
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough)


def _labelled(points: list[Point]) -> list[Point]:
    """The points, without the labels that would lie on one given before."""
    shown: list[Point] = []
    kept = []
    for point in points:
        free = all(abs(point.x - one.x) >= NEAR[0] or abs(point.y - one.y) >= NEAR[1] for one in shown)
        if free:
            shown.append(point)
        label = point.label if free else ""
        kept.append(Point(point.x, point.y, label, point.title, point.member, point.reach))
    return kept
