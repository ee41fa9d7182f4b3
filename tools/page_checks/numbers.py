"""Measured numbers are included from a record, never typed.

A number with a unit that stands in prose is either a constant of a specification, listed with
its source in ``docs/constants.yml``, or a problem. Code spans, fences and includes are exempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from tools.pages import Page, Problem, Site
from tools.paths import EDITIONS

CONSTANTS = "docs/constants.yml"
UNITS = {
    "ns": r"ns|纳秒|nanoseconds?",
    "us": r"[µμu]s|微秒|microseconds?",
    "ms": r"ms|毫秒|milliseconds?",
    "s": r"s|secs?|seconds?|秒钟?",
    "min": r"mins?|minutes?|分钟",
    "h": r"hours?|小时",
    "KB": r"[kK]B",
    "KiB": r"KiB",
    "MB": r"MB|megabytes?",
    "MiB": r"MiB",
    "GB": r"GB|gigabytes?",
    "GiB": r"GiB",
    "TB": r"TB",
    "TiB": r"TiB",
    "Gbit": r"[GM]bit",
    "GT/s": r"GT/s",
    "Hz": r"[MG]?Hz",
    "W": r"watts?|瓦",
    "%": r"%|％|percent|per cent",
    "x": r"(?<!\s)[x×](?!\w)|倍|-fold|times(?=\s+(?:as|the|more|less|[a-z]+er)\b)",
    "rate": r"(?:samples|batches|images|items|样本|批|张)\s*/\s*(?:s|秒)|it/s|fps|FPS|IOPS",
}
_ANY = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(UNITS.values()))
NUMBER = re.compile(
    rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s*[-–~—至到]\s*\d[\d,.]*)?[\s-]?(?:{_ANY})"
    r"(?P<per>\s?/\s?(?:s|秒)(?![A-Za-z]))?(?![A-Za-z])"
)


def quantities(page: Page) -> Iterator[tuple[int, str, str]]:
    """Numbers with a unit in the prose: line, text as typed, and the form equal in editions."""
    for line, text in enumerate(page.plain, 1):
        for found in NUMBER.finditer(text):
            yield line, found[0].strip(), _same(found)


def _same(found: re.Match) -> str:
    unit = next(u for n, u in enumerate(UNITS) if found[f"u{n}"])
    number = found["number"].replace(",", "")
    return f"{number} {unit}{'/s' if found['per'] else ''}"


def constants(site: Site) -> list[dict]:
    """The listed constants: text, unit and source of each."""
    return yaml.safe_load(site.read(CONSTANTS)) or []


def allowed(site: Site) -> set[str]:
    """The constants in the form that is equal in both editions."""
    texts = [str(entry.get("text", "")) for entry in constants(site)]
    return {_same(found) for text in texts for found in [NUMBER.search(text)] if found}


def check(page: Page, site: Site) -> list[Problem]:
    """No number with a unit is typed, unless it is a listed constant."""
    return _typed(page, allowed(site))


def _typed(page: Page, known: set[str]) -> list[Problem]:
    return [
        page.problem(
            line,
            "numbers",
            f"the measured number {text!r} is typed: include the sheet of a record, or list it"
            f" in {CONSTANTS} with its source if a specification fixes it",
        )
        for line, text, same in quantities(page)
        if same not in known
    ]


def check_site(site: Site) -> list[Problem]:
    """The sentences of the contracts; the list of constants, sorted and each of them in use."""
    sheets = [t for e in EDITIONS for t in site.others(e) if "/contract/" in t.path]
    used = {same for page in [*site.pages, *sheets] for _, _, same in quantities(page)}
    problems = [problem for sheet in sheets for problem in _typed(sheet, allowed(site))]
    texts = []
    for entry in constants(site):
        text = str(entry.get("text", ""))
        texts.append(text)
        found = NUMBER.search(text)
        missing = [key for key in ("text", "unit", "source") if not entry.get(key)]
        if missing or not found:
            text = f"{text!r} needs a number with its unit, text, unit and source"
            problems.append(Problem(CONSTANTS, 1, "numbers", text))
        elif _same(found) not in used:
            text = f"no page has {text!r}: remove it"
            problems.append(Problem(CONSTANTS, 1, "numbers", text))
    if texts != sorted(texts):
        problems.append(Problem(CONSTANTS, 1, "numbers", "sort the constants by text"))
    return problems
