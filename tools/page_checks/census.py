"""The census of fences: each is of a known kind, or it is a problem. None is skipped in silence.

A fence is an include of a file (a program, what it printed, another text), inline Python that
runs, shell lines from ``docs/shell_lines.txt``, or plain text.
"""

from __future__ import annotations

import ast
import re
from collections import Counter

import markdown

from tools.pages import Fence, Include, Page, Problem, Site

SHELL_LINES = "docs/shell_lines.txt"
LABELS = {
    "zh": {".out": ("输出",), ".err": ("报错", "警告", "输出")},
    "en": {".out": ("Output",), ".err": ("Error", "Warning", "Output")},
}
# Why an inline block may stay unrun: `<!-- not-run: needs-cuda -->` on the line above it.
NOT_RUN = {
    "needs-cuda": "waiting for a GPU",
    "needs-two-gpus": "waiting for two GPUs",
    "needs-windows": "waiting for Windows",
    "needs-macos": "waiting for macOS",
}
MARK = re.compile(r"<!--[-\s]*(pytest-codeblocks:|pytest\.mark)")
STRUCTURE = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)


def kind_of(fence: Fence, page: Page) -> str:
    """The kind of a fence; a kind that begins with ``?`` is none, the rest says why."""
    inside = [i for i in page.includes if i.fence == fence.line]
    filled = [line for line in fence.body if line.strip()]
    if fence.mark[0] == "~":
        return "?opens with ~~~: write three backticks"
    if not fence.language:
        return "?names no language: write python, sh or text"
    if inside and len(filled) != 1:
        return "?mixes an include with other lines: the include stands alone in its fence"
    if inside:
        return _kind_of_include(fence, inside[0], page)
    if fence.language == "python":
        return _kind_of_python(fence)
    if fence.language in ("sh", "bash"):
        return "shell"
    if fence.language == "text":
        return _kind_of_text(fence, page)
    return f"?has the language {fence.language!r}: write python, sh or text"


def _kind_of_include(fence: Fence, include: Include, page: Page) -> str:
    suffix = "." + include.path.rpartition(".")[2]
    if suffix == ".py":
        if fence.language != "python":
            return "?includes a program: its language is python"
        if fence.title != include.path and not (include.section and not fence.title):
            return f'?includes a program: write title="{include.path}"'
        return "part of a program" if include.section else "program"
    if fence.language != "text":
        return f"?includes {include.path}: its language is text"
    if suffix not in LABELS[page.edition]:
        return "included text"
    if ".no-copy" not in fence.info:
        return "?shows output: open it with { .text .no-copy title=… }, it needs no copy button"
    labels = LABELS[page.edition][suffix]
    if not fence.title.startswith(labels):
        return f"?shows output: its title begins with {' or '.join(labels)}"
    return "recorded output"


def _kind_of_python(fence: Fence) -> str:
    if re.search(r"[\w.-]+/[\w./-]+", fence.title):
        return "?has the title of a file but does not include it"
    if fence.not_run and fence.not_run not in NOT_RUN:
        return f"?says not-run for a reason that is none of: {', '.join(NOT_RUN)}"
    return f"not run, {NOT_RUN[fence.not_run]}" if fence.not_run else "inline Python that runs"


def _kind_of_text(fence: Fence, page: Page) -> str:
    words = [label for labels in LABELS[page.edition].values() for label in labels]
    if fence.title.startswith(tuple(words)):
        return "?is typed but called output: include the recorded .out or .err"
    if _is_code("\n".join(fence.body)):
        return "?is Python called text, so it would not run: write python, or a code span"
    return "plain text"


