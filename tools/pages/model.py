"""What a page consists of. Line numbers count from 1 in the file, front matter included."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field

FOLDERS = {  # what kind of page a folder holds
    "arguments": "argument",
    "batch-to-loss": "topic",
    "measurements": "measurement",
    "reference": "reference",
}


@dataclass(frozen=True)
class Problem:
    """One thing wrong on a page or in the site; printed as ``path:line: [check] text``."""

    path: str
    line: int
    check: str
    text: str

    def __str__(self) -> str:
        """Where it is, which check found it, and what to do."""
        return f"{self.path}:{self.line}: [{self.check}] {self.text}"


@dataclass(frozen=True)
class Heading:
    """A heading; ``id`` is the explicit one, or None."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Include:
    """One ``--8<-- "path:section"`` line; ``fence`` is the line of the fence around it, or 0."""

    path: str
    section: str
    line: int
    fence: int = 0

    @property
    def target(self) -> str:
        """The path as written, with its section if it has one."""
        return f"{self.path}:{self.section}" if self.section else self.path


@dataclass(frozen=True)
class Fence:
    """A fenced block.

    Attributes:
        line: The line of the opening fence; its body begins on the next one.
        end: The line of the closing fence.
        mark: The opening backticks or tildes.
        language: The language that the info string names, or "".
        title: The value of ``title=``, or "".
        info: The info string as written.
        body: The lines between, without the indent of the fence.
        not_run: The reason of a ``<!-- not-run: reason -->`` line above it, or "".
    """

    line: int
    end: int
    mark: str
    language: str
    title: str
    info: str
    body: tuple[str, ...]
    not_run: str = ""


@dataclass(frozen=True)
class Link:
    """A Markdown link, with its target as written."""

    target: str
    text: str
    line: int
    image: bool = False

    @property
    def external(self) -> bool:
        """Whether it leaves the site."""
        return "://" in self.target or self.target.startswith("mailto:")


@dataclass(frozen=True)
class CodeSpan:
    """Text in backticks outside fences."""

    text: str
    line: int


@dataclass(frozen=True)
class Table:
    """A Markdown table: the line of its header, its columns and its body rows."""

    line: int
    columns: int
    rows: int


@dataclass(frozen=True)
class Section:
    """A heading and the lines up to the next heading of ``until`` level or higher."""

    heading: Heading
    end: int

    def holds(self, line: int) -> bool:
        """Whether a line of the file belongs to the section."""
        return self.heading.line <= line <= self.end


def digest(body: list[str]) -> str:
    """A short digest of the body of a page, which is all but the front matter.

    Trailing spaces and empty lines at both ends do not count.
    """
    text = "\n".join(line.rstrip() for line in body).strip()
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass
class Page:
    """One page of one edition, parsed.

    Attributes:
        path: Relative to the project, for example ``docs/zh/arguments/num_workers.md``.
        edition: ``zh`` or ``en``.
        name: Relative to the edition, for example ``arguments/num_workers.md``.
        lines: The lines of the file; ``lines[0]`` is line 1.
        meta: The front matter.
        first: The first line of the body.
        prose: As ``lines``, but only what a reader reads as text: fences, includes, comments
            and HTML tags are blank; code spans and links are still there.
        plain: As ``prose`` with code spans, link targets and ``{…}`` lists blank too.
    """

    path: str
    edition: str
    name: str
    lines: list[str]
    meta: dict
    first: int
    prose: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    includes: list[Include] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    spans: list[CodeSpan] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    admonitions: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines) + "\n"

    @property
    def digest(self) -> str:
        """A short digest of the body, for ``paired_with`` of the counterpart."""
        return digest(self.lines[self.first - 1 :])

    @property
    def kind(self) -> str:
        """The kind of page: as the front matter says, else from its folder."""
        if given := self.meta.get("kind"):
            return str(given)
        folder, _, file = self.name.rpartition("/")
        if file == "index.md":
            return "index"
        return FOLDERS.get(folder, "guide")

    @property
    def argument(self) -> str:
        """The argument that an argument page is about, else ""."""
        stem = self.name.rpartition("/")[2].removesuffix(".md")
        return stem if self.kind == "argument" else ""

    @property
    def anchors(self) -> set[str]:
        """The explicit ids of its headings."""
        return {h.id for h in self.headings if h.id}

    def sections(self, level: int | None = None) -> list[Section]:
        """Sections of one level with all below them; None: each heading up to the next one."""
        found = []
        for n, heading in enumerate(self.headings):
            if level is not None and heading.level != level:
                continue
            stops = (
                h.line - 1 for h in self.headings[n + 1 :] if level is None or h.level <= level
            )
            found.append(Section(heading, next(stops, len(self.lines))))
        return found

    def leads_to(self, target: str) -> str:
        """Where an internal link leads, as ``page.md#id`` from the root of the edition."""
        path, _, anchor = target.partition("#")
        folder = posixpath.dirname(self.name)
        full = posixpath.normpath(posixpath.join(folder, path)) if path else self.name
        return f"{full}#{anchor}" if anchor else full

    def problem(self, line: int, check: str, text: str) -> Problem:
        """A problem on this page."""
        return Problem(self.path, line, check, text)
