"""Arguments and their defaults are those of the installed torch."""

from __future__ import annotations

import ast
import functools
import inspect
import re
from collections.abc import Iterator

from tools.pages import Page, Problem, Site
from tools.paths import EDITIONS

MISSING = "docs/missing_arguments.txt"
# "默认 `0`", "默认值是 `None`", "default: `0`", "defaults to `None`", "default value is `1`".
AFTER = re.compile(
    r"(?:默认(?:值)?\s*(?:是|为|就是|等于)?\s*[:：=]?"
    r"|\bdefault(?:s)?(?:\s+value)?(?:\s+(?:is|to|of))?\s*[:=]?)\s*`([^`]+)`",
    re.I,
)
# "`0`（默认）", "`0` (the default)".
BEFORE = re.compile(r"`([^`]+)`\s*[（(](?:the\s+)?(?:default|默认值?)[)）]", re.I)
SPAN = re.compile(r"`([^`]+)`")
STOP = re.compile(r"[。；;!?！？|]|\.\s")


@functools.cache
def signature() -> dict[str, object]:
    """Each argument of DataLoader with its default; ``inspect.Parameter.empty`` if it has none."""
    from torch.utils.data import DataLoader  # 2 s: only where it is needed

    parameters = inspect.signature(DataLoader).parameters
    return {name: parameter.default for name, parameter in parameters.items()}


def claims(page: Page) -> Iterator[tuple[int, str, str]]:
    """Defaults that the prose states: line, argument, and the value as typed."""
    known = signature()
    for number, line in enumerate(page.prose, 1):
        for found in [*AFTER.finditer(line), *BEFORE.finditer(line)]:
            typed = found[1].strip()
            name, equals, value = typed.partition("=")
            if equals and name.strip() in known:
                yield number, name.strip(), value.strip()
            elif (subject := _subject(line[: found.start()], page)) in known:
                yield number, subject, typed


def _subject(before: str, page: Page) -> str:
    """The argument that the sentence speaks of.

    It is the last code span before in the sentence; else, in a table, the first of the row;
    else the argument of the page.
    """
    if names := _names(STOP.split(before)[-1]):
        return names[-1]
    row = _names(before.split("|")[1]) if before.lstrip().startswith("|") else []
    return row[0] if row else page.argument


def _names(text: str) -> list[str]:
    """The code spans of a text that are no values; of ``name=value`` the name."""
    spans = SPAN.findall(text)
    return [span.partition("=")[0].strip() for span in spans if not _literal(span)]


def _literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return False
    return True


def check(page: Page, site: Site) -> list[Problem]:
    """A default in the prose is the default of the signature."""
    problems = []
    for line, name, typed in claims(page):
        default = signature()[name]
        if _literal(typed) and repr(ast.literal_eval(typed)) != repr(default):
            given = default is inspect.Parameter.empty
            real = "none: it must be given" if given else f"{default!r}"
            text = (
                f"says that {name} defaults to {typed}; its default is {real}"
                " (an effective default stands in the badges; elsewhere say what it becomes)"
            )
            problems.append(page.problem(line, "defaults", text))
    return problems


def check_site(site: Site) -> list[Problem]:
    """The pages of arguments and the list of missing ones name the signature, each once."""
    known = set(signature())
    rows = site.listed(MISSING)
    missing = [name for _, name in rows]
    problems = []
    for number, name in rows:
        if name not in known:
            text = f"{name} is no argument of DataLoader: remove the line"
            problems.append(Problem(MISSING, number, "signature", text))
    if missing != sorted(set(missing)):
        problems.append(Problem(MISSING, 1, "signature", "sort the names, each once"))
    for edition in EDITIONS:
        pages = {p.argument: p for p in site.editions[edition].values() if p.argument}
        for name, page in pages.items():
            if name not in known:
                problems.append(page.problem(1, "signature", f"DataLoader has no argument {name}"))
            elif name in missing:
                text = f"{page.path} exists: remove the line"
                problems.append(Problem(MISSING, missing.index(name) + 1, "signature", text))
        for name in sorted(known - set(pages) - set(missing)):
            text = f"no docs/{edition}/arguments/{name}.md: write it or list {name} here"
            problems.append(Problem(MISSING, 1, "signature", text))
    return problems
