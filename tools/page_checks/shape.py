"""The shape of a page: front matter, headings with explicit ids, sections as in its template.

A template under ``docs/page_templates`` is itself a page. Its H2 headings are the sections; a
section with ``<!-- optional`` below its heading may be left out, and a template with a
``<!-- free`` comment allows sections of the page's own.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from tools.pages import Heading, Page, Problem, Site
from tools.pages.parse import parse

TEMPLATES = "docs/page_templates"
KINDS = ("argument", "contribute", "guide", "index", "measurement", "reference", "topic")
KEYS = {
    "description",
    "hide",
    "kind",
    "paired_with",
    "search",
    "template",
    "title",
    "translation",
}
ID = re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")
CALLOUTS = 2
EMPTY_HEADER = re.compile(r"^\|(?:.*\|)?\s*\|")  # a row of a table with an empty cell
RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$")


@dataclass(frozen=True)
class Template:
    """The sections that a kind of page has, in order, and which of them are compulsory."""

    headings: tuple[Heading, ...]
    compulsory: frozenset[str]
    free: bool


def template(kind: str, edition: str, root: Path) -> Template | None:
    """The template of a kind of page, None if it has none."""
    path = root / TEMPLATES / f"{kind}.{edition}.md"
    if not path.is_file():
        return None
    page = parse(path, root, edition)
    sections = page.sections(2)
    optional = {
        s.heading.id
        for s in sections
        if any("<!-- optional" in line for line in page.lines[s.heading.line - 1 : s.end])
    }
    return Template(
        tuple(s.heading for s in sections),
        frozenset(s.heading.id for s in sections if s.heading.id not in optional),
        "<!-- free" in page.text,
    )


def check(page: Page, site: Site) -> list[Problem]:
    """Front matter, headings, number of callouts, and the sections of the page's kind."""
    problems = [p for p in page.faults if p.check == "shape"]
    problems += _meta(page) + _headings(page)
    for number, line in enumerate(page.prose, 1):
        if re.search(r"<a\s", page.lines[number - 1]) and line.strip():
            text = "a raw HTML link is not checked: write it as Markdown"
            problems.append(page.problem(number, "shape", text))
        below = "".join(page.lines[number : number + 1])
        if line.strip() and EMPTY_HEADER.match(page.lines[number - 1]) and RULE.match(below):
            text = "a column without a name: a screen reader has nothing to say for it"
            problems.append(page.problem(number, "shape", text))
    for number, _ in page.admonitions[CALLOUTS:]:
        text = f"more than {CALLOUTS} callouts on a page: make it a sentence"
        problems.append(page.problem(number, "shape", text))
    problems += _argument(page) if page.argument else []
    if page.meta.get("translation"):
        return problems  # its sections come with the translation
    if shape := template(page.kind, page.edition, site.root):
        problems += _sections(page, shape)
    return problems + _wanted(page)


def _meta(page: Page) -> list[Problem]:
    problems = [
        page.problem(1, "shape", f"unknown front matter {key!r}; known: {', '.join(sorted(KEYS))}")
        for key in page.meta
        if key not in KEYS
    ]
    if page.kind not in KINDS:
        problems.append(page.problem(1, "shape", f"kind is one of {', '.join(KINDS)}"))
    if page.kind == "index" and not page.name.endswith("index.md"):
        problems.append(page.problem(1, "shape", "only an index.md is an index"))
    if page.kind == "reference" and not page.name.startswith("reference/"):
        problems.append(page.problem(1, "shape", "only pages in reference/ are reference"))
    if page.kind == "contribute" and not page.name.startswith("contribute/"):
        problems.append(page.problem(1, "shape", "only pages in contribute/ are contribute"))
    description = str(page.meta.get("description") or "").strip()
    chinese = bool(re.search(r"[\u4e00-\u9fff]", description))
    if not description or chinese != (page.edition == "zh"):
        text = "description: one sentence in the page's language"
        problems.append(page.problem(1, "shape", text))
    if "paired_with" not in page.meta:
        problems.append(page.problem(1, "shape", 'paired_with is missing; start with ""'))
    pending = page.meta.get("translation")
    if pending is not None and not _pending_since(pending):
        text = "translation is written as: pending since 2026-11-22"
        problems.append(page.problem(1, "shape", text))
    return problems


