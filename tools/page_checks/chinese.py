"""Chinese is written as Chinese: spaces, full-width punctuation, "你".

Spaces and most punctuation are judged by autocorrect; two rules of our own judge what it does
not: code spans beside Chinese, and half-width brackets and commas next to them.
"""

from __future__ import annotations

import itertools
import re

import autocorrect_py

from tools.pages import Page, Problem, Site

HAN = "\u4e00-\u9fff"
RULES = (
    (re.compile(rf"[{HAN}]`|`[{HAN}]"), "a space between Chinese and code"),
    (re.compile(rf"[{HAN}`][,;:?!]|[{HAN}]\.(?=\s|$)"), "full-width punctuation ，。；：？！"),
    (re.compile(rf"[{HAN}]\s?\(|\)\s?[{HAN}]|\([{HAN}]|[{HAN}]\)"), "full-width brackets （）"),
    (re.compile(r"\s[，。；：？！、）」]|[（「]\s"), "no space beside full-width punctuation"),
    (re.compile(rf'[{HAN}]"|"[{HAN}]'), "Chinese quotation marks 「」"),
    (re.compile(rf"[{HAN}]\.\.\."), "……"),
)
# A line break inside a paragraph is shown as a space, which Chinese has not.
BREAK_BEFORE = re.compile(rf"[{HAN}，。；：？！、）」]$")
BREAK_AFTER = re.compile(rf"^\s*[{HAN}，。；：？！、（「]")
ITSELF = re.compile(r"^\s*(?:[-*+]\s|\d+[.)]\s|\||#|:\s{3}|!!!|\?\?\?|===|>|<|\[[^\]]+\]:)")
CALLOUT = re.compile(r'^\s*(?:!!!|\?\?\?\+?|===[!+]?)\s+[\w -]*"(.*)"\s*$')
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^)]*\)")


def check(page: Page, site: Site) -> list[Problem]:
    """The Chinese prose of a page, its description included."""
    if page.edition != "zh":
        return []
    lines = list(page.prose)
    description = page.meta.get("description")
    for number, line in enumerate(page.lines[: page.first - 1]):
        if line.startswith("description:"):
            lines[number] = str(description or "")
    return [page.problem(n, "chinese", text) for n, text in faults(lines, page.lines)]


def faults(lines: list[str], raw: list[str]) -> list[tuple[int, str]]:
    """Faults of spacing and punctuation: line and what to write.

    ``raw`` has the same lines before tags and fences were taken out.
    """
    found = []
    shown = [_as_read(line) for line in lines]
    for number, line in enumerate(shown, 1):
        for rule, advice in RULES:
            if hit := rule.search(_masked(line)):
                near = line[max(0, hit.start() - 8) : hit.end() + 8].strip()
                found.append((number, f"{advice}: …{near}…"))
    found += _broken(lines, raw)
    text = "\n".join(_masked(line) for line in shown) + "\n"
    for result in autocorrect_py.lint_for(text, "page.md").lines:
        found.append((result.line, f"write {result.new.strip()!r}, not {result.old.strip()!r}"))
    return sorted(set(found))


def _broken(lines: list[str], raw: list[str]) -> list[tuple[int, str]]:
    """Paragraphs whose line break would show as a space inside Chinese; a tag ends a line."""
    found = []
    for number, (line, below) in enumerate(itertools.pairwise(lines), 1):
        own = ITSELF.match(below) or re.match(r"^\s*(#|\||!!!|\?\?\?|===)", line)
        own = own or raw[number].lstrip().startswith("<")
        if own or not below.strip() or not BREAK_BEFORE.search(line.rstrip()):
            continue
        if BREAK_AFTER.match(below) or line.rstrip()[-1] in "，。；：？！、）」":
            found.append((number, "the line break shows as a space: keep a paragraph on one line"))
    return found


def _as_read(line: str) -> str:
    """A line with links as their words, without attribute lists and a callout's quotes."""
    line = CALLOUT.sub(lambda m: m[1], line)
    line = LINK.sub(lambda m: m[2], line)
    return re.sub(r"\{:?\s*[#.][^{}]*\}", "", line).replace("**", "")


def _masked(line: str) -> str:
    """A line with the inside of code spans replaced, so that only their edges are judged."""
    return re.sub(r"(`+)([^`]+)\1", "`x`", line)


def check_site(site: Site) -> list[Problem]:
    """Chinese outside the pages: the README, the fact sheets and the templates."""
    return [
        page.problem(number, "chinese", text)
        for page in site.others("zh")
        for number, text in faults(page.prose, page.lines)
    ]
