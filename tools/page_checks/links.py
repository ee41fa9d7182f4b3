"""Links inside the site lead to a page of the same edition and to an id that it has.

The strict build says the same; here it is known before the build, with the line.
"""

from __future__ import annotations

import re

from tools.pages import Page, Problem, Site

# Ids that an included sheet brings: {#id}, { #id } and id="id".
BROUGHT = re.compile(r"\{:?\s*#([\w.:-]+)|\bid=\"([^\"]+)\"")


def anchors(page: Page, site: Site) -> set[str]:
    """The ids of a page: of its headings, and of the sheets that it includes."""
    found = set(page.anchors)
    for text in [*page.lines, *(site.read(i.path) for i in page.includes if not i.fence)]:
        found |= {a or b for a, b in BROUGHT.findall(text)}
    return found


def check(page: Page, site: Site) -> list[Problem]:
    """Every link to a page, an id or a file of the project leads somewhere."""
    problems = []
    for link in page.links:
        if link.external or not link.target:
            continue
        if link.target.startswith("/"):
            text = f"{link.target}: links inside the site are relative to the page"
            problems.append(page.problem(link.line, "links", text))
            continue
        if text := _dead(page.leads_to(link.target), page, site):
            problems.append(page.problem(link.line, "links", text))
    return problems


def _dead(target: str, page: Page, site: Site) -> str:
    path, _, anchor = target.partition("#")
    path, _, _ = path.partition("?")  # a setting of the page's form
    if not path.endswith(".md"):
        return "" if (site.root / "docs" / page.edition / path).exists() else f"there is no {path}"
    other = site.editions[page.edition].get(path)
    if other is None:
        return f"there is no docs/{page.edition}/{path}"
    generated = other.kind == "reference"  # mkdocstrings makes ids of its own
    if anchor and not generated and anchor not in anchors(other, site):
        return f"docs/{page.edition}/{path} has no {{#{anchor}}}"
    return ""
