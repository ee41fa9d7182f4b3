"""Reads one Markdown file into a :class:`Page`."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tools.pages.inline import read_inline
from tools.pages.model import Fence, Heading, Include, Page, Table

INCLUDE = re.compile(r"""^\s*-+8<-+[ \t]+(?:"([^"]+)"|'([^']+)')\s*$""")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
HEADING_ID = re.compile(r"\s*\{:?\s*#([A-Za-z][\w.:-]*)[^}]*\}\s*$")
FENCE = re.compile(r"^(\s*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})\s*([^`]*)$")
ADMONITION = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+([\w-]+)")
UNDERLINE = re.compile(r"^\s{0,3}(=+|-{2,})\s*$")
DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
NOT_RUN = re.compile(r"^\s*<!--\s*not-run:\s*(.*?)\s*-->\s*$")


def parse(path: Path, root: Path, edition: str) -> Page:
    """Read the page at ``path``; what cannot be read stands in its ``faults``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    folder = root / "docs" / edition
    name = path.relative_to(folder if path.is_relative_to(folder) else root).as_posix()
    page = Page(path.relative_to(root).as_posix(), edition, name, lines, {}, 1)
    _front_matter(page)
    page.prose = [""] * len(lines)
    _blocks(page)
    _tables(page)
    read_inline(page)
    return page


def _front_matter(page: Page) -> None:
    if not page.lines or page.lines[0].strip() != "---":
        text = "no front matter; open the page with --- lines"
        page.faults.append(page.problem(1, "shape", text))
        return
    try:
        end = page.lines.index("---", 1)
        page.first = end + 2
        meta = yaml.safe_load("\n".join(page.lines[1:end])) or {}
    except (ValueError, yaml.YAMLError) as error:
        page.faults.append(page.problem(1, "shape", f"front matter cannot be read: {error}"))
        return
    if isinstance(meta, dict):
        page.meta = meta
    else:
        page.faults.append(page.problem(1, "shape", "front matter is not `key: value` lines"))


def body_of(lines: list[str]) -> list[str]:
    """The lines of a page without its front matter."""
    if not lines or lines[0].strip() != "---" or "---" not in lines[1:]:
        return lines
    return lines[lines.index("---", 1) + 1 :]


def _blocks(page: Page) -> None:
    """Sort the lines into fences, includes, headings, comments and prose."""
    number = page.first
    while number <= len(page.lines):
        line = page.lines[number - 1]
        if fence := FENCE.match(line):
            number = _fence(page, number, fence) + 1
        elif line.lstrip().startswith("<!--"):
            number = _end_of_comment(page, number) + 1
        elif line.startswith("::: "):
            number = _end_of_indent(page, number) + 1
        else:
            _line(page, number, line)
            number += 1


def _line(page: Page, number: int, line: str) -> None:
    if include := INCLUDE.match(line):
        page.includes.append(_include(include, number))
        return
    if re.match(r"^\s*-+8<-+", line):
        text = 'write an include as --8<-- "path" on a line of its own'
        page.faults.append(page.problem(number, "includes", text))
        return
    if heading := HEADING.match(line):
        page.headings.append(_heading(heading, number))
    elif UNDERLINE.match(line) and page.prose[number - 2].strip() and number > page.first:
        if "|" not in page.prose[number - 2]:
            text = "an underlined heading; write it with # and an explicit {#id}"
            page.faults.append(page.problem(number, "shape", text))
    elif callout := ADMONITION.match(line):
        page.admonitions.append((number, callout[1]))
    page.prose[number - 1] = line


def _heading(found: re.Match, number: int) -> Heading:
    own = HEADING_ID.search(found[2])
    text = found[2][: own.start()] if own else found[2]
    return Heading(len(found[1]), text.strip(), own[1] if own else None, number)


def _include(found: re.Match, number: int, fence: int = 0) -> Include:
    path, _, section = (found[1] or found[2]).strip().partition(":")
    return Include(path, section, number, fence)


def _fence(page: Page, number: int, found: re.Match) -> int:
    """Read the fence that opens on a line; gives the line that closes it."""
    indent, mark, info = len(found[1]), found[2], found[3].strip()
    close = re.compile(rf"^\s*{re.escape(mark[0])}{{{len(mark)},}}\s*$")
    end = number + 1
    while end <= len(page.lines) and not close.match(page.lines[end - 1]):
        end += 1
    if end > len(page.lines):
        page.faults.append(page.problem(number, "census", "a fence that is never closed"))
    raw = page.lines[number : end - 1]
    body = tuple(line[min(indent, len(line) - len(line.lstrip())) :] for line in raw)
    for offset, line in enumerate(raw, 1):
        if include := INCLUDE.match(line):
            page.includes.append(_include(include, number + offset, number))
    above = page.lines[number - 2] if number > 1 else ""
    reason = NOT_RUN.match(above)
    title = re.search(r"""title=(?:"([^"]*)"|'([^']*)')""", info)
    page.fences.append(
        Fence(
            number,
            end,
            mark,
            language_of(info),
            (title[1] or title[2] or "") if title else "",
            info,
            body,
            reason[1] if reason else "",
        )
    )
    return end


def language_of(info: str) -> str:
    """The language of ``python title="x"``, ``{ .python .no-copy }`` or ``{.python}``."""
    if info.startswith("{"):
        names = re.findall(r"(?:^|[\s{])\.([\w+-]+)", info)
        return names[0] if names else ""
    word = re.match(r"[^\s{]+", info)
    return word[0] if word else ""


def _end_of_comment(page: Page, number: int) -> int:
    while number <= len(page.lines) and "-->" not in page.lines[number - 1]:
        number += 1
    return number


def _end_of_indent(page: Page, number: int) -> int:
    """The last line of a ``:::`` directive: its options are indented below it."""
    while number < len(page.lines) and page.lines[number].startswith("    "):
        number += 1
    return number


def _tables(page: Page) -> None:
    for number in range(page.first + 1, len(page.lines) + 1):
        head, line = page.prose[number - 2], page.prose[number - 1]
        if "|" not in head or "-" not in line or not DELIMITER.match(line):
            continue
        end = number
        while end < len(page.lines) and page.prose[end].strip():
            end += 1
        page.prose[number - 1] = ""
        page.tables.append(Table(number - 1, len(cells(line)), end - number))


def cells(row: str) -> list[str]:
    """The cells of a row of a table; ``\\|`` is no border."""
    return re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
