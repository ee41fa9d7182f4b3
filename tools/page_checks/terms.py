"""Words: the glossary ``docs/terms.yml`` holds in both editions, in both directions.

A forbidden form fails where it is written. A sentence that says what else a thing is called
("也叫", "also called") may name one. And where the page of one edition uses a term, the page
of the other uses its counterpart.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import yaml

from tools.pages import Page, Problem, Site

GLOSSARY = "docs/terms.yml"
LEAST = 30
ALSO_CALLED = re.compile(
    r"也叫|又叫|也称|又称|也写作|俗称|有人叫|also called|also known as|also written"
)
SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?])\s|\n")
OTHER = {"zh": "en", "en": "zh"}


@dataclass(frozen=True)
class Term:
    """A term in both languages; the first form of a language is the preferred one.

    Attributes:
        forms: For each edition, the forms that may stand.
        forbidden: For each edition, the forms that may not.
        paired: Whether a page that uses it needs a counterpart that does.
    """

    forms: dict[str, tuple[str, ...]]
    forbidden: dict[str, tuple[str, ...]]
    paired: bool = True


def glossary(site: Site) -> tuple[list[Term], dict[str, dict[str, str]]]:
    """The terms, and for each edition the words that no page uses with what to do instead."""
    return _glossary(site.read(GLOSSARY))


@functools.cache
def _glossary(text: str) -> tuple[list[Term], dict[str, dict[str, str]]]:
    data = yaml.safe_load(text) or {}
    terms = [
        Term(
            {e: (row[e], *row.get(f"{e}_also", ())) for e in OTHER},
            {e: tuple(row.get(f"not_{e}", ())) for e in OTHER},
            row.get("paired", True),
        )
        for row in data.get("terms", ())
    ]
    return terms, data.get("style", {})


def pattern(form: str, edition: str) -> re.Pattern[str]:
    """Finds a form: Chinese anywhere, English as a word with a common ending."""
    if edition == "zh" and not re.match(r"[A-Za-z]", form):
        return re.compile(re.escape(form))
    word = rf"(?<![\w-]){re.escape(form)}(?:s|es|d|ed|ing|ly)?(?![A-Za-z_])"
    return re.compile(word, re.I)


def forbidden(form: str, edition: str) -> re.Pattern[str]:
    """Finds a forbidden form: whole words in English, as written or with a capital."""
    if edition == "zh":
        return re.compile(re.escape(form))
    first = f"[{form[0]}{form[0].upper()}]"
    return re.compile(rf"(?<![\w-]){first}{re.escape(form[1:])}(?![\w-])")


def prose(page: Page) -> list[str]:
    """The text of a page, its description first; an "also called" sentence is left out."""
    first = str(page.meta.get("description") or "")
    lines = [first, *page.plain[1:]] if page.plain else [first]
    kept = []
    for line in lines:
        parts = [part for part in SENTENCE.split(line) if part]
        kept.append(" ".join(part for part in parts if not ALSO_CALLED.search(part)))
    return kept


def check(page: Page, site: Site) -> list[Problem]:
    """No forbidden form; every term has its counterpart on the page of the other edition."""
    terms, _ = glossary(site)
    problems = wrong_words(page, site)
    other = site.counterpart(page)
    if other and not page.meta.get("translation") and not other.meta.get("translation"):
        problems += _unpaired(page, other, terms)
    return problems


def wrong_words(page: Page, site: Site) -> list[Problem]:
    """Forbidden forms of terms, and words that no page uses."""
    terms, style = glossary(site)
    lines = prose(page)
    problems = []
    for term in terms:
        good = term.forms[page.edition]
        for form in term.forbidden[page.edition]:
            text = f"{form!r}: write {good[0]!r} ({GLOSSARY})"
            rest = [_without(line, [g for g in good if form in g]) for line in lines]
            problems += _each(page, rest, forbidden(form, page.edition), text)
    for word, advice in style.get(page.edition, {}).items():
        text = f"{word!r}: {advice} ({GLOSSARY})"
        problems += _each(page, lines, forbidden(word, page.edition), text)
    return problems


def _without(line: str, forms: list[str]) -> str:
    """A line without the good forms that hold a forbidden one: 可分页内存 is no 分页内存."""
    for form in forms:
        line = line.replace(form, " ")
    return line


def _each(page: Page, lines: list[str], wanted: re.Pattern[str], text: str) -> list[Problem]:
    return [
        page.problem(number, "terms", text)
        for number, line in enumerate(lines, 1)
        if wanted.search(line)
    ]


def _unpaired(page: Page, other: Page, terms: list[Term]) -> list[Problem]:
    problems = []
    for term in terms:
        place = _first(page, term) if term.paired else 0
        if place and not _first(other, term):
            mine, theirs = term.forms[page.edition][0], term.forms[other.edition][0]
            text = f"uses {mine!r}, but {other.path} never says {theirs!r}"
            problems.append(page.problem(place, "terms", text))
    return problems


def _first(page: Page, term: Term) -> int:
    """The first line that uses a term in one of its forms, 0 if none does."""
    wanted = [pattern(form, page.edition) for form in term.forms[page.edition]]
    for number, line in enumerate(page.plain, 1):
        if any(p.search(line) for p in wanted):
            return number
    return 0


def check_site(site: Site) -> list[Problem]:
    """The glossary is large, sorted and free of contradiction; it holds outside the pages too."""
    terms, _ = glossary(site)
    problems = [p for e in OTHER for text in site.others(e) for p in wrong_words(text, site)]
    if len(terms) < LEAST:
        text = f"{len(terms)} terms; at least {LEAST}"
        problems.append(Problem(GLOSSARY, 1, "terms", text))
    names = [term.forms["en"][0].lower() for term in terms]
    if names != sorted(set(names)):
        problems.append(Problem(GLOSSARY, 1, "terms", "sort the terms by en, each once"))
    for edition in OTHER:
        good = {form for term in terms for form in term.forms[edition]}
        for form in sorted(good & {f for term in terms for f in term.forbidden[edition]}):
            text = f"{form!r} is both preferred and forbidden"
            problems.append(Problem(GLOSSARY, 1, "terms", text))
    return problems
