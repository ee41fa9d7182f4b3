"""All pages of both editions below one root, read once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from tools.pages.model import Page
from tools.pages.parse import parse
from tools.paths import EDITIONS, ROOT


class Site:
    """The pages of a project folder; the folder can be a copy, so that checks can be tested."""

    def __init__(self, root: Path = ROOT) -> None:
        """Look at the project in ``root``; nothing is read before it is asked for."""
        self.root = Path(root)

    @cached_property
    def editions(self) -> dict[str, dict[str, Page]]:
        """For each edition, its pages by name, in the order of their names."""
        found: dict[str, dict[str, Page]] = {}
        for edition in EDITIONS:
            folder = self.root / "docs" / edition
            paths = sorted(folder.rglob("*.md"))
            found[edition] = {
                path.relative_to(folder).as_posix(): parse(path, self.root, edition)
                for path in paths
            }
        return found

    def others(self, edition: str) -> list[Page]:
        """Markdown of one language that is no page: fact sheets, templates, README and such."""
        paths = sorted((self.root / "docs/facts" / edition).rglob("*.md"))
        paths += sorted((self.root / "docs/page_templates").glob(f"*.{edition}.md"))
        chinese = edition == "zh"
        paths += [p for p in sorted(self.root.glob("*.md")) if p.match("*.zh.md") == chinese]
        return [parse(path, self.root, edition) for path in paths]

    @property
    def pages(self) -> list[Page]:
        """Every page of both editions."""
        return [page for edition in self.editions.values() for page in edition.values()]

    def counterpart(self, page: Page) -> Page | None:
        """The same page in the other edition, or None."""
        other = EDITIONS[1 - EDITIONS.index(page.edition)]
        return self.editions[other].get(page.name)

    def read(self, name: str) -> str:
        """The text of a file of the project, "" if there is none."""
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def listed(self, name: str) -> list[tuple[int, str]]:
        """The entries of a list file, with their lines; empty lines and ``#`` lines are none."""
        rows = enumerate(self.read(name).splitlines(), 1)
        return [(n, row.strip()) for n, row in rows if row.strip() and not row.startswith("#")]
