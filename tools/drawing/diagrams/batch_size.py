"""From indices to a batch: grouping, fetching, stacking; and the path without batching."""

from __future__ import annotations

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 340
STEP, CELL = 27, 23
START = 36


def _header(sheet: Canvas, y: float, code: str) -> None:
    sheet.text(10, y, code, size=13, bold=True, code=True)


def _indices(sheet: Canvas, y: float) -> None:
    for index in range(10):
        x = START + index * STEP
        sheet.cell(x, y, CELL, 22, str(index), "fill-a")


def _groups(sheet: Canvas, y: float, words: dict[str, str]) -> None:
    for first, size in ((0, 4), (4, 4), (8, 2)):
        left = START + first * STEP
        width = size * STEP - 4
        sheet.line([(left, y), (left, y + 5), (left + width, y + 5), (left + width, y)])
        numbers = ", ".join(str(n) for n in range(first, first + size))
        middle = left + width / 2
        sheet.text(middle, y + 22, f"[{numbers}]", anchor="middle", code=True)
    sheet.text(START + 10 * STEP - 4, y + 39, words["short"], anchor="end", kind="dim")


def _fetching(sheet: Canvas, y: float) -> None:
    for n in range(4):
        x = 20 + n * 76
        sheet.text(x + 34, y, f"dataset[{n}]", size=11, anchor="middle", code=True)
        sheet.arrow([(x + 34, y + 5), (x + 34, y + 19)])
        sheet.cell(x, y + 21, 68, 22, "(3, 8)", "fill-b")


def _batched(sheet: Canvas, words: dict[str, str]) -> None:
    sheet.rect(1, 1, WIDTH - 2, 376)
    _header(sheet, 21, "batch_size=4")
    sheet.text(10, 43, words["sampler"], kind="dim")
    _indices(sheet, 52)
    sheet.text(10, 96, words["groups"], kind="dim")
    _groups(sheet, 104, words)
    sheet.arrow([(88, 131), (88, 156)])
    sheet.text(10, 172, words["fetch"], kind="dim")
    _fetching(sheet, 194)
    for n in range(4):
        sheet.line([(54 + n * 76, 238), (54 + n * 76, 248)])
    sheet.line([(54, 248), (282, 248)])
    sheet.arrow([(168, 248), (168, 276)])
    sheet.text(168, 293, words["stack"], anchor="middle", kind="dim")
    for n in range(4):
        sheet.rect(86 + n * 6, 306 + n * 6, 150, 26, "fill-c", corner=3)
    sheet.text(179, 341, words["batch"], anchor="middle", bold=True)
    sheet.text(179, 367, words["last"], anchor="middle", kind="dim")


def _unbatched(sheet: Canvas, words: dict[str, str]) -> None:
    top = 390
    sheet.rect(1, top, WIDTH - 2, 112)
    _header(sheet, top + 20, "batch_size=None")
    sheet.text(WIDTH - 10, top + 20, words["none"], anchor="end", kind="dim")
    middle = top + 52
    sheet.cell(14, middle - 11, CELL, 22, "0", "fill-a")
    sheet.arrow([(38, middle), (56, middle)])
    sheet.text(60, middle + 4, "dataset[0]", code=True, size=11.5)
    sheet.arrow([(134, middle), (152, middle)])
    sheet.text(156, middle + 4, "default_convert", code=True, size=11.5)
    sheet.arrow([(170, middle + 11), (170, middle + 23)])
    sheet.cell(95, middle + 25, 150, 26, words["sample"], "fill-c")


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("batch_size", lang)
    sheet = Canvas(WIDTH)
    _batched(sheet, words)
    _unbatched(sheet, words)
    return figure("dia-batch_size", sheet, words["title"], words["desc"], words["caption"])
