"""Images as grids of cells, with zeros around them and a kernel on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools.drawing.canvas import Canvas

CELL = 18
GAP = 2
Place = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """A square image of ``size`` cells a side inside a border of ``padding`` cells, at (x, y)."""

    x: float
    y: float
    size: int
    padding: int = 0

    @property
    def total(self) -> int:
        """Cells a side, with the border."""
        return self.size + 2 * self.padding

    @property
    def extent(self) -> float:
        """The length of a side in units of the drawing."""
        return self.total * CELL - GAP

    def draw(self, sheet: Canvas, under: Iterable[Place], kind: str = "fill-a") -> None:
        """Every cell; those at ``under``, counted from the border's corner, in colour."""
        marked = set(under)
        inner = range(self.padding, self.padding + self.size)
        for row in range(self.total):
            for column in range(self.total):
                border = row not in inner or column not in inner
                shade = "line" if border else "soft"
                shade = kind if (row, column) in marked else shade
                x, y = self.x + column * CELL, self.y + row * CELL
                label, side = "0" if border else "", CELL - GAP
                sheet.cell(x, y, side, side, label, shade, dashed=border, size=11)

    def frame(self, sheet: Canvas, row: int, column: int, cells: int) -> None:
        """A strong line around a square of ``cells`` a side."""
        left, top = self.x + column * CELL - GAP, self.y + row * CELL - GAP
        right, bottom = left + cells * CELL + GAP, top + cells * CELL + GAP
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        sheet.line(corners, thick=2.4)


@dataclass(frozen=True)
class Convolution:
    """One square setting of Conv2d over an image of ``size`` cells a side."""

    size: int
    kernel: int = 3
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    @property
    def reach(self) -> int:
        """Cells a side that the kernel spans."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def out(self) -> int:
        """Cells a side of the result."""
        return (self.size + 2 * self.padding - self.reach) // self.stride + 1

    def under(self) -> list[Place]:
        """The cells that the kernel reads for the first value of the result."""
        steps = range(0, self.reach, self.dilation)
        return [(row, column) for row in steps for column in steps]


def panel(sheet: Canvas, y: float, left: float, title: str, conv: Convolution, note: str) -> float:
    """The image with the kernel in its first two places, and the result; the y below it.

    The first place is in colour, the second in a strong frame; so are the values they give.
    """
    sheet.text(left, y + 12, title, bold=True, code=True, size=12)
    sheet.text(sheet.width - left, y + 12, note, anchor="end", kind="dim")
    image = Grid(left, y + 24, conv.size, conv.padding)
    image.draw(sheet, conv.under())
    middle = image.y + image.extent / 2
    start = left + image.extent + 10
    sheet.arrow([(start, middle), (start + 34, middle)])
    result = Grid(start + 46, middle - (conv.out * CELL - GAP) / 2, conv.out)
    result.draw(sheet, [(0, 0)])
    if conv.out > 1:
        image.frame(sheet, 0, conv.stride, conv.reach)
        result.frame(sheet, 0, 1, 1)
    return image.y + image.extent + 22
