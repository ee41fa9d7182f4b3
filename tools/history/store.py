"""All snapshots in one file, ``docs/history.json``, each fact once with the releases that have it.

``"first": "1.7.0", "last": null`` means: from 1.7.0 to the newest wheel of the file. What goes and
comes back stands twice. So a release that changes nothing adds one line to the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from tools.history.snapshot import Parameter, Snapshot, order
from tools.history.texts import Message
from tools.paths import DOCS

HISTORY = DOCS / "history.json"
SOURCE = (
    "torch/utils/data of the released wheels listed, read by python -m tools.history; "
    "last is null for what the newest of them still has"
)


class Conflict(ValueError):
    """A release is in the file already, with other content."""


@cache
def load(path: Path = HISTORY) -> tuple[dict[str, str], dict[str, Snapshot]]:
    """The wheels by version, with their file names, and what each release has; oldest first."""
    data = json.loads(path.read_text(encoding="utf-8"))
    versions = list(data["wheels"])

    def having(key: str, version: str, make: Callable[[dict], Any]) -> list[Any]:
        place = versions.index(version)
        return [make(row) for row in data[key] if _covers(row, place, versions)]

    snapshots = {}
    for version in versions:
        (python,) = having("python", version, lambda row: row["oldest"])
        (signature,) = having("signatures", version, lambda row: row["parameters"])
        snapshots[version] = Snapshot(
            version=version,
            python=python,
            signature=tuple(Parameter(**row) for row in signature),
            names=frozenset(having("names", version, lambda row: (row["name"], row["call"]))),
            iterator=frozenset(having("iterator", version, lambda row: row["name"])),
            worker_info=frozenset(having("worker_info", version, lambda row: row["name"])),
            messages=frozenset(having("messages", version, _message)),
        )
    return data["wheels"], snapshots


def _covers(row: dict, place: int, versions: list[str]) -> bool:
    last = versions.index(row["last"]) if row["last"] else len(versions) - 1
    return versions.index(row["first"]) <= place <= last


def _message(row: dict) -> Message:
    return Message(row["file"], row["kind"], row["type"], row["text"])


def added(
    wheels: dict[str, str], snapshots: dict[str, Snapshot], new: Snapshot, file: str
) -> tuple[dict[str, str], dict[str, Snapshot]]:
    """Both with one more release, in the order of releases.

    Raises:
        Conflict: The release is there with other content.
    """
    known = snapshots.get(new.version)
    if known is not None and known != new:
        raise Conflict(f"{new.version} is recorded with other content, from {wheels[new.version]}")
    files = wheels | ({} if known else {new.version: file})
    both = snapshots | {new.version: new}
    versions = sorted(both, key=order)
    return {v: files[v] for v in versions}, {v: both[v] for v in versions}


def dump(wheels: dict[str, str], snapshots: dict[str, Snapshot]) -> str:
    """The text of the file: one fact a line, so that a new release is a small change."""
    found = list(snapshots.values())
    wide = [
        {"first": first, "last": last, "parameters": [vars(each) for each in signature]}
        for signature, first, last in runs(found, lambda s: [s.signature])
    ]
    oldest = _rows(found, lambda s: [s.python], lambda f: {"oldest": f})
    sections: dict[str, list[dict]] = {
        "python": sorted(oldest, key=lambda row: order(row["first"])),
        "signatures": sorted(wide, key=lambda row: order(row["first"])),
        "names": _rows(found, lambda s: s.names, lambda f: {"name": f[0], "call": f[1]}),
        "iterator": _rows(found, lambda s: s.iterator, lambda f: {"name": f}),
        "worker_info": _rows(found, lambda s: s.worker_info, lambda f: {"name": f}),
        "messages": _rows(found, lambda s: s.messages, vars),
    }
    head = json.dumps({"source": SOURCE, "wheels": wheels}, ensure_ascii=False, indent=2)
    lines = [head.removesuffix("\n}") + ","]
    for key, rows in sections.items():
        inner = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        lines.append(f"  {json.dumps(key)}: [\n{inner}\n  ]{'' if key == 'messages' else ','}")
    return "\n".join([*lines, "}"]) + "\n"


def _rows(found: list[Snapshot], read: Callable, shown: Callable[[Any], dict]) -> list[dict]:
    """The facts of one kind in the order of their letters, each with first and last."""
    rows = [
        dict(shown(fact)) | {"first": first, "last": last}
        for fact, first, last in runs(found, read)
    ]
    return sorted(rows, key=lambda row: ([str(v) for v in list(row.values())[:-2]], row["first"]))


def runs(
    snapshots: list[Snapshot], read: Callable[[Snapshot], Iterable[Hashable]]
) -> list[tuple[Any, str, str | None]]:
    """Each fact with the first and last release of every unbroken run; last None if it goes on."""
    done: list[tuple[Any, str, str | None]] = []
    going: dict[Any, str] = {}
    before = ""
    for each in snapshots:
        facts = set(read(each))
        for fact in [fact for fact in going if fact not in facts]:
            done.append((fact, going.pop(fact), before))
        for fact in facts - set(going):
            going[fact] = each.version
        before = each.version
    return done + [(fact, first, None) for fact, first in going.items()]
