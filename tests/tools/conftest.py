"""A handbook of two pages, small enough to plant a fault in and to check whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.check_pages import page_problems, site_problems
from tools.pages import Problem, Site
from tools.pair import pair
from tools.paths import ROOT

SMALL = Path(__file__).parent / "small_handbook"
SHARED = ("docs/terms.yml", "docs/page_templates")  # as the real pages have them
ARGUMENTS = "docs/missing_arguments.txt"


class SmallHandbook:
    """A copy of the small handbook that a test may spoil."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(SMALL, root, dirs_exist_ok=True)
        for name in SHARED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        self._list_missing_arguments()
        self.stamp()

    def _list_missing_arguments(self) -> None:
        from tools.page_checks.defaults import signature

        names = sorted(set(signature()) - {"num_workers"})
        (self.root / ARGUMENTS).write_text("\n".join(names) + "\n", encoding="utf-8")

    def stamp(self) -> None:
        for name in ("start.md", "arguments/num_workers.md"):
            pair(name, Site(self.root))

    def plant(self, name: str, old: str, new: str) -> int:
        """Replace a text that stands once in a file; gives the line where it stood."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def problems(self) -> list[Problem]:
        """Everything that all checks find."""
        site = Site(self.root)
        found = [problem for page in site.pages for problem in page_problems(page, site)]
        return found + site_problems(site)

    def found(self, check: str) -> list[str]:
        """What one check finds, as printed."""
        return [str(problem) for problem in self.problems() if problem.check == check]


@pytest.fixture
def small(tmp_path: Path) -> SmallHandbook:
    return SmallHandbook(tmp_path)
