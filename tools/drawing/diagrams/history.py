"""A line for each argument, from the release that brought it to the newest."""

from __future__ import annotations

from itertools import groupby

from tools.drawing.canvas import Canvas, figure
from tools.drawing.diagrams import words_of
from tools.facts import history

WIDTH = 344
LEFT, RIGHT = 158, 336  # of the time axis
ROW, BAR, TOP = 19, 11, 24
SIZE = 10.8
LABELLED = ("1.0", "1.6", "2.0", "2.6")  # and the newest


def _columns() -> list[str]:
    """Every release as ``major.minor``, oldest first."""
    return [release for release, _ in groupby(history.releases(), history.minor)]


def _x(release: str, columns: list[str]) -> float:
    """Where a release begins on the axis."""
    return LEFT + columns.index(release) * (RIGHT - LEFT) / len(columns)


def _axis(sheet: Canvas, columns: list[str], bottom: float) -> None:
    for release in (*LABELLED, columns[-1]):
        x = _x(release, columns)
        sheet.line([(x, TOP - 6), (x, bottom)], thick=0.4)
        last = release == columns[-1]
        sheet.text(RIGHT if last else x, TOP - 11, release, SIZE, "end" if last else "start", "dim")


def _row(sheet: Canvas, y: float, name: str, columns: list[str], gone: str | None) -> None:
    sheet.text(LEFT - 6, y + BAR - 1.5, name, SIZE, "end", code=True)
    start = _x(history.since(name) or columns[0], columns)
    end = _x(gone, columns) if gone else RIGHT
    sheet.rect(start, y, end - start, BAR, "fill-a", corner=2)
    if gone:
        sheet.rect(end, y, RIGHT - end, BAR, "soft", corner=2, dashed=True)
    for change in history.changes(name):
        sheet.rect(_x(change.release, columns) - 2, y - 2, 4, BAR + 4, "fill-b", corner=1)


def _told(words: dict[str, str], rows: list[tuple[str, str | None]]) -> str:
    """The same in words: which release brought which arguments, and what changed them."""
    apart, parts = words["apart"], []
    first = words["first"].format(release=history.oldest())
    arrived = [(history.since(name) or first, name) for name, _ in rows]
    for release, group in groupby(arrived, lambda pair: pair[0]):
        parts.append(f"{release}{words['colon']}{apart.join(name for _, name in group)}")
    for name, gone in rows:
        for change in history.changes(name):
            said = {"name": name, "release": change.release}
            parts.append(words["changed"].format(before=change.before, after=change.after, **said))
        if gone:
            parts.append(words["gone"].format(name=name, release=gone))
    return words["desc"] + words["stop"].join(parts) + words["end"]


def draw(lang: str) -> str:
    """The figure in one language."""
    words, columns = words_of("history", lang), _columns()
    rows = [(name, history.deprecated(name)) for name in history.arguments()]
    sheet = Canvas(WIDTH)
    _axis(sheet, columns, TOP + ROW * len(rows) - 4)
    for place, (name, gone) in enumerate(rows):
        _row(sheet, TOP + ROW * place, name, columns, gone)
    title = words["title"].format(first=columns[0], last=columns[-1])
    return figure("dia-history", sheet, title, _told(words, rows), words["caption"])
