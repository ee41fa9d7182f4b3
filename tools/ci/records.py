"""Takes records from a GPU run into the tree: ``python -m tools.ci.records FOLDER``.

The folder is an artifact: what it holds is judged, not trusted. Only new records of measurements
that follow the schema and the records of programs that are here are copied; anything else stops.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

from tools.measurements.files import file_of
from tools.measurements.rules import RecordError, insist
from tools.paths import ROOT

MEASURED = re.compile(r"snippets/measurements/\w+/recorded/[\w.-]+\.json")
PRINTED = re.compile(r"snippets/(?:\w+/)+\w+\.cuda\.json")
LARGEST = 4 << 20  # bytes of one file
PARTS = {"program", "output", "machine"}


def taken(folder: Path, root: Path = ROOT) -> list[str]:
    """Copy what may be copied.

    Args:
        folder: Files under the paths that they have in the repository.
        root: The repository.

    Returns:
        The paths written, below the repository.

    Raises:
        RecordError: A file that may not be taken; nothing is copied then.
    """
    found = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    names = [path.relative_to(folder).as_posix() for path in found]
    for path, name in zip(found, names, strict=True):
        judge(path, name, root)
    written = []
    for path, name in zip(found, names, strict=True):
        if not (root / name).exists() or (root / name).read_bytes() != path.read_bytes():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, root / name)
            written.append(name)
    return written


def judge(path: Path, name: str, root: Path) -> None:
    """Raise RecordError unless the file is a record that belongs where it says."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        raise RecordError(f"{name}: no plain file of at most {LARGEST} bytes")
    measured = MEASURED.fullmatch(name)
    if not measured and not PRINTED.fullmatch(name):
        raise RecordError(f"{name}: not where a record stands")
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise RecordError(f"{name}: {error}") from error
    if measured:
        if (root / name).exists() and (root / name).read_bytes() != path.read_bytes():
            raise RecordError(f"{name}: records are added, never changed")
        insist(record, name)
        if file_of(record, root / "snippets" / "measurements") != root / name:
            raise RecordError(f"{name}: the name says otherwise than the record inside")
    elif not isinstance(record, dict) or set(record) != PARTS:
        raise RecordError(f"{name}: a record of a program has {', '.join(sorted(PARTS))}")
    elif not (root / name.replace(".cuda.json", ".py")).is_file():
        raise RecordError(f"{name}: there is no such program")


def main(arguments: list[str] | None = None) -> int:
    """Copy and list; 1 if something may not be taken."""
    parser = argparse.ArgumentParser(prog="python -m tools.ci.records", description=__doc__)
    parser.add_argument("folder", type=Path)
    try:
        print("\n".join(taken(parser.parse_args(arguments).folder)) or "nothing new")
    except RecordError as error:
        print(f"records: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
