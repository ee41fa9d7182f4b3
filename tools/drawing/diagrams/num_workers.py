"""The way of a batch with two workers: one index queue each, one result queue, back in order."""

from __future__ import annotations

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 344
LEFT, RIGHT = 8, 322
BACK = 335
COLUMNS = (86, 244)


def _kind(batch: int) -> str:
    """The accent of the worker that makes this batch: even numbers a, odd numbers b."""
    return "fill-b" if batch % 2 else "fill-a"


def _cells(sheet: Canvas, middle: float, y: float, batches: list[int], waiting: int = 99) -> None:
    """A row of batch numbers around `middle`; those from `waiting` on are not sent yet."""
    step, size = 34, 26
    x = middle - (len(batches) * step - 8) / 2
    for batch in batches:
        late = batch >= waiting
        sheet.cell(x, y, size, 24, str(batch), "soft" if late else _kind(batch), dashed=late)
        x += step


def _sending(sheet: Canvas, words: dict[str, str]) -> None:
    sheet.rect(LEFT, 4, RIGHT - LEFT, 118)
    sheet.text(LEFT + 10, 22, words["main"], bold=True)
    sheet.text(LEFT + 10, 40, words["sampler"], kind="dim")
    _cells(sheet, 165, 50, [0, 1, 2, 3, 4, 5], waiting=4)
    sheet.text(LEFT + 10, 101, words["out"])
    sheet.text(RIGHT - 10, 101, words["wait"], anchor="end", kind="dim")


def _working(sheet: Canvas, words: dict[str, str]) -> None:
    for n, middle in enumerate(COLUMNS):
        sheet.arrow([(middle, 108), (middle, 132)])
        sheet.text(middle, 146, words["queue"].format(n=n), anchor="middle", kind="dim")
        sheet.rect(middle - 46, 152, 92, 34, "soft", corner=4)
        _cells(sheet, middle, 157, [n, n + 2])
        sheet.arrow([(middle, 187), (middle, 207)])
        sheet.rect(middle - 75, 208, 150, 68)
        sheet.text(middle, 226, words["worker"].format(n=n), anchor="middle", bold=True)
        sheet.text(middle, 246, words["fetch"], anchor="middle")
        sheet.text(middle, 265, words["collate"], anchor="middle")
        sheet.arrow([(middle, 277), (middle, 303)])
    sheet.text(165, 320, words["results"], anchor="middle", kind="dim")
    sheet.rect(LEFT + 62, 328, 190, 34, "soft", corner=4)
    _cells(sheet, 165, 333, [1, 0, 2, 3])


def _receiving(sheet: Canvas, words: dict[str, str]) -> None:
    sheet.arrow([(165, 363), (165, 385)])
    sheet.rect(LEFT, 386, RIGHT - LEFT, 178)
    sheet.text(LEFT + 10, 404, words["main"], bold=True)
    sheet.rect(LEFT + 10, 414, RIGHT - LEFT - 20, 28, "soft", dashed=True)
    sheet.text(165, 432, words["pin"], anchor="middle", kind="dim")
    sheet.arrow([(165, 443), (165, 459)])
    sheet.text(165, 474, words["order"], anchor="middle")
    sheet.arrow([(165, 481), (165, 497)])
    _cells(sheet, 165, 501, [0, 1, 2, 3])
    sheet.text(165, 541, words["loop"], anchor="middle", bold=True)
    sheet.text(165, 557, words["again"], anchor="middle", kind="dim")
    sheet.arrow([(RIGHT - 14, 553), (BACK, 553), (BACK, 85), (216, 85), (216, 75)], dashed=True)


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("num_workers", lang)
    sheet = Canvas(WIDTH)
    _sending(sheet, words)
    _working(sheet, words)
    _receiving(sheet, words)
    return figure("dia-num_workers", sheet, words["title"], words["desc"], words["caption"])
