"""Series -> the geometry of a small chart: dots by day and value, and the line through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtable.drift.series import Point, Series, short

#: size in user units, and the room at the edges for labels
WIDTH, HEIGHT = 360, 110
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 22, 20


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a series in a chart; ``label`` says what it is, ``clash`` whether it is contradicted."""

    x: float
    y: float
    label: str
    clash: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A text at a place; ``anchor`` is SVG's: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: the dots, the line (an SVG path), the labels of the first, the last and the largest value."""

    dots: tuple[Dot, ...]
    path: str
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(series: Series) -> Chart:
    """Return the chart of a series: time to the right, values from zero (or the least) up."""
    places = _places(series.points)
    clashing = {id(side) for conflict in series.conflicts for side in (conflict.first, conflict.second)}
    dots = tuple(
        Dot(
            x,
            y,
            f"{point.figure.published}: {short(point.figure)}, {point.who or 'the article'}",
            id(point) in clashing,
        )
        for point, (x, y) in zip(series.points, places, strict=True)
    )
    path = "M" + " L".join(f"{x:g} {y:g}" for x, y in places)
    return Chart(dots, path, tuple(_ticks(series.points, places)))


def _places(points: Sequence[Point]) -> list[tuple[float, float]]:
    days = [point.figure.day for point in points]
    values = [point.figure.value for point in points]
    low = min(0.0, *values) if max(values) < 4 * (min(values) or 1) * 4 else min(values)
    return [
        (
            round(_LEFT + _share(day, min(days), max(days), middle=0.5) * (WIDTH - _LEFT - _RIGHT), 1),
            round(HEIGHT - _BOTTOM - _share(value, low, max(values), middle=0.5) * (HEIGHT - _TOP - _BOTTOM), 1),
        )
        for day, value in zip(days, values, strict=True)
    ]


def _share(value: float, low: float, high: float, *, middle: float) -> float:
    return middle if high == low else (value - low) / (high - low)


def _ticks(points: Sequence[Point], places: Sequence[tuple[float, float]]) -> list[Tick]:
    (x, y), (end, top) = places[0], places[-1]
    first, last = points[0].figure, points[-1].figure
    found = [Tick(x, y - 8, short(first), "start")]
    if first.published != last.published:
        found += [
            Tick(end, top - 8, short(last), "end"),
            Tick(_LEFT, HEIGHT - 4, first.published, "start"),
            Tick(WIDTH - _RIGHT, HEIGHT - 4, last.published, "end"),
        ]
    else:
        found.append(Tick(WIDTH / 2, HEIGHT - 4, first.published, "middle"))
        found += [Tick(end, top - 8, short(last), "start")] if (end, top) != (x, y) else []
    return found