def _pending_since(value: object) -> datetime.date | None:
    found = re.fullmatch(r"pending since (\d{4}-\d{2}-\d{2})", str(value))
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _headings(page: Page) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    above = 0
    for heading in page.headings:
        if not heading.id:
            problems.append(page.problem(heading.line, "shape", "a heading without {#id}"))
        elif heading.id in seen:
            text = f"the id {heading.id!r} stands twice"
            problems.append(page.problem(heading.line, "shape", text))
        elif not ID.match(heading.id):
            text = f"the id {heading.id!r}: small letters, digits, - and _ only"
            problems.append(page.problem(heading.line, "shape", text))
        if heading.level > above + 1:
            text = f"a heading of level {heading.level} below one of level {above}"
            problems.append(page.problem(heading.line, "shape", text))
        seen.add(heading.id or "")
        above = heading.level
    tops = [h for h in page.headings if h.level == 1]
    if len(tops) != 1:
        text = f"{len(tops)} headings of level 1; a page has exactly one"
        problems.append(page.problem(page.first, "shape", text))
    return problems


def _sections(page: Page, shape: Template) -> list[Problem]:
    """Compulsory ones are there, known ones stand in order and are called as in the template."""
    problems = []
    found = [h for h in page.headings if h.level == 2]
    known = {h.id: h for h in shape.headings}
    for heading in shape.headings:
        if heading.id in shape.compulsory and heading.id not in {h.id for h in found}:
            text = f"the section {{#{heading.id}}} is missing: ## {heading.text} {{#{heading.id}}}"
            problems.append(page.problem(page.first, "shape", text))
    order = [h.id for h in shape.headings]
    place = -1
    for heading in found:
        if heading.id not in known:
            if not shape.free:
                text = f"{{#{heading.id}}} is no section of this kind of page: {', '.join(order)}"
                problems.append(page.problem(heading.line, "shape", text))
            continue
        if order.index(heading.id) < place:
            text = f"{{#{heading.id}}} is out of order; the order is {', '.join(order)}"
            problems.append(page.problem(heading.line, "shape", text))
        place = max(place, order.index(heading.id))
        if not shape.free and heading.text != known[heading.id].text:
            text = f"this section is called: {known[heading.id].text}"
            problems.append(page.problem(heading.line, "shape", text))
    return problems


def _argument(page: Page) -> list[Problem]:
    """An argument page is named as its argument."""
    problems = []
    for top in [h for h in page.headings if h.level == 1]:
        if top.text.strip("`") != page.argument or top.id != page.argument:
            text = f"the title of this page is: # {page.argument} {{#{page.argument}}}"
            problems.append(page.problem(top.line, "shape", text))
    return problems


def _wanted(page: Page) -> list[Problem]:
    """What sections of this kind of page include: badges, a contract, a program of its own."""
    facts, folder = f"docs/facts/{page.edition}", page.name.removesuffix(".md").replace("-", "_")
    subject = folder.rpartition("/")[2]
    contract, program = f"{facts}/contract/{subject}.md", f"snippets/{folder}/"
    wanted = {
        "argument": {
            "in-short": f"{facts}/badges/{subject}.md",
            "contract": contract,
            "smallest-program": program,
        },
        "topic": {"wrong-batch": contract, "smallest-program": program},
    }.get(page.kind, {})
    problems = []
    for section in page.sections(2):
        start = wanted.get(section.heading.id or "")
        inside = [i.path for i in page.includes if section.holds(i.line)]
        if start and not any(path.startswith(start) for path in inside):
            text = f"this section includes {start}"
            problems.append(page.problem(section.heading.line, "shape", text))
    return problems
