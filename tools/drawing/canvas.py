"""A sheet of inline SVG: rectangles, text, lines, arrows, cells; units are those of the viewBox."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape

from tools.drawing.text import measure, wrap

Point = tuple[float, float]
SIZE = 12.5
LEADING = 1.35
DASHES = ' stroke-dasharray="4 3"'


def number(value: float) -> str:
    """The shortest decimal for a coordinate, so that sheets stay small and stable."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass
class Canvas:
    """Collects SVG elements; `width` is the viewBox width, `height` may grow until it is read."""

    width: float
    height: float = 0
    parts: list[str] = field(default_factory=list)

    def _reach(self, y: float) -> None:
        self.height = max(self.height, math.ceil(y))

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        kind: str = "soft",
        corner: float = 6,
        dashed: bool = False,
        outline: bool = True,
    ) -> None:
        """A rounded rectangle; `kind` is its CSS class, `outline` gives it a thin edge."""
        self._reach(y + h + 1)
        edge = ' stroke="currentColor" stroke-width="1"' if outline else ""
        box = f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
        dash = DASHES if dashed else ""
        self.parts.append(f'<rect class="{kind}" {box} rx="{number(corner)}"{edge}{dash}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = SIZE,
        anchor: str = "start",
        kind: str = "ink",
        bold: bool = False,
        code: bool = False,
    ) -> None:
        """One line of text with its baseline at `y`; refuses text that leaves the sheet."""
        span = measure(words, size, code)
        left = {"start": x, "middle": x - span / 2, "end": x - span}[anchor]
        if left < -1 or left + span > self.width + 1:
            raise ValueError(f"{words!r} does not fit: {left:.0f} to {left + span:.0f}")
        self._reach(y + 0.35 * size)
        place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
        style = f' text-anchor="{anchor}"' if anchor != "start" else ""
        style += ' font-weight="600"' if bold else ""
        style += ' font-family="monospace"' if code else ""
        self.parts.append(f'<text class="{kind}" {place}{style}>{escape(words)}</text>')

    def lines(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        size: float = SIZE,
        anchor: str = "start",
        kind: str = "ink",
        bold: bool = False,
        code: bool = False,
    ) -> float:
        """Wrapped text; `y` is the first baseline, the baseline after the last line is returned."""
        for line in wrap(words, width, size, code):
            self.text(x, y, line, size, anchor, kind, bold, code)
            y += size * LEADING
        return y

    def cell(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        label: str,
        kind: str,
        dashed: bool = False,
        size: float = SIZE,
    ) -> None:
        """A small box with its label in the middle: a batch, an index, a span of time."""
        self.rect(x, y, w, h, kind, corner=3, dashed=dashed)
        if label:
            self.text(x + w / 2, y + h / 2 + 0.36 * size, label, size, anchor="middle")

    def line(self, points: list[Point], dashed: bool = False, thick: float = 1.2) -> None:
        """A line through `points`."""
        self._reach(max(y for _, y in points) + 1)
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        dash = DASHES if dashed else ""
        style = f'fill="none" stroke="currentColor" stroke-width="{thick}"{dash}'
        self.parts.append(f'<polyline class="line" points="{path}" {style}/>')

    def arrow(self, points: list[Point], dashed: bool = False) -> None:
        """A line through `points` with a head at the last one."""
        (x0, y0), (x1, y1) = points[-2], points[-1]
        angle = math.atan2(y1 - y0, x1 - x0)
        back = (x1 - 5 * math.cos(angle), y1 - 5 * math.sin(angle))
        self.line([*points[:-1], back], dashed)
        corners = [(x1, y1)]
        for turn in (2.65, -2.65):
            corners.append((x1 + 8 * math.cos(angle + turn), y1 + 8 * math.sin(angle + turn)))
        path = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        self.parts.append(f'<polygon class="ink" points="{path}"/>')

    def svg(self, ident: str, title: str, desc: str, scale: float = 1.25) -> list[str]:
        """The drawing as lines of SVG; `scale` is its size on a wide screen against the viewBox."""
        size = f'width="{number(self.width * scale)}" height="{number(self.height * scale)}"'
        box = f'viewBox="0 0 {number(self.width)} {number(self.height)}"'
        names = f'role="img" aria-labelledby="{ident}-title {ident}-desc"'
        return [
            f"<svg {size} {box} {names}>",
            f'<title id="{ident}-title">{escape(title)}</title>',
            f'<desc id="{ident}-desc">{escape(desc)}</desc>',
            *self.parts,
            "</svg>",
        ]


def figure(ident: str, canvas: Canvas, title: str, desc: str, caption: str = "") -> str:
    """The drawing as one HTML block for a Markdown page: no blank line, ids starting with `ident`.

    Site search leaves the labels out: they repeat words of the page without its sentences.
    """
    rows = ['<figure class="hb-figure" data-search-exclude="">', *canvas.svg(ident, title, desc)]
    if caption:
        rows.append(f"<figcaption>{escape(caption)}</figcaption>")
    rows.append("</figure>")
    return "\n".join(rows) + "\n"
