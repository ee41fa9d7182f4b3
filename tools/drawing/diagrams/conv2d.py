"""Conv2d: its arguments as grids, and which channels reach which with groups."""

from __future__ import annotations

from dataclasses import dataclass

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of
from tools.drawing.grids import Convolution, panel

WIDTH = 340


@dataclass(frozen=True)
class Panels:
    """One figure: settings of Conv2d below each other, each over the call that it is."""

    name: str
    settings: dict[str, Convolution]

    def draw(self, lang: str) -> str:
        """The figure in one language."""
        words = words_of(self.name, lang)
        sheet, y = Canvas(WIDTH), 4.0
        for title, conv in self.settings.items():
            y = panel(sheet, y, 8, title, conv, f"{conv.size}×{conv.size} → {conv.out}×{conv.out}")
        return _figure(self.name, sheet, words)


class Groups:
    """Which input channels each output channel reads, for three values of groups."""

    name = "conv2d_groups"

    def draw(self, lang: str) -> str:
        """The figure in one language."""
        words = words_of(self.name, lang)
        sheet = Canvas(WIDTH)
        for place, groups in enumerate((1, 2, 4)):
            left = 8 + place * 114
            sheet.text(left, 16, f"groups={groups}", bold=True, code=True, size=12)
            self._channels(sheet, left, 28, groups)
            sheet.text(left, 156, words["weight"].format(n=4 // groups), kind="dim", size=11)
        return _figure(self.name, sheet, words)

    def _channels(self, sheet: Canvas, left: float, top: float, groups: int) -> None:
        """Four channels on each side and a line for every pair that meets."""
        step, together = 28, 4 // groups
        for channel in range(4):
            for other in range(4):
                if channel // together == other // together:
                    start = (left + 24, top + 11 + channel * step)
                    sheet.line([start, (left + 68, top + 11 + other * step)], thick=1)
        for channel in range(4):
            y = top + channel * step
            kind = ("fill-a", "fill-b", "fill-c", "soft")[channel // together]
            sheet.cell(left, y, 24, 22, str(channel), kind)
            sheet.cell(left + 68, y, 24, 22, str(channel), kind)


class Shapes:
    """A batch, the weight and the result as stacks of channels."""

    name = "conv2d_shapes"

    def draw(self, lang: str) -> str:
        """The figure in one language."""
        words = words_of(self.name, lang)
        sheet = Canvas(WIDTH)
        _stack(sheet, 17, 26, 62, ["fill-a", "fill-b", "fill-c"])
        _stack(sheet, 142, 54, 12, ["fill-a", "fill-b", "fill-c"])
        sheet.text(172, 68, "× 16", size=12)
        _stack(sheet, 241, 26, 58, ["soft"] * 16, step=2)
        sheet.arrow([(96, 64), (134, 64)])
        sheet.arrow([(206, 64), (234, 64)])
        for x, label in ((52, "batch"), (166, "weight"), (284, "out")):
            sheet.text(x, 14, words[label], size=12, anchor="middle", bold=True)
        for x, shape in ((52, "(8, 3, 32, 32)"), (166, "(16, 3, 3, 3)"), (284, "(8, 16, 30, 30)")):
            sheet.text(x, 124, shape, size=11, anchor="middle", code=True)
        for x, line in ((52, "n_c_h_w"), (166, "one_kernel"), (284, "out_channels")):
            sheet.text(x, 142, words[line], size=11, anchor="middle", kind="dim")
        return _figure(self.name, sheet, words)


def _stack(sheet: Canvas, x: float, y: float, side: float, kinds: list[str], step: int = 4) -> None:
    """Square channels behind each other, the first one in front."""
    for place in reversed(range(len(kinds))):
        sheet.rect(x + place * step, y + place * step, side, side, kinds[place], corner=2)


def _figure(name: str, sheet: Canvas, words: dict[str, str]) -> str:
    return figure(f"dia-{name}", sheet, words["title"], words["desc"], words["caption"])


PADDING = Panels(
    "conv2d_padding",
    {"padding=0": Convolution(5), "padding=1": Convolution(5, padding=1)},
)
STRIDE = Panels(
    "conv2d_stride",
    {
        "stride=2": Convolution(5, stride=2),
        "stride=2, padding=1": Convolution(5, stride=2, padding=1),
    },
)
DILATION = Panels(
    "conv2d_dilation",
    {"dilation=1": Convolution(7), "dilation=2": Convolution(7, dilation=2)},
)
GROUPS = Groups()
SHAPES = Shapes()
