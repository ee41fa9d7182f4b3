"""The life of a block in the host allocator: from the driver, in use, waiting, free, and back."""

from __future__ import annotations

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 344
LEFT, WIDE = 96, 150
TALL = 40


def _box(sheet: Canvas, y: float, label: str, kind: str) -> None:
    """A state of the block, its label in up to two lines."""
    sheet.rect(LEFT, y, WIDE, TALL, kind, corner=5)
    middle = LEFT + WIDE / 2
    name, _, detail = label.partition("|")
    sheet.text(middle, y + 17, name, anchor="middle", bold=True)
    sheet.text(middle, y + 33, detail, size=11.5, anchor="middle", kind="dim")


def _down(sheet: Canvas, y: float, length: float, label: str) -> None:
    """An arrow from a box to the next, with what causes the step beside it."""
    x = LEFT + WIDE / 2
    sheet.arrow([(x, y), (x, y + length)])
    sheet.text(x + 10, y + length / 2 + 4, label, size=11.5)


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("host_allocator", lang)
    sheet = Canvas(WIDTH)
    rows = [4.0 + 72 * n for n in range(4)]
    for y, name, kind in zip(
        rows, ("driver", "used", "waits", "free"), ("soft", "fill-a", "fill-c", "fill-b"),
        strict=True,
    ):  # fmt: skip
        _box(sheet, y, words[name], kind)
    for y, name in zip(rows, ("alloc", "copied", "done"), strict=False):
        _down(sheet, y + TALL, 31, words[name])
    used, free = rows[1] + TALL / 2, rows[3] + TALL / 2
    left, right = 62.0, 282.0
    sheet.arrow([(LEFT, used + 8), (left, used + 8), (left, free - 8), (LEFT, free - 8)])
    sheet.lines(4, (used + free) / 2 - 12, 54, words["no_copy"], size=11.5)
    edge = LEFT + WIDE
    sheet.arrow([(edge, free - 8), (right, free - 8), (right, used + 8), (edge, used + 8)])
    sheet.lines(right + 6, (used + free) / 2 - 12, 54, words["again"], size=11.5)
    out = right + 56
    top = rows[0] + TALL / 2
    sheet.arrow([(edge, free + 8), (out, free + 8), (out, top), (edge, top)], dashed=True)
    sheet.text(out, free + TALL / 2 + 14, words["empty"], size=11.5, anchor="end")
    return figure("dia-host_allocator", sheet, words["title"], words["desc"], words["caption"])
