"""Virtual pages, the page frames behind them, swap, and what DMA can read."""

from __future__ import annotations

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of

WIDTH = 348
PAGE_X, PAGE_W = 8, 118
FRAME_X, FRAME_W = 220, 120
STEP, TALL = 38, 30
TOP = 34
PAGES = ("pinned", "pageable", "pageable", "swapped", "fresh")
KINDS = {"pinned": "fill-a", "pageable": "fill-b", "swapped": "fill-c", "fresh": "soft"}


def _row(number: int) -> float:
    """The top edge of a row of pages or frames."""
    return TOP + STEP * number


def _pages(sheet: Canvas, words: dict[str, str]) -> None:
    sheet.text(PAGE_X, 20, words["addresses"], bold=True)
    for number, name in enumerate(PAGES):
        kind = KINDS[name]
        sheet.cell(PAGE_X, _row(number), PAGE_W, TALL, words[name], kind, dashed=name == "fresh")


def _frames(sheet: Canvas, words: dict[str, str]) -> None:
    sheet.text(FRAME_X, 20, words["frames"], bold=True)
    for number, (kind, label) in enumerate(
        (("fill-a", words["stays"]), ("soft", words["free"]), ("fill-b", ""), ("fill-b", ""))
    ):
        sheet.cell(FRAME_X, _row(number), FRAME_W, TALL, label, kind)
    for page, frame in ((0, 0), (1, 3), (2, 2)):
        start = (PAGE_X + PAGE_W, _row(page) + TALL / 2)
        end = (FRAME_X, _row(frame) + TALL / 2)
        middle = (start[0] + end[0]) / 2 + 10 * page
        dashed = page > 0
        sheet.arrow([start, (middle, start[1]), (middle, end[1]), end], dashed=dashed)


def _swap(sheet: Canvas, words: dict[str, str]) -> None:
    y = _row(4)
    sheet.cell(FRAME_X, y, FRAME_W, TALL, words["swap"], "fill-c")
    start = (PAGE_X + PAGE_W, _row(3) + TALL / 2)
    end = (FRAME_X, y + TALL / 2)
    sheet.arrow([start, (150, start[1]), (150, end[1]), end], dashed=True)


def _gpu(sheet: Canvas, words: dict[str, str]) -> None:
    y = _row(5) + 8
    sheet.rect(PAGE_X, y, FRAME_X + FRAME_W - PAGE_X, 44)
    sheet.lines(PAGE_X + 10, y + 18, FRAME_X + FRAME_W - PAGE_X - 20, words["dma"])
    x = FRAME_X + FRAME_W + 4
    frame = _row(0) + TALL / 2
    sheet.arrow([(FRAME_X + FRAME_W, y + 12), (x, y + 12), (x, frame), (FRAME_X + FRAME_W, frame)])


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("page_frames", lang)
    sheet = Canvas(WIDTH)
    _pages(sheet, words)
    _frames(sheet, words)
    _swap(sheet, words)
    _gpu(sheet, words)
    return figure("dia-page_frames", sheet, words["title"], words["desc"], words["caption"])
