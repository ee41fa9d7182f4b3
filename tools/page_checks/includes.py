"""Includes: each leads somewhere, each program is shown in both editions, nothing is left over."""

from __future__ import annotations

import re

from tools.pages import Include, Page, Problem, Site
from tools.paths import EDITIONS

RECORDED = re.compile(r"(\.torch-[\d.]+)?\.(out|err)$|\.cuda\.json$")
SECTION = re.compile(r"-+8<-+[ \t]+\[[ \t]*start[ \t]*:[ \t]*([A-Za-z][-\w]*)[ \t]*\]")


def check(page: Page, site: Site) -> list[Problem]:
    """Every include of the page leads to a file or section that may stand there."""
    problems = [p for p in page.faults if p.check == "includes"]
    for include in page.includes:
        text = _dead(include, site) or _wrong(include, page)
        if text:
            problems.append(page.problem(include.line, "includes", text))
    return problems + _without_output(page, site)


def _dead(include: Include, site: Site) -> str:
    if not (site.root / include.path).is_file():
        return f"there is no {include.path}; includes are paths from the project's root"
    if include.section and include.section not in SECTION.findall(site.read(include.path)):
        if include.section.replace(":", "").isdigit():
            return "line numbers move: name a section, # --8<-- [start:name]"
        return f"{include.path} has no section {include.section!r}"
    return ""


def _wrong(include: Include, page: Page) -> str:
    other = next(e for e in EDITIONS if e != page.edition)
    if include.path.startswith(f"docs/facts/{other}/"):
        return f"a sheet of the other edition: include docs/facts/{page.edition}/…"
    if not include.fence and not include.path.startswith("docs/facts/"):
        return "outside a fence only sheets under docs/facts/ are included"
    if include.fence and include.path.startswith("docs/facts/"):
        return "a fact sheet is Markdown: include it without a fence"
    if include.path.endswith(".py") and include.section:
        above = [i for i in page.includes if i.line < include.line and i.path == include.path]
        if not any(not i.section for i in above):
            return f"show {include.path} whole above the section of it"
    return ""


def _without_output(page: Page, site: Site) -> list[Problem]:
    """A program is shown with what it printed, or with its sheet from a GPU machine."""
    shown = {i.path for i in page.includes}
    problems = []
    for include in page.includes:
        if not include.path.endswith(".py") or include.section:
            continue
        stem = include.path.removesuffix(".py")
        sheet = stem.removeprefix("snippets/")
        printed = [f"{stem}{end}" for end in (".out", ".err") if site.read(f"{stem}{end}")]
        printed.append(f"docs/facts/{page.edition}/gpu/{sheet}.md")
        present = [path for path in printed if (site.root / path).is_file()]
        if present and not shown & set(present):
            text = f"what the program printed is not shown: include {' or '.join(present)}"
            problems.append(page.problem(include.line, "includes", text))
    return problems


def check_site(site: Site) -> list[Problem]:
    """Programs on disk are the programs included, and recorded files belong to a program."""
    folder = site.root / "snippets"
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
    problems = []
    for path in files:
        name = path.relative_to(site.root).as_posix()
        if name.endswith(".py"):
            problems += _not_included(site, name, "no page includes this program")
        elif RECORDED.search(name):
            program = RECORDED.sub("", name) + ".py"
            if not (site.root / program).is_file():
                text = f"recorded from {program}, which is not there: remove it"
                problems.append(Problem(name, 1, "includes", text))
        elif path.name == "contract.toml":
            sheet = f"docs/facts/{{edition}}/contract/{path.parent.name}.md"
            problems += _not_included(site, name, f"no page includes {sheet}", sheet)
    return problems


def _not_included(site: Site, name: str, text: str, shown: str = "") -> list[Problem]:
    """An edition has no page with a file, or with what is ``shown`` in its place.

    A page whose translation is pending will have what its counterpart has.
    """
    missing = []
    for edition in EDITIONS:
        pages = list(site.editions[edition].values())
        waiting = [site.counterpart(page) for page in pages if page.meta.get("translation")]
        if not any(
            include.path == (shown or name).format(edition=page.edition)
            for page in [*pages, *filter(None, waiting)]
            for include in page.includes
        ):
            missing.append(edition)
    where = " and ".join(f"docs/{edition}" for edition in missing)
    return [Problem(name, 1, "includes", f"{text} in {where}")] if missing else []
