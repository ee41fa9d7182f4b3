"""The code blocks of a page as the reader sees it, found by pytest-codeblocks.

Each page is expanded as the site expands it, its fences are brought to the plain form that
pytest-codeblocks reads, and every block it finds must be one that the census knows.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from pytest_codeblocks import CodeBlock, extract_from_buffer

from tools.page_checks.census import MARK, kind_of
from tools.pages import Fence, IncludeError, Page, Problem, Site, expand
from tools.pages.parse import FENCE, language_of
from tools.runner import run

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
    """An opening fence without its title and classes; a mark for pytest-codeblocks is dropped."""
    if MARK.search(line):
        return ""
    if fence := FENCE.match(line):
        return f"{fence[1]}{fence[2]}{language_of(fence[3].strip())}"
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
    except IncludeError:
        return []  # the check of includes reports it
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


def faults(code: str, folder: Path) -> list[str]:
    """Run a block as a file in a fresh interpreter; what is wrong with how it went."""
    path = folder / "block.py"
    path.write_text(code, encoding="utf-8")
    done = run(path, timeout=60)
    found = []
    if done.hung:
        found.append("it hangs: not over after 60 s")
    elif done.status:
        found.append(f"it ends with status {done.status}")
    if done.stderr:
        found.append(done.stderr)
    if done.leftovers:
        found.append(f"it leaves processes behind: {', '.join(done.leftovers)}")
    return found
