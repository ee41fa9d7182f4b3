"""Two timelines: who is busy while a tensor is copied, and copies on one stream or on two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of
from tools.drawing.diagrams.pin_memory import WIDTH, Block, legend, panel

Words = dict[str, Any]
Lanes = list[tuple[str, list[Block]]]
STEPS = 3
COPY, COMPUTE = 38.0, 66.0


@dataclass(frozen=True)
class Drawing:
    """A figure of this module: its name in `words.yml` and its panels, title and lanes each."""

    name: str
    panels: Callable[[Words], list[tuple[str, Lanes]]]

    def draw(self, lang: str) -> str:
        """The figure in one language."""
        words = words_of(self.name, lang)
        sheet = Canvas(WIDTH)
        legend(sheet, 2, words["legend"])
        below = 26.0
        for title, lanes in self.panels(words):
            below = panel(sheet, below, title, lanes)
        ident = f"dia-{self.name}"
        return figure(ident, sheet, words["title"], words["desc"], words["caption"])


def _gpu(words: Words, start: float) -> list[Block]:
    """A kernel that was queued before, and the transfer by DMA from `start` on."""
    kernel = (0.0, 110.0, "fill-a", words["kernel"])
    return [kernel, (start, 80.0, "fill-c", words["dma"])]


def _staging(words: Words) -> list[tuple[str, Lanes]]:
    pageable = [
        (0.0, 110.0, "soft", words["may_wait"]),
        (110.0, 80.0, "fill-b", words["memcpy"]),
        (190.0, 128.0, "fill-a", words["next"]),
    ]
    waits = [(0.0, 190.0, "soft", words["waits"]), (190.0, 128.0, "fill-a", words["next"])]
    at_once = [(0.0, 14.0, "soft", ""), (14.0, 304.0, "fill-a", words["next"])]
    return [
        (title, [(words["you"], mine), (words["gpu"], _gpu(words, start))])
        for title, mine, start in (
            (words["pageable"], pageable, 125.0),
            (words["pinned"], waits, 110.0),
            (words["pinned_async"], at_once, 110.0),
        )
    ]


def _streams(words: Words) -> list[tuple[str, Lanes]]:
    one: list[Block] = []
    for n in range(STEPS):
        start = n * (COPY + COMPUTE)
        one.append((start, COPY, "fill-c", str(n)))
        one.append((start + COPY, COMPUTE, "fill-a", f"{words['compute']} {n}"))
    side: list[Block] = [(0.0, COPY, "fill-c", "0")]
    main: list[Block] = []
    for n in range(STEPS):
        start = COPY + n * COMPUTE
        side.append((start, COPY, "fill-c", str(n + 1)))
        main.append((start, COMPUTE, "fill-a", f"{words['compute']} {n}"))
    return [
        (words["one"], [(words["only"], one)]),
        (words["two"], [(words["side"], side), (words["main"], main)]),
    ]


STAGING = Drawing("transfer_staging", _staging)
STREAMS = Drawing("transfer_streams", _streams)
