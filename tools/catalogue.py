"""Every program under snippets/, what it must give, and how it may be chosen by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.header import Header, parse_header
from tools.paths import ROOT, SNIPPETS


@dataclass(frozen=True)
class Program:
    """One snippet and the files recorded beside it."""

    path: Path
    header: Header
    root: Path = ROOT

    @property
    def name(self) -> str:
        """The path below the project, with forward slashes."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def breaks(self) -> bool:
        """Whether it must end with a failure: it is the broken half of a pair."""
        return self.path.name == "breaks.py" and "hazards" not in self.path.parts

    @property
    def is_measurement(self) -> bool:
        """Whether it times something: it is run with ``--smoke`` and has no recorded text."""
        return self.path.name == "measure.py"

    def recorded(self, stream: str, torch: tuple[int, int] | None = None) -> Path:
        """The file that holds ``out`` or ``err``, for this torch if it has one of its own."""
        if torch:
            own = self.path.with_suffix(f".torch-{torch[0]}.{torch[1]}.{stream}")
            if own.exists():
                return own
        return self.path.with_suffix(f".{stream}")


def programs(only: str = "", root: Path = ROOT) -> list[Program]:
    """All programs whose path contains ``only``, in the order of their paths.

    Raises:
        SystemExit: No program matches; the text says what was looked for.
        HeaderError: A header that cannot be used.
    """
    folder = root / SNIPPETS.relative_to(ROOT)
    paths = sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts)
    chosen = [p for p in paths if only.strip("/") in p.relative_to(root).as_posix()]
    if not chosen:
        raise SystemExit(
            f"{only!r} matches no program under snippets/; give a part of a path,"
            " for example ONLY=num_workers or ONLY=errors/no_main_guard"
        )
    return [Program(path, parse_header(path), root) for path in chosen]
