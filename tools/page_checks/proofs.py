"""Every section that says something has its proof in the same section.

A proof is an included program with what it printed, a contract, a recorded measurement or
another fact sheet, a link to a row of a contract, or a link to tagged source or a versioned
page. A diagram or a badge is none, and a program or a sheet that still waits for its record
is none either. At most a fifth of the sections may rest on a link alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.pages import Include, Page, Problem, Section, Site
from tools.paths import EDITIONS

KINDS = ("argument", "guide", "measurement", "topic")
EXEMPT = ("see-also", "your-machine")  # where to go next, what to run: they claim nothing
BY_LINK_ALONE = 1 / 5
NOT_A_PROOF = re.compile(r"^docs/facts/[^/]+/(badges|diagrams)/|_chart\.svg$")
RECORDED = re.compile(r"^```|^\||<svg", re.M)  # a sheet that waits has none of them
# Pages that do not change under the reader: tagged source lines, documentation of a release.
PINNED = tuple(
    re.compile(pattern)
    for pattern in (
        r"^https://github\.com/[\w.-]+/[\w.-]+/blob/(v?\d[\w.-]*|[0-9a-f]{40})/[^#]+#L\d+",
        r"^https://docs\.pytorch\.org/docs/\d+\.\d+/",
        r"^https://docs\.python\.org/(?:zh-cn/)?3\.\d+/",
        r"^https://(www\.)?man7\.org/linux/man-pages/",
        r"^https://(www\.|docs\.)?kernel\.org/doc/",
        r"^https://docs\.nvidia\.com/",
        r"^https://docs\.docker\.com/",
        r"^https://numpy\.org/doc/\d",
    )
)


@dataclass(frozen=True)
class Proof:
    """What a section rests on: ``run`` things that were produced, ``links`` pages of others."""

    run: tuple[str, ...]
    links: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is any proof."""
        return bool(self.run or self.links)


def _proves(include: Include, site: Site) -> bool:
    """Whether an include shows something that was produced, not something that will be."""
    if NOT_A_PROOF.search(include.path):
        return False
    if include.path.endswith("/measure.py"):
        return True  # it shows how something was measured; what came out is in its sheet
    if include.path.endswith(".py"):
        stem = site.root / include.path.removesuffix(".py")
        return any(stem.with_suffix(end).is_file() for end in (".out", ".err", ".cuda.json"))
    if re.match(r"^docs/facts/[^/]+/(gpu|measurements)/", include.path):
        return bool(RECORDED.search(site.read(include.path)))
    return True


def proof(page: Page, section: Section, site: Site) -> Proof:
    """What proves a section."""
    inside = [i for i in page.includes if section.holds(i.line)]
    run = [i.target for i in inside if _proves(i, site)]
    including = {i.fence for i in inside}
    typed = [f for f in page.fences if section.holds(f.line) and f.line not in including]
    run += [f"{page.path}:{f.line}" for f in typed if f.language == "python" and not f.not_run]
    links = [link.target for link in page.links if section.holds(link.line) and not link.image]
    run += [target for target in links if "#contract-" in target]
    return Proof(tuple(run), tuple(t for t in links if any(p.match(t) for p in PINNED)))


def says_something(page: Page, section: Section) -> bool:
    """Whether a section has prose besides its headings."""
    titles = {h.line for h in page.headings}
    rows = range(section.heading.line, section.end + 1)
    return any(re.search(r"\w", page.plain[n - 1]) for n in rows if n not in titles)


def checked(page: Page) -> list[Section]:
    """The sections of a page that need a proof."""
    if page.kind not in KINDS:
        return []
    sections = [s for s in page.sections(2) if s.heading.id not in EXEMPT]
    return [s for s in sections if says_something(page, s)]


def check(page: Page, site: Site) -> list[Problem]:
    """Each section of an argument, guide or measurement page has a proof."""
    problems = []
    for section in checked(page):
        if section.heading.id == "in-short":
            problems += _in_short(page, section, site)
        elif not proof(page, section, site):
            text = (
                f"the section {{#{section.heading.id}}} has no proof: include a program and its"
                " output, a fact sheet, or link a contract row, tagged source lines"
                " (…/blob/v2.13.0/…#L1) or a page of one release"
            )
            problems.append(page.problem(section.heading.line, "proofs", text))
    return problems


def _in_short(page: Page, section: Section, site: Site) -> list[Problem]:
    """Each line of the summary links to the section of the page that proves it."""
    own = proof(page, section, site)
    if own and page.kind != "argument":
        return []
    problems = []
    lines = summary(page, section)
    if page.kind == "argument" and len(lines) > 3:
        text = f"{len(lines)} lines; three at most"
        problems.append(page.problem(section.heading.line, "proofs", text))
    proved = {h.id for s in page.sections(2) if proof(page, s, site) for h in _below(page, s)}
    for first, last in lines:
        links = [k.target for k in page.links if first <= k.line <= last]
        targets = [target[1:] for target in links if target.startswith("#")]
        if not set(targets) & proved and not any("contract-" in t for t in targets):
            text = "this line links to no section of the page that proves it: [words](#contract)"
            problems.append(page.problem(first, "proofs", text))
    return problems


def _below(page: Page, section: Section):
    return [h for h in page.headings if section.holds(h.line) and h.id != "in-short"]


def summary(page: Page, section: Section) -> list[tuple[int, int]]:
    """The list items and paragraphs of a section, as first and last line."""
    items: list[tuple[int, int]] = []
    open_item = False
    for number in range(section.heading.line + 1, section.end + 1):
        line = page.plain[number - 1]
        if not re.search(r"\w", page.prose[number - 1]):
            open_item = False
        elif re.match(r"^\s{0,3}([-*+]|\d+[.)])\s", line) or not open_item:
            items.append((number, number))
            open_item = True
        else:
            items[-1] = (items[-1][0], number)
    return items


def shares(site: Site) -> dict[str, tuple[int, int, int]]:
    """For each edition: sections that need a proof, with any, and with a link alone."""
    counts = {}
    for edition in EDITIONS:
        proofs = [
            proof(page, section, site)
            for page in site.editions[edition].values()
            for section in checked(page)
            if section.heading.id != "in-short"
        ]
        alone = sum(bool(p.links) and not p.run for p in proofs)
        counts[edition] = (len(proofs), sum(map(bool, proofs)), alone)
    return counts


def check_site(site: Site) -> list[Problem]:
    """At most a fifth of the sections of an edition rest on a link alone."""
    return [
        Problem(
            f"docs/{edition}",
            1,
            "proofs",
            f"{alone} of {total} sections are proved by a link alone; a fifth at most:"
            " let a program show it",
        )
        for edition, (total, _, alone) in shares(site).items()
        if alone > total * BY_LINK_ALONE
    ]
