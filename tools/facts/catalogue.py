"""The sheet of all programs: what each shows, what it needs, and the pages that show it.

Everything is read: the purpose and the needs from the header of the program, the pages from
their includes. ``tools/site/downloads.py`` turns each ``data-file`` into a link; the filter of the
page reads the other ``data-`` values, which stand only where they differ from the default.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tools.catalogue import Program, programs
from tools.header import METHODS, Header
from tools.pages import Heading, Site
from tools.paths import EDITIONS, SNIPPETS

FROM = "../"  # the sheet is included by reference/snippets.md
SPECIAL = re.compile(r"([\\`*_{}\[\]<>&])")
KINDS = {  # folder below snippets/, in the order of the page
    "arguments": {"zh": "参数", "en": "Arguments"},
    "inside": {"zh": "内部", "en": "Inside"},
    "memory": {"zh": "内存", "en": "Memory"},
    "transfer": {"zh": "传输", "en": "Transfer"},
    "hazards": {"zh": "出错而不报错", "en": "Hazards"},
    "batch_to_loss": {"zh": "从批次到损失", "en": "Batch to loss"},
    "errors": {"zh": "报错", "en": "Errors"},
    "recipes": {"zh": "拿走就用的模块", "en": "Modules to copy"},
    "measurements": {"zh": "测量", "en": "Measurements"},
    "upgrade": {"zh": "升级", "en": "Upgrades"},
    "errata": {"zh": "勘误", "en": "Errata"},
}
WORDS = {
    "zh": {
        "cuda": "需要 CUDA",
        "2-cuda": "需要 2 块 GPU",
        "package": "需要 {}",
        "starts": "启动方式 {}",
        "since": "torch {} 起",
        "list": "、",
    },
    "en": {
        "cuda": "needs CUDA",
        "2-cuda": "needs 2 GPUs",
        "package": "needs {}",
        "starts": "start method {}",
        "since": "since torch {}",
        "list": ", ",
    },
}


@dataclass(frozen=True)
class Shown:
    """A page that shows programs."""

    name: str
    title: str


@dataclass(frozen=True)
class Place:
    """A section of a page that shows a program."""

    page: Shown
    heading: Heading

    def link(self, whole: bool) -> str:
        """Markdown that leads there; ``whole``: its text names the page too."""
        if self.heading.level == 1:
            return f"[{self.page.title}]({FROM}{self.page.name})"
        title = f"{self.page.title} › " if whole else ""
        return f"[{title}{self.heading.text}]({FROM}{self.page.name}#{self.heading.id})"


def sheets() -> dict[str, str]:
    """One sheet per edition."""
    site, listed = Site(), programs()
    return {f"{edition}/snippets.md": render(site, listed, edition) for edition in EDITIONS}


def render(site: Site, listed: list[Program], edition: str) -> str:
    """A section for each kind of program, a list for each folder in it.

    Raises:
        SystemExit: A folder below ``snippets/`` has no name here.
    """
    shown = places(site, edition)
    folders: dict[str, list[Program]] = defaultdict(list)
    for program in listed:
        folders[program.path.relative_to(SNIPPETS).parent.as_posix()].append(program)
    unknown = sorted({folder.partition("/")[0] for folder in folders} - set(KINDS))
    if unknown:
        raise SystemExit(f"tools/facts/catalogue.py has no name for: {', '.join(unknown)}")
    lines = []
    for kind, names in KINDS.items():
        lines += [f"## {names[edition]} {{#snippets-{kind}}}", ""]
        for folder in [f for f in folders if f.partition("/")[0] == kind]:
            lines += _folder(folder, folders[folder], shown, edition)
    return "\n".join(lines)


def _folder(
    folder: str, listed: list[Program], shown: dict[str, list[Place]], edition: str
) -> list[str]:
    """The programs of one folder; a page that shows all of them is named once, above them."""
    lines = []
    pages = {place.page for program in listed for place in shown[program.name]}
    if below := folder.partition("/")[2]:
        lines += [f"### `{below}/` {{#snippets-{folder.replace('/', '-')}}}", ""]
    if len(pages) == 1:
        lines += [f"[{(page := pages.pop()).title}]({FROM}{page.name})", ""]
    for program in listed:
        links = [place.link(whole=bool(pages)) for place in shown[program.name]]
        lines += entry(program, links, edition)
    return [*lines, ""]


def entry(program: Program, links: list[str], edition: str) -> list[str]:
    """One program: a term that becomes the link, what it shows, what it needs, its pages."""
    shows = SPECIAL.sub(r"\\\1", program.header.shows)
    if edition != "en":
        shows = f'<span lang="en">{shows}</span>'
    name = program.path.relative_to(SNIPPETS).as_posix()
    data = "".join(f" {key}={value}" for key, value in values(program.header).items())
    told = " · ".join([*needs(program.header, edition), *links])
    return [f"`{program.path.name}`{{data-file={name}{data}}}", f":   {shows}<br>{told}", ""]


def values(header: Header) -> dict[str, str]:
    """What the filter compares; nothing where the default holds."""
    found = {}
    if header.needs != ("cpu",):
        found["data-needs"] = ",".join(header.needs)
    if header.starts != METHODS:
        found["data-starts"] = ",".join(header.starts)
    return found


def needs(header: Header, edition: str) -> list[str]:
    """What a reader must have, in words; nothing where the default holds."""
    words = WORDS[edition]
    told = [words[need] for need in ("cuda", "2-cuda") if need in header.needs]
    told += [words["package"].format(name) for name in header.packages]
    if header.starts != METHODS:
        told.append(words["starts"].format(words["list"].join(header.starts)))
    if header.since:
        told.append(words["since"].format("{}.{}".format(*header.since)))
    return told


def places(site: Site, edition: str) -> dict[str, list[Place]]:
    """Program to places: each section that shows it whole."""
    found: dict[str, list[Place]] = defaultdict(list)
    for page in site.editions[edition].values():
        for include in page.includes:
            if include.path.endswith(".py") and not include.section:
                above = [heading for heading in page.headings if heading.line < include.line]
                found[include.path].append(
                    Place(Shown(page.name, page.headings[0].text), above[-1])
                )
    return found