def _is_code(text: str) -> bool:
    """Whether a text is Python that does something: imports, calls or assigns."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return False
    doing = (ast.Import, ast.ImportFrom, ast.Call, ast.Assign, ast.FunctionDef, ast.ClassDef)
    return any(isinstance(node, doing) for node in nodes)


def count(site: Site) -> Counter[str]:
    """How many fences of each kind all pages have."""
    kinds = Counter(kind_of(fence, page) for page in site.pages for fence in page.fences)
    return Counter({"fails" if k.startswith("?") else k: n for k, n in kinds.items()})


def check(page: Page, site: Site) -> list[Problem]:
    """Every fence is of a known kind, and what is rendered as code is what was counted."""
    problems = [p for p in page.faults if p.check == "census"]
    for fence in page.fences:
        kind = kind_of(fence, page)
        if kind.startswith("?"):
            problems.append(page.problem(fence.line, "census", f"a fence that {kind[1:]}"))
        elif kind == "shell":
            problems += _unknown_lines(page, fence, site)
        elif kind.startswith("not run"):
            problems += _not_python(page, fence)
    for number, line in enumerate(page.lines, 1):
        if MARK.search(line) and not _inside(page, number):
            text = "pytest-codeblocks marks are not read here: write <!-- not-run: reason -->"
            problems.append(page.problem(number, "census", text))
    return problems + _rendered(page)


def _inside(page: Page, number: int) -> bool:
    return any(f.line < number < f.end for f in page.fences)


def _not_python(page: Page, fence: Fence) -> list[Problem]:
    try:
        compile("\n".join(fence.body) + "\n", page.path, "exec")
    except SyntaxError as error:
        line = fence.line + (error.lineno or 0)
        return [page.problem(line, "census", f"a block that is not Python: {error.msg}")]
    return []


def _rendered(page: Page) -> list[Problem]:
    """Indented code and raw ``<pre>``: code that no fence announces."""
    hidden = {i.line for i in page.includes if not i.fence}
    body = [
        "" if number in hidden else line
        for number, line in enumerate(page.lines[page.first - 1 :], page.first)
    ]
    settings = {"pymdownx.tabbed": {"alternate_style": True}}
    html = markdown.markdown("\n".join(body), extensions=STRUCTURE, extension_configs=settings)
    found = len(re.findall(r"<pre[\s>]", html))
    if found == len(page.fences):
        return []
    places = _indented(page)
    text = (
        f"the page shows {found} blocks of code, the census counted {len(page.fences)} fences:"
        " indented code, <pre> or a fence that the site does not see"
    )
    return [page.problem(places[0] if places else page.first, "census", text)]


def _indented(page: Page) -> list[int]:
    """Lines that look like the start of indented code."""
    return [
        n
        for n in range(page.first + 1, len(page.lines) + 1)
        if re.match(r"^( {4}|\t)", page.prose[n - 1]) and not page.lines[n - 2].strip()
    ]


def _unknown_lines(page: Page, fence: Fence, site: Site) -> list[Problem]:
    known = {line for _, line in site.listed(SHELL_LINES)}
    problems = []
    for number, line in enumerate(fence.body, fence.line + 1):
        if line.strip() and line.rstrip() not in known:
            text = f"an unknown shell line; try it, then add it to {SHELL_LINES}: {line.strip()}"
            problems.append(page.problem(number, "census", text))
    return problems


def unused_lines(site: Site) -> list[Problem]:
    """The list of shell lines is sorted, and each of its lines stands on a page."""
    used = {
        line.rstrip()
        for page in site.pages
        for fence in page.fences
        if fence.language in ("sh", "bash")
        for line in fence.body
    }
    rows = site.listed(SHELL_LINES)
    problems = [
        Problem(SHELL_LINES, n, "census", f"no page has this line, remove it: {line}")
        for n, line in rows
        if line not in used
    ]
    if [line for _, line in rows] != sorted({line for _, line in rows}):
        problems.append(Problem(SHELL_LINES, 1, "census", "sort the lines, each once"))
    return problems + [p for n, line in rows for p in _dead_command(site, n, line)]


def _dead_command(site: Site, number: int, line: str) -> list[Problem]:
    """A line that calls a program or a make target of this project that is not there."""
    problems = []
    words = line.split()
    makefile = site.read("Makefile")
    if words[:1] == ["make"] and makefile:
        targets = [w for w in words[1:] if "=" not in w]
        for target in targets:
            if not re.search(rf"^{re.escape(target)}\s*:", makefile, re.M):
                text = f"the Makefile has no target {target!r}"
                problems.append(Problem(SHELL_LINES, number, "census", text))
    for path in re.findall(r"\b(?:snippets|tools|docs)/[\w./-]+\.\w+", line):
        if not (site.root / path).exists():
            problems.append(Problem(SHELL_LINES, number, "census", f"there is no {path}"))
    return problems
