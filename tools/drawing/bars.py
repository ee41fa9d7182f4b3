"""Horizontal bars on a logarithmic axis: the median as a bar, the spread as a line across its end.

The numbers stand beside their names, so that nobody has to read them off the axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tools.drawing.canvas import Canvas

ROW = 38
BAR = 12
LEFT, RIGHT, TOP = 8, 336, 6


@dataclass(frozen=True)
class Bar:
    """One row: its name, the value in words, and low ≤ middle ≤ high in one unit."""

    label: str
    value: str
    low: float
    middle: float
    high: float
    kind: str = "fill-a"


@dataclass(frozen=True)
class Axis:
    """A logarithmic scale from `start` to `end` over the width of the drawing."""

    start: float
    end: float

    def x(self, value: float) -> float:
        """Where `value` lies."""
        part = math.log(value / self.start) / math.log(self.end / self.start)
        return LEFT + part * (RIGHT - LEFT)

    def ticks(self) -> list[float]:
        """The powers of ten on the axis."""
        first, last = math.ceil(math.log10(self.start)), math.floor(math.log10(self.end))
        return [10.0**power for power in range(first, last + 1)]


def fitting_axis(bars: list[Bar]) -> Axis:
    """From the next 1, 2 or 5 well below the least value to just above the greatest.

    Raises:
        ValueError: A value is not positive.
    """
    least = min(bar.low for bar in bars)
    if least <= 0:
        raise ValueError("a logarithmic axis has no place for a value that is not positive")
    power = 10.0 ** math.floor(math.log10(least / 1.5))
    start = max(step * power for step in (1, 2, 5) if step * power <= least / 1.5)
    return Axis(start, max(bar.high for bar in bars) * 1.02)


def bar_chart(bars: list[Bar], unit: str, bound: float | None = None, width: int = 344) -> Canvas:
    """Draw the rows from top to bottom; `bound` is a dashed line that none should pass."""
    axis = fitting_axis(bars)
    sheet = Canvas(width)
    bottom = TOP + ROW * len(bars)
    for n, bar in enumerate(bars):
        _grid(sheet, TOP + n * ROW, axis)
        _row(sheet, TOP + n * ROW, bar, axis)
        if bound is not None:
            _mark(sheet, TOP + n * ROW, axis.x(bound))
    for tick in axis.ticks():
        x = axis.x(tick)
        anchor = "start" if x < 30 else "end" if x > width - 30 else "middle"
        sheet.text(x, bottom + 12, f"{tick:g} {unit}", size=12, anchor=anchor, kind="dim")
    return sheet


def _grid(sheet: Canvas, y: float, axis: Axis) -> None:
    """The lines behind one bar; they stop short of the words above it."""
    for tick in axis.ticks():
        sheet.line([(axis.x(tick), y + 16), (axis.x(tick), y + 34)], thick=0.4)


def _mark(sheet: Canvas, y: float, x: float) -> None:
    """A piece of the dashed line that no bar should end to the left of."""
    sheet.line([(x, y + 16), (x, y + 34)], dashed=True)


def _row(sheet: Canvas, y: float, bar: Bar, axis: Axis) -> None:
    sheet.text(LEFT, y + 13, bar.label)
    sheet.text(RIGHT, y + 13, bar.value, anchor="end", bold=True)
    top = y + 18
    sheet.rect(LEFT, top, axis.x(bar.middle) - LEFT, BAR, bar.kind, corner=2)
    low, high, middle = axis.x(bar.low), axis.x(bar.high), top + BAR / 2
    sheet.line([(low, middle), (high, middle)], thick=1.6)
    for end in (low, high):
        sheet.line([(end, middle - 4), (end, middle + 4)], thick=1.6)
