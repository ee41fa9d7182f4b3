"""The way of a batch from the loader to the loss; the shapes are those a program printed."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of
from tools.paths import SNIPPETS

PRINTED = "batch_to_loss/shapes.out"
LINE = re.compile(r"^(\w+) +\(([\d, ]*)\) +(\w+)(?: +\(([\d, ]*)\) +(\w+))?$")
WIDTH = 340
MIDDLE, TEXT, LANE = 54, 112, 328  # x of the pictures, of the words, of the line of the labels
SHEET = 3  # from one channel to the next
GAP = 20  # between two rows: the arrow
LEAST = 34  # height of a row without a large picture
COLOURS = {"sample": "fill-a", "DataLoader": "fill-a", "NLLLoss": "soft"}
FLAT = ("Flatten", "Linear", "LogSoftmax")


class Step(NamedTuple):
    """A line of the program's output: the step, what it gives, and the labels beside it."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    label: str
    label_dtype: str


def steps() -> list[Step]:
    """The steps in their order, as the program printed them; lines of another form are left."""
    text = (SNIPPETS / PRINTED).read_text(encoding="utf-8")
    found = []
    for line in filter(None, map(LINE.match, text.splitlines())):
        shape = tuple(int(size) for size in re.findall(r"\d+", line[2]))
        label = "" if line[4] is None else f"({line[4]})"
        found.append(Step(line[1], shape, line[3], label, line[5] or ""))
    return found


def _one(step: Step) -> tuple[int, ...]:
    """The shape of one element of a batch, which is what the picture shows."""
    return step.shape if step.name == "sample" else step.shape[1:]


def _height(shape: tuple[int, ...]) -> float:
    if len(shape) == 3:
        return _side(shape) + SHEET * (shape[0] - 1)
    return 16


def _side(shape: tuple[int, ...]) -> float:
    return 1.3 * shape[-1]


def _picture(sheet: Canvas, top: float, shape: tuple[int, ...], kind: str) -> None:
    """One image as a stack of its channels, a row of numbers as cells, many as one bar."""
    if len(shape) == 3:
        side, deep = _side(shape), SHEET * (shape[0] - 1)
        left = MIDDLE - (side + deep) / 2
        for channel in range(shape[0]):
            shift = SHEET * channel
            sheet.rect(left + shift, top + shift, side, side, kind, corner=2)
        return
    cells = shape[0] if shape else 1
    if cells > 20:
        sheet.rect(MIDDLE - 46, top + 2, 92, 12, kind, corner=2)
        return
    wide = min(9, 90 / cells) if cells > 1 else 14
    for n in range(cells):
        sheet.rect(MIDDLE - cells * wide / 2 + n * wide, top + 1, wide, 14, kind, corner=1)


def _words(sheet: Canvas, y: float, step: Step, title: str, note: str) -> float:
    """The step, its shape and a note; gives the y below them."""
    sheet.text(TEXT, y + 11, title, bold=True, code=step.name not in ("sample",))
    shape = f"({', '.join(map(str, step.shape))}{',' if len(step.shape) == 1 else ''})"
    sheet.text(TEXT, y + 27, f"{shape} {step.dtype}", size=12, code=True)
    return sheet.lines(TEXT, y + 43, LANE - TEXT - 10, note, size=12, kind="dim") - 10


def _row(sheet: Canvas, y: float, step: Step, words: dict[str, Any], values: dict) -> float:
    """One step: picture on the left, words on the right; gives the y below both."""
    kind = COLOURS.get(step.name, "fill-c" if step.name in FLAT else "fill-b")
    title = words["sample"] if step.name == "sample" else step.name
    below = _words(sheet, y, step, title, words["notes"][step.name].format(**values))
    picture = _height(_one(step))
    height = max(LEAST, below - y, picture)
    _picture(sheet, y + (height - picture) / 2, _one(step), kind)
    return y + height


def _values(found: list[Step]) -> dict[str, Any]:
    """What the notes name: sizes and the labels, all from the program's output."""
    by = {step.name: step for step in found}
    channels, high, wide = by["MaxPool2d"].shape[1:]
    return {
        "n": by["DataLoader"].shape[0],
        "filters": by["Conv2d"].shape[1],
        "flat": f"{channels} × {high} × {wide} = {by['Flatten'].shape[1]}",
        "classes": by["Linear"].shape[1],
        "label": f"{by['DataLoader'].label} {by['DataLoader'].label_dtype}",
        "sample_label": f"{by['sample'].label} {by['sample'].label_dtype}",
    }


def draw(lang: str) -> str:
    """The figure in one language."""
    words, found = words_of("batch_to_loss", lang), steps()
    values = _values(found)
    sheet = Canvas(WIDTH)
    y: float = 4
    labels_from = 0.0
    for n, step in enumerate(found):
        if n:
            sheet.arrow([(MIDDLE, y + 2), (MIDDLE, y + GAP - 3)])
            y += GAP
        if step.name == "NLLLoss":
            sheet.arrow([(LANE - 8, labels_from), (LANE, labels_from), (LANE, y + 7), (180, y + 7)])
        below = _row(sheet, y, step, words, values)
        if step.name == "DataLoader":
            labels_from = below - 6
        y = below
    title, desc = words["title"], words["desc"].format(**values)
    return figure("dia-batch_to_loss", sheet, title, desc, words["caption"].format(**values))
