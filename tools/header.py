"""The header of a snippet: its first docstring line and the few fields below it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

METHODS = ("fork", "forkserver", "spawn")
FIELDS = ("needs", "starts", "since", "text-since", "warns")
_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]*):\s*(.*)$")
_TORCH = re.compile(r"^torch (\d+)\.(\d+)$")
_NEED = re.compile(r"^(cpu|cuda|2-cuda|[a-z][a-z0-9_.-]*)$")


class HeaderError(ValueError):
    """A snippet whose header cannot be used; the text names the file and the remedy."""


@dataclass(frozen=True)
class Header:
    """What a snippet says about itself.

    Attributes:
        shows: The first docstring line: what the program shows.
        needs: ``cpu``, ``cuda``, ``2-cuda`` and names of packages.
        starts: The start methods under which it prints the same.
        since: The oldest torch it runs on, as ``(major, minor)``, or None.
        text_since: The oldest torch that prints the recorded text, or None.
        warns: The first words of each warning it is known to give.
    """

    shows: str
    needs: tuple[str, ...] = ("cpu",)
    starts: tuple[str, ...] = METHODS
    since: tuple[int, int] | None = None
    text_since: tuple[int, int] | None = None
    warns: tuple[str, ...] = ()

    @property
    def gpus(self) -> int:
        """How many CUDA devices the program needs."""
        return 2 if "2-cuda" in self.needs else int("cuda" in self.needs)

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages besides torch that the program imports."""
        return tuple(need for need in self.needs if need not in ("cpu", "cuda", "2-cuda"))


def parse_header(path: Path) -> Header:
    """Read the header of one snippet.

    Raises:
        HeaderError: No first line, an unknown field, start method, need or release.
    """
    try:
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    except SyntaxError as error:
        raise HeaderError(f"{path}:{error.lineno}: not Python: {error.msg}") from error
    lines = (doc or "").splitlines()
    if not lines or not lines[0].strip() or _FIELD.match(lines[0]):
        raise HeaderError(
            f"{path}: no first line; open the file with a docstring whose first line says"
            ' what the program shows, for example """Batches keep the order of the sampler."""'
        )
    given: dict[str, list[str]] = {}
    for line in lines[1:]:
        if field := _FIELD.match(line.strip()):
            name, value = field[1], field[2].strip()
            if name not in FIELDS:
                known = ", ".join(FIELDS)
                raise HeaderError(f"{path}: unknown header field {name!r}; known: {known}")
            if not value:
                raise HeaderError(f"{path}: header field {name!r} has no value")
            if name != "warns" and name in given:
                raise HeaderError(f"{path}: header field {name!r} stands twice")
            given.setdefault(name, []).append(value)
    return Header(
        shows=lines[0].strip(),
        needs=_words(path, "needs", given, ("cpu",)),
        starts=_words(path, "starts", given, METHODS),
        since=_release(path, "since", given),
        text_since=_release(path, "text-since", given),
        warns=tuple(given.get("warns", ())),
    )


def _words(path: Path, name: str, given: dict, default: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(given[name][0].split()) if name in given else default
    for word in words:
        if name == "starts" and word not in METHODS:
            known = ", ".join(METHODS)
            raise HeaderError(f"{path}: unknown start method {word!r}; known: {known}")
        if name == "needs" and not _NEED.match(word):
            raise HeaderError(f"{path}: {word!r} is no need; write cpu, cuda, 2-cuda or a package")
    return words


def _release(path: Path, name: str, given: dict) -> tuple[int, int] | None:
    if name not in given:
        return None
    found = _TORCH.match(given[name][0])
    if not found:
        raise HeaderError(f"{path}: {name}: {given[name][0]!r}; write it as: torch 2.6")
    return int(found[1]), int(found[2])
