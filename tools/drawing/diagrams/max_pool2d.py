"""Windows of max pooling: side by side, an odd size with a rest, overlapping with padding."""

from __future__ import annotations

from typing import Any

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 340
CELL = 25
OUT = 236  # where what comes out begins
KINDS = ("fill-a", "fill-b", "fill-c", "soft")
EVEN = ((1, 3, 2, 0), (4, 2, 1, 5), (0, 1, 7, 2), (6, 0, 3, 1))
ODD = ((1, 3, 2, 0, 4), (4, 2, 1, 5, 1), (0, 1, 7, 2, 3), (6, 0, 3, 1, 2), (2, 5, 0, 4, 9))
Numbers = tuple[tuple[int, ...], ...]
Words = dict[str, Any]


def pooled(grid: Numbers, kernel: int, stride: int, padding: int, out: int) -> Numbers:
    """The largest number of each window; cells outside the grid do not count."""
    size = range(len(grid))

    def window(first: int) -> list[int]:
        start = first * stride - padding
        return [n for n in range(start, start + kernel) if n in size]

    places = range(out)
    return tuple(
        tuple(max(grid[r][c] for r in window(row) for c in window(column)) for column in places)
        for row in places
    )


def _number(sheet: Canvas, x: float, y: float, value: int, kind: str, dashed: bool = False) -> None:
    sheet.cell(x, y, CELL - 2, CELL - 2, str(value), kind, dashed=dashed, size=12.5)


def _result(sheet: Canvas, y: float, grid: Numbers, label: str) -> None:
    """What comes out, coloured as the windows are, with its name above."""
    sheet.text(OUT, y - 6, label, size=12, kind="dim")
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            kind = KINDS[2 * r + c] if max(r, c) < 2 else "soft"
            _number(sheet, OUT + c * CELL, y + r * CELL, value, kind, dashed=max(r, c) > 1)


def _side_by_side(sheet: Canvas, y: float, words: Words) -> float:
    sheet.rect(1, y, WIDTH - 2, 156)
    sheet.text(10, y + 19, "MaxPool2d(2)", size=13, bold=True, code=True)
    sheet.text(10, y + 38, words["side"], kind="dim")
    top = y + 48
    for r, row in enumerate(EVEN):
        for c, value in enumerate(row):
            kind = KINDS[2 * (r // 2) + c // 2]
            _number(sheet, 14 + c * CELL, top + r * CELL, value, kind)
    sheet.arrow([(126, top + 50), (OUT - 12, top + 50)])
    _result(sheet, top + 25, pooled(EVEN, 2, 2, 0, 2), "4 × 4 → 2 × 2")
    return y + 164


def _odd(sheet: Canvas, y: float, words: Words) -> float:
    sheet.rect(1, y, WIDTH - 2, 222)
    sheet.text(10, y + 19, "MaxPool2d(2)", size=13, bold=True, code=True)
    sheet.text(10, y + 38, words["odd"], kind="dim")
    top = y + 56
    for r, row in enumerate(ODD):
        for c, value in enumerate(row):
            inside = max(r, c) < 4
            kind = KINDS[2 * (r // 2) + c // 2] if inside else "soft"
            _number(sheet, 14 + c * CELL, top + r * CELL, value, kind, dashed=not inside)
    sheet.lines(10, top + 143, 215, words["rest"], kind="dim")
    sheet.arrow([(150, top + 40), (OUT - 12, top + 28)])
    _result(sheet, top + 4, pooled(ODD, 2, 2, 0, 2), "5 × 5 → 2 × 2")
    sheet.arrow([(150, top + 90), (OUT - 12, top + 112)])
    _result(sheet, top + 82, pooled(ODD, 2, 2, 0, 3), "ceil_mode=True")
    return y + 230


def _overlapping(sheet: Canvas, y: float, words: Words) -> None:
    sheet.rect(1, y, WIDTH - 2, 226)
    code = "MaxPool2d(3, stride=2, padding=1)"
    sheet.text(10, y + 19, code, size=12.5, bold=True, code=True)
    sheet.text(10, y + 38, words["overlap"], kind="dim")
    left, top = 14, y + 48
    for r in range(6):
        for c in range(6):
            x, at = left + c * CELL, top + r * CELL
            if r in (0, 5) or c in (0, 5):
                sheet.cell(x, at, CELL - 2, CELL - 2, "−∞", "soft", dashed=True, size=11)
            else:
                kind = "fill-a" if max(r, c) < 3 else "soft"
                _number(sheet, x, at, EVEN[r - 1][c - 1], kind)
    for column, row in ((0, 0), (2, 0)):
        _frame(sheet, left + column * CELL - 2, top + row * CELL - 2, 3 * CELL + 2)
    sheet.arrow([(176, top + 74), (OUT - 12, top + 74)])
    sheet.text(OUT, top + 43, "4 × 4 → 2 × 2", size=12, kind="dim")
    for r, values in enumerate(pooled(EVEN, 3, 2, 1, 2)):
        for c, value in enumerate(values):
            kind = "soft" if r or c else "fill-a"
            _number(sheet, OUT + c * CELL, top + 49 + r * CELL, value, kind)
    sheet.text(10, y + 216, words["frames"], kind="dim")


def _frame(sheet: Canvas, x: float, y: float, side: float) -> None:
    """The edge of one window, thick."""
    right, below = x + side, y + side
    sheet.line([(x, y), (right, y), (right, below), (x, below), (x, y)], thick=2)


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("max_pool2d", lang)
    sheet = Canvas(WIDTH)
    below = _side_by_side(sheet, 1, words)
    below = _odd(sheet, below, words)
    _overlapping(sheet, below, words)
    return figure("dia-max_pool2d", sheet, words["title"], words["desc"], words["caption"])
