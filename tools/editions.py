"""The two editions say the same: what must be equal, and who read whom last.

Equal are paths, ids, includes, fences, internal links, tables, code spans and numbers with a
unit, section by section. ``paired_with`` is the digest of the counterpart's body when somebody
last read both; a counterpart that changed since is a problem, unless the page says
``translation: pending since <date>``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import yaml

from tools.page_checks.numbers import quantities
from tools.pages import Page, Problem, Section, Site
from tools.paths import EDITIONS

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


def _neutral(path: str) -> str:
    """A path with the edition taken out, so that both editions give the same."""
    for edition in EDITIONS:
        path = path.replace(f"docs/facts/{edition}/", "docs/facts/*/")
    return path


def _inside(page: Page, section: Section, rows: list, value: Callable) -> list[str]:
    return [value(row) for row in rows if section.holds(row.line)]


def _includes(page: Page, s: Section) -> list[str]:
    return _inside(page, s, page.includes, lambda i: _neutral(i.target))


def _fences(page: Page, s: Section) -> list[str]:
    typed = {f.line for f in page.fences} - {i.fence for i in page.includes}
    rows = [f for f in page.fences if f.line in typed]

    def value(fence) -> str:
        code = "\n".join(fence.body) if fence.language != "text" else f"{len(fence.body)} lines"
        return f"{fence.language}: {code}"

    return _inside(page, s, rows, value)


def _tables(page: Page, s: Section) -> list[str]:
    value = lambda t: f"{t.columns} columns, {t.rows} rows"  # noqa: E731
    return _inside(page, s, page.tables, value)


def _admonitions(page: Page, s: Section) -> list[str]:
    return [kind for line, kind in page.admonitions if s.holds(line)]


def _links(page: Page, s: Section) -> list[str]:
    rows = [link for link in page.links if not link.external]
    return sorted(_inside(page, s, rows, lambda k: page.leads_to(k.target)))


def _spans(page: Page, s: Section) -> list[str]:
    return sorted(_inside(page, s, page.spans, lambda c: c.text))


def _numbers(page: Page, s: Section) -> list[str]:
    return sorted(same for line, _, same in quantities(page) if s.holds(line))


# What is compared in each section, and how a difference is called.
EQUAL: dict[str, Callable[[Page, Section], list[str]]] = {
    "includes": _includes,
    "typed blocks": _fences,
    "tables": _tables,
    "callouts": _admonitions,
    "internal links": _links,
    "code spans": _spans,
    "numbers with a unit": _numbers,
}


def check_structure(page: Page, site: Site) -> list[Problem]:
    """What must be equal is equal. Reported once, on the English page."""
    other = site.counterpart(page)
    if other is None or page.edition != EDITIONS[1] or _pending(page) or _pending(other):
        return []
    mine, theirs = _ids(page), _ids(other)
    if mine != theirs:
        line, text = _first_difference(page, other)
        return [page.problem(line, "editions", text)]
    problems = []
    pairs = zip(_whole(page), _whole(other), strict=True)
    for own, counterpart in pairs:
        for what, read in EQUAL.items():
            a, b = read(page, own), read(other, counterpart)
            if a != b:
                text = f"{what} differ from {other.path}:{counterpart.heading.line}: {_delta(a, b)}"
                problems.append(page.problem(own.heading.line, "editions", text))
    return problems


def _ids(page: Page) -> list[tuple[int, str | None]]:
    return [(h.level, h.id) for h in page.headings]


def _whole(page: Page) -> list[Section]:
    return page.sections()


def _first_difference(page: Page, other: Page) -> tuple[int, str]:
    for a, b in zip(page.headings, other.headings, strict=False):
        if (a.level, a.id) != (b.level, b.id):
            text = f"{{#{a.id}}} of level {a.level} stands where {other.path}:{b.line}"
            return a.line, f"{text} has {{#{b.id}}} of level {b.level}"
    longer, shorter = (page, other) if len(page.headings) > len(other.headings) else (other, page)
    extra = longer.headings[len(shorter.headings)]
    line = extra.line if longer is page else len(page.lines)
    return line, f"only {longer.path}:{extra.line} has the heading {{#{extra.id}}}"


def _delta(mine: list[str], theirs: list[str]) -> str:
    here, there = Counter(mine), Counter(theirs)
    words = []
    if more := sorted((here - there).elements()):
        words.append("only here " + ", ".join(more))
    if less := sorted((there - here).elements()):
        words.append("only there " + ", ".join(less))
    return "; ".join(words) or f"another order: {', '.join(mine)} / {', '.join(theirs)}"


def _pending(page: Page) -> bool:
    return bool(page.meta.get("translation"))


def check_pairing(page: Page, site: Site) -> list[Problem]:
    """The counterpart exists and did not change since somebody read both."""
    other = site.counterpart(page)
    if other is None:
        edition = EDITIONS[1 - EDITIONS.index(page.edition)]
        text = f"there is no docs/{edition}/{page.name}: both editions have the same pages"
        return [page.problem(1, "editions", text)]
    if _pending(page) or page.meta.get("paired_with") == other.digest:
        return []
    name = page.name.removesuffix(".md")
    changed = "changed since both were read" if page.meta.get("paired_with") else "was never read"
    text = f"{other.path} {changed}: make pair PAGE={name} shows it and stamps both"
    return [page.problem(1, "paired", text)]


def check_nav(site: Site) -> list[Problem]:
    """Both configurations list the same pages in the same order, and every page is listed."""
    lists = {}
    for edition, config in CONFIGS.items():
        lists[edition] = navigation(site.read(config))
    problems = []
    if lists["zh"] != lists["en"]:
        text = f"nav differs from {CONFIGS['zh']}: {_delta(lists['en'], lists['zh'])}"
        problems.append(Problem(CONFIGS["en"], 1, "nav", text))
    for edition, listed in lists.items():
        for name in sorted(set(site.editions[edition]) - set(listed)):
            text = f"docs/{edition}/{name} is not in nav"
            problems.append(Problem(CONFIGS[edition], 1, "nav", text))
        for name in sorted(set(listed) - set(site.editions[edition])):
            text = f"nav lists {name}, there is no docs/{edition}/{name}"
            problems.append(Problem(CONFIGS[edition], 1, "nav", text))
    return problems


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; its own tags (``!ENV``, ``!!python/name:``) do not matter here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def navigation(text: str) -> list[str]:
    """The pages of a configuration's nav, in order."""
    found: list[str] = []

    def walk(entry: object) -> None:
        if isinstance(entry, dict):
            for value in entry.values():
                walk(value)
        elif isinstance(entry, list):
            for value in entry:
                walk(value)
        elif isinstance(entry, str) and entry.endswith(".md"):
            found.append(entry)

    walk((yaml.load(text, Loader=_Loader) or {}).get("nav"))
    return found


PAGE_CHECKS: dict[str, Callable[[Page, Site], list[Problem]]] = {
    "structure": check_structure,
    "paired": check_pairing,
}
SITE_CHECKS: dict[str, Callable[[Site], list[Problem]]] = {"nav": check_nav}
