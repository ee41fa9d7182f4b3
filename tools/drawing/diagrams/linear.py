"""One batch on its way to Linear: what flatten and view do with the cells of two samples."""

from __future__ import annotations

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 340
LEFT = 12
CELL = 13
EACH = 12  # numbers in a sample: 3 channels of 2 x 2


def _cell(sheet: Canvas, x: float, y: float, n: int) -> None:
    """Cell `n` of the batch, in the colour of its sample."""
    kind = "fill-a" if n < EACH else "fill-b"
    sheet.rect(x, y, CELL - 1, CELL, kind, corner=1)


def _row(sheet: Canvas, y: float, first: int, length: int, left: float = LEFT) -> None:
    for n in range(length):
        _cell(sheet, left + n * CELL, y, first + n)


def _batch(sheet: Canvas, words: dict[str, str]) -> float:
    """Two samples of three planes each."""
    sheet.text(LEFT, 14, words["batch"], bold=True)
    for n in range(2 * EACH):
        plane, place = divmod(n, 4)
        x = LEFT + plane * 48 + (n // EACH) * 18 + (place % 2) * CELL
        _cell(sheet, x, 24 + place // 2 * (CELL + 1), n)
    sheet.text(LEFT, 70, words["sample0"], kind="dim")
    sheet.text(LEFT + 162, 70, words["sample1"], kind="dim")
    return 80


def _panel(
    sheet: Canvas,
    y: float,
    call: str,
    shape: str,
    rows: list[tuple[int, int]],
    said: str,
) -> float:
    """One way to reshape: the call, the shape it gives, its rows, and what Linear makes of it."""
    height = 50 + len(rows) * (CELL + 4)
    sheet.rect(1, y, WIDTH - 2, height)
    sheet.text(LEFT, y + 18, call, size=12.5, bold=True, code=True)
    sheet.text(WIDTH - LEFT, y + 18, shape, size=12.5, anchor="end", code=True)
    for n, (first, length) in enumerate(rows):
        _row(sheet, y + 27 + n * (CELL + 4), first, length)
    sheet.text(LEFT, y + height - 9, said, kind="dim")
    return y + height + 8


def _pairs(sheet: Canvas, y: float, said: str) -> None:
    """Not flattened: every pair of neighbours in a row of pixels is a row for Linear."""
    sheet.rect(1, y, WIDTH - 2, 84)
    sheet.text(LEFT, y + 18, "Linear(2, 10)(x)", size=12.5, bold=True, code=True)
    sheet.text(WIDTH - LEFT, y + 18, "(2, 3, 2, 10)", size=12.5, anchor="end", code=True)
    for pair in range(EACH):
        line, column = divmod(pair, 6)
        _row(sheet, y + 27 + line * (CELL + 4), pair * 2, 2, LEFT + column * 44)
    sheet.text(LEFT, y + 75, said, kind="dim")


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("linear", lang)
    sheet = Canvas(WIDTH)
    below = _batch(sheet, words)
    both = [(0, 12), (12, 12)]
    below = _panel(sheet, below, "x.flatten(1)", "(2, 12)", both, words["right"])
    below = _panel(sheet, below, "x.flatten()", "(24,)", [(0, 24)], words["all"])
    cut = [(n, 6) for n in range(0, 24, 6)]
    below = _panel(sheet, below, "x.view(4, -1)", "(4, 6)", cut, words["view"])
    _pairs(sheet, below, words["pairs"])
    return figure("dia-linear", sheet, words["title"], words["desc"], words["caption"])
