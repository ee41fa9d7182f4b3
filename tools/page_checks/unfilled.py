"""What ``make new-page`` and ``make new-snippet`` left to be filled in.

A page that still says what its template says is not finished, nor is a program or a contract
whose sentences are those of the template. A page whose translation is pending may wait.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.page_checks.shape import TEMPLATES
from tools.pages import Page, Problem, Site
from tools.pages.parse import parse

COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.S)
BEGINNING = 18  # characters by which a comment is known again, whatever names it was given
SENTENCE = re.compile(r'^(?:zh|en) = "(.+)"$', re.M)


def _beginning(comment: str) -> str:
    return " ".join(comment.split())[:BEGINNING]


def check(page: Page, site: Site) -> list[Problem]:
    """Description, title, notes and sentences are the page's own."""
    path = site.root / TEMPLATES / f"{page.kind}.{page.edition}.md"
    if page.meta.get("translation") or not path.is_file():
        return []
    model = parse(path, site.root, page.edition)
    problems = []
    if page.meta.get("description") == model.meta["description"]:
        text = "description is still that of the template: one sentence about this page"
        problems.append(page.problem(1, "unfilled", text))
    titles = {h.text for h in model.headings if h.level == 1}
    for heading in page.headings:
        if heading.level == 1 and heading.text in titles and page.kind != "argument":
            text = f"give the page a title: # {heading.text} is that of the template"
            problems.append(page.problem(heading.line, "unfilled", text))
    known = {_beginning(found[1]) for found in COMMENT.finditer(model.text)}
    for found in COMMENT.finditer(page.text):
        if _beginning(found[1]) in known:
            line = page.text[: found.start()].count("\n") + 1
            text = f"a note of the template, do what it says and delete it: {_beginning(found[1])}…"
            problems.append(page.problem(line, "unfilled", text))
    sentences = {line for line in model.prose if line.strip() and not line.startswith("#")}
    for number, line in enumerate(page.prose, 1):
        if number >= page.first and line in sentences:
            text = f"a sentence of the template, write your own: {line}"
            problems.append(page.problem(number, "unfilled", text))
    return problems


def check_site(site: Site) -> list[Problem]:
    """Programs say what they show, and rows of a contract what happens."""
    templates, snippets = site.root / TEMPLATES, site.root / "snippets"
    shows = {_shows(path) for path in templates.glob("*.py")}
    said = {
        found[1]
        for path in templates.glob("contract.*.toml")
        for found in SENTENCE.finditer(path.read_text(encoding="utf-8"))
    }
    problems = []
    for path in sorted(snippets.rglob("*.py")):
        if _shows(path) in shows:
            text = "say in the first line of the docstring what the program shows"
            problems.append(_problem(path, site, 1, text))
    for path in sorted(snippets.rglob("contract.toml")):
        text = path.read_text(encoding="utf-8")
        for found in SENTENCE.finditer(text):
            if found[1] in said:
                line = text[: found.start()].count("\n") + 1
                problems.append(_problem(path, site, line, f"say what happens: {found[1]}"))
    return problems


def _shows(path: Path) -> str:
    """The first line of a program's docstring; "" if it cannot be read."""
    try:
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    except SyntaxError:
        return ""  # the check of headers reports it
    return (doc or "").split("\n")[0]


def _problem(path: Path, site: Site, line: int, text: str) -> Problem:
    return Problem(path.relative_to(site.root).as_posix(), line, "unfilled", text)
