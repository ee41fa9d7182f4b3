"""The code blocks of a page as the reader sees it, found by pytest-codeblocks.

Each page is expanded as the site expands it, its fences are brought to the plain form that
pytest-codeblocks reads, and every block it finds must be one that the census knows.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from pytest_codeblocks import CodeBlock, extract_from_buffer

from tools.page_checks.census import kind_of
from tools.pages import Fence, IncludeError, Page, Problem, Site, expand
from tools.pages.parse import FENCE, _language

MARKER = re.compile(r"-+8<-+[ \t]+\[[ \t]*(start|end)[ \t]*:")


@dataclass(frozen=True)
class Inline:
    """Python typed on a page; ``place`` is ``docs/zh/arguments/num_workers.md:41``."""

    code: str
    place: str


def seen(page: Page, site: Site) -> list[tuple[CodeBlock, int]]:
    """Every block of the expanded page with the line of the page that it comes from."""
    lines, origin = expand(page, site.root)
    plain = [_plain(line) for line in lines]
    blocks = extract_from_buffer(io.StringIO("\n".join(plain) + "\n"))
    return [(block, origin[block.lineno - 1]) for block in blocks]


def _plain(line: str) -> str:
    """An opening fence without its title and classes."""
    if fence := FENCE.match(line):
        return f"{fence[1]}{fence[2]}{_language(fence[3].strip())}"
    return line


def inline(page: Page, site: Site) -> list[Inline]:
    """The blocks of a page that are typed there and must run."""
    fences = {fence.line: fence for fence in page.fences}
    return [
        Inline(block.code, f"{page.path}:{line}")
        for block, line in seen(page, site)
        if line in fences and kind_of(fences[line], page) == "inline Python that runs"
    ]


def programs(site: Site) -> dict[str, list[str]]:
    """Each different inline program of the site, with the places where it stands."""
    found: dict[str, list[str]] = {}
    for page in site.pages:
        try:
            blocks = inline(page, site)
        except IncludeError:
            continue  # reported by the check of includes
        for block in blocks:
            found.setdefault(block.code, []).append(block.place)
    return found


def check(page: Page, site: Site) -> list[Problem]:
    """What pytest-codeblocks sees is what the census counts; whole files are shown whole."""
    try:
        blocks = seen(page, site)
    except IncludeError as error:
        return [page.problem(error.line, "blocks", str(error))]
    except RuntimeError as error:
        return [page.problem(page.first, "blocks", f"pytest-codeblocks: {error}")]
    fences = {fence.line: fence for fence in page.fences}
    sheets = {i.line for i in page.includes if not i.fence}
    problems = []
    for block, line in blocks:
        if line in sheets:
            continue  # a block of a fact sheet; tests/facts shows that the sheet is current
        if line not in fences:
            text = "a block that the census does not see: write the fence at the line's start"
            problems.append(page.problem(line, "blocks", text))
        else:
            problems += _not_the_file(page, site, fences.pop(line), block.code)
    for line in fences:
        text = "a fence that pytest-codeblocks does not see, so nothing in it would run"
        problems.append(page.problem(line, "blocks", text))
    return problems


def _not_the_file(page: Page, site: Site, fence: Fence, code: str) -> list[Problem]:
    if kind_of(fence, page) != "program":
        return []
    text = site.read(fence.title)
    shown = [line for line in text.splitlines() if not MARKER.search(line)]
    if "\n".join(shown).rstrip() == code.rstrip():
        return []
    return [page.problem(fence.line, "blocks", f"what is shown is not {fence.title}")]
