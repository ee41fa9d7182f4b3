"""Who copies a batch, and when: pin_memory with workers, without pinning, and without workers."""

from __future__ import annotations

from typing import Any

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of
from tools.drawing.text import measure

WIDTH = 340
LEFT, SPAN = 10, 320
Block = tuple[float, float, str, str]
Words = dict[str, Any]


def legend(sheet: Canvas, y: float, entries: dict[str, str]) -> None:
    """One row of colours with what each stands for, by CSS class."""
    x: float = LEFT
    for kind, label in entries.items():
        sheet.rect(x, y, 16, 14, kind, corner=3)
        sheet.text(x + 22, y + 11, label)
        x += 40 + measure(label, 12.5)


def _lane(sheet: Canvas, y: float, label: str, blocks: list[Block]) -> float:
    """A label, and below it the blocks of time (start, length, kind, label) on a thin line."""
    sheet.text(LEFT, y + 11, label, size=12, kind="dim")
    sheet.line([(LEFT, y + 42), (LEFT + SPAN, y + 42)], thick=0.8)
    for start, length, kind, text in blocks:
        sheet.cell(LEFT + start, y + 18, length, 24, text, kind, size=12)
    return y + 50


def panel(sheet: Canvas, y: float, title: str, lanes: list[tuple[str, list[Block]]]) -> float:
    """A framed set of lanes with the call that it is about as its title."""
    sheet.rect(1, y, WIDTH - 2, 28 + 50 * len(lanes))
    sheet.text(LEFT, y + 18, title, bold=True, code=True, size=12)
    below = y + 26
    for label, blocks in lanes:
        below = _lane(sheet, below, label, blocks)
    return below + 12


def _calls(starts: list[float]) -> list[Block]:
    """The moments at which your thread calls .to(): short blocks with the batch number."""
    return [(start, 14, "soft", str(n)) for n, start in enumerate(starts)]


def _pinned(words: Words) -> list[tuple[str, list[Block]]]:
    worker = [(0.0 + 66 * n, 64.0, "fill-a", str(n)) for n in range(4)]
    pin = [(66.0 + 66 * n, 40.0, "fill-b", str(n)) for n in range(3)]
    gpu: list[Block] = []
    for n in range(3):
        gpu.append((120.0 + 66 * n, 22, "fill-c", str(n)))
        gpu.append((142.0 + 66 * n, 44, "soft", words["compute"]))
    gpu[-1] = (274, 46, "soft", words["compute"])
    calls = _calls([106 + 66 * n for n in range(3)])
    names = ("worker", "pin", "you", "gpu")
    blocks = (worker, pin, calls, gpu)
    return [(words[name], row) for name, row in zip(names, blocks, strict=True)]


def _pageable(words: Words) -> list[tuple[str, list[Block]]]:
    worker = [(0.0 + 66 * n, 64.0, "fill-a", str(n)) for n in range(4)]
    copies = [(66.0 + 66 * n, 62.0, "fill-b", f".to() {n}") for n in range(3)]
    gpu: list[Block] = []
    for n in range(3):
        gpu.append((106.0 + 66 * n, 22, "fill-c", str(n)))
        gpu.append((128.0 + 66 * n, 44, "soft", words["compute"]))
    names = ("worker", "you_copy", "gpu")
    return [(words[name], row) for name, row in zip(names, (worker, copies, gpu), strict=True)]


def _alone(words: Words) -> list[tuple[str, list[Block]]]:
    mine: list[Block] = []
    gpu: list[Block] = []
    for n in range(2):
        start = 120.0 * n
        mine += [(start, 64, "fill-a", str(n)), (start + 64, 40, "fill-b", str(n))]
        mine.append((start + 104, 14, "soft", str(n)))
        gpu += [(start + 118, 22, "fill-c", str(n)), (start + 140, 44, "soft", words["compute"])]
    mine.append((240, 64, "fill-a", "2"))
    return [(words["you_all"], mine), (words["gpu"], gpu)]


def draw(lang: str) -> str:
    """The figure in one language."""
    words = words_of("pin_memory", lang)
    sheet = Canvas(WIDTH)
    legend(sheet, 2, words["legend"])
    below = panel(sheet, 26, words["pinned"], _pinned(words))
    below = panel(sheet, below, words["pageable"], _pageable(words))
    panel(sheet, below, words["alone"], _alone(words))
    return figure("dia-pin_memory", sheet, words["title"], words["desc"], words["caption"])
