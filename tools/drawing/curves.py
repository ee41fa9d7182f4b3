"""Curves on two logarithmic axes: medians as points on a line, the spread as a band behind it.

Every curve has its own colour and its own mark, so that it is told apart without colours too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.drawing.canvas import Canvas, number
from tools.drawing.text import measure

WIDTH, LEFT, RIGHT, HIGH = 344, 46, 334, 190
SMALL = 12.0
STYLES = "abcdef"
MOST_DECADES_WITH_FIVES = 2


@dataclass(frozen=True)
class Curve:
    """A name, and for each x: low ≤ middle ≤ high, all positive, in the order of x."""

    label: str
    points: Sequence[tuple[float, float, float, float]]


@dataclass(frozen=True)
class Scale:
    """A logarithmic axis: `start` lies at `at`, `end` at `to`."""

    start: float
    end: float
    at: float
    to: float

    def place(self, value: float) -> float:
        """Where `value` lies on the drawing."""
        part = math.log(value / self.start) / math.log(self.end / self.start)
        return self.at + part * (self.to - self.at)

    def ticks(self) -> list[float]:
        """Powers of ten; over few decades also twice and five times each."""
        low, high = math.floor(math.log10(self.start)), math.ceil(math.log10(self.end))
        few = math.log10(self.end / self.start) <= MOST_DECADES_WITH_FIVES
        steps = (1, 2, 5) if few else (1,)
        found = [step * 10.0**power for power in range(low, high + 1) for step in steps]
        return [value for value in found if self.start <= value <= self.end]


def curve_chart(
    curves: Sequence[Curve],
    x_name: Callable[[float], str],
    unit: str,
    limit: Sequence[tuple[float, float]] = (),
    limit_name: str = "",
) -> Canvas:
    """Draw the curves; `limit` is a dashed line through its points, `x_name` writes an x.

    Raises:
        ValueError: More curves than styles, or a value that a logarithmic axis has no place for.
    """
    if len(curves) > len(STYLES):
        raise ValueError(f"{len(curves)} curves; at most {len(STYLES)} can be told apart")
    xs = sorted({x for curve in curves for x, *_ in curve.points})
    ys = [y for curve in curves for _, *spread in curve.points for y in spread]
    ys += [y for _, y in limit]
    if min(xs + ys) <= 0:
        raise ValueError("a logarithmic axis has no place for a value that is not positive")
    sheet = Canvas(WIDTH)
    top = _legend(sheet, [curve.label for curve in curves], limit_name if limit else "") + 24
    down = top + HIGH
    wide = 1.0 if len(xs) > 1 else 2.0
    across = Scale(xs[0] / wide, xs[-1] * wide, LEFT + 8, RIGHT - 8)
    up = Scale(min(ys) / 1.15, max(ys) * 1.15, down, top)
    _axes(sheet, across, up, xs, x_name, unit)
    if limit:
        ends = [(across.place(x), up.place(y)) for x, y in limit]
        sheet.line([(LEFT, ends[0][1]), *ends, (RIGHT, ends[-1][1])], dashed=True, thick=1.6)
    for style, curve in zip(STYLES, curves, strict=False):
        _curve(sheet, curve, style, across, up)
    return sheet


def _legend(sheet: Canvas, labels: list[str], limit_name: str) -> float:
    """Names with their marks, as many in a row as fit; gives the lower end."""
    x, y = 8.0, 14.0
    for n, label in enumerate([*labels, *([limit_name] if limit_name else [])]):
        wide = 24 + measure(label, SMALL)
        if x > 8 and x + wide > WIDTH - 4:
            x, y = 8.0, y + 18
        if n < len(labels):
            _mark(sheet, x + 7, y - 4, STYLES[n])
        else:
            sheet.line([(x, y - 4), (x + 15, y - 4)], dashed=True, thick=1.6)
        sheet.text(x + 19, y, label, size=SMALL)
        x += wide + 10
    return y


def _axes(
    sheet: Canvas,
    across: Scale,
    up: Scale,
    xs: list[float],
    x_name: Callable[[float], str],
    unit: str,
) -> None:
    sheet.text(4, up.to - 7, unit, size=SMALL, kind="dim")
    for tick in up.ticks():
        y = up.place(tick)
        sheet.line([(LEFT, y), (RIGHT, y)], thick=0.4)
        if y > up.to + 2:
            sheet.text(LEFT - 5, y + 4, f"{tick:g}", size=SMALL, anchor="end", kind="dim")
    sheet.line([(LEFT, up.to), (LEFT, up.at), (RIGHT, up.at)])
    free = 0.0
    for x in xs:
        place, label = across.place(x), x_name(x)
        sheet.line([(place, up.at), (place, up.at + 4)])
        half = measure(label, SMALL) / 2
        middle = min(max(place, half + 2), WIDTH - half - 2)
        if middle - half >= free:
            sheet.text(middle, up.at + 17, label, size=SMALL, anchor="middle", kind="dim")
            free = middle + half + 6


def _curve(sheet: Canvas, curve: Curve, style: str, across: Scale, up: Scale) -> None:
    places = [
        (across.place(x), *(up.place(y) for y in spread)) for x, *spread in sorted(curve.points)
    ]
    if len(places) > 1:
        band = [(x, low) for x, low, _, _ in places]
        band += [(x, high) for x, _, _, high in reversed(places)]
        sheet.parts.append(f'<polygon class="band-{style}" points="{_path(band)}"/>')
        line = _path([(x, middle) for x, _, middle, _ in places])
        sheet.parts.append(f'<polyline class="curve-{style}" points="{line}"/>')
    for x, low, middle, high in places:
        sheet.parts.append(
            f'<polyline class="curve-{style}" points="{_path([(x, low), (x, high)])}"/>'
        )
        _mark(sheet, x, middle, style)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _mark(sheet: Canvas, x: float, y: float, style: str) -> None:
    """The mark of a curve, about seven units wide."""
    shapes = {
        "b": [(-3.2, -3.2), (3.2, -3.2), (3.2, 3.2), (-3.2, 3.2)],
        "c": [(0, -4.4), (4.2, 3.2), (-4.2, 3.2)],
        "d": [(0, -4.6), (4.6, 0), (0, 4.6), (-4.6, 0)],
        "e": [(0, 4.4), (4.2, -3.2), (-4.2, -3.2)],
        "f": [(-4.4, -1.6), (4.4, -1.6), (4.4, 1.6), (-4.4, 1.6)],
    }
    if style not in shapes:
        place = f'cx="{number(x)}" cy="{number(y)}" r="3.6"'
        sheet.parts.append(f'<circle class="mark-{style}" {place}/>')
        return
    corners = _path([(x + dx, y + dy) for dx, dy in shapes[style]])
    sheet.parts.append(f'<polygon class="mark-{style}" points="{corners}"/>')
