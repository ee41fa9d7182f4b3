"""Adds a release to ``docs/history.json``: ``python -m tools.history WHEEL …``.

Get the wheel with ``pip download --no-deps torch==2.16.0``; any platform's will do. Says what
changed against the release before, and which pages speak of it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.history import store
from tools.history.compare import differences, own_or_before, to_mend
from tools.history.reading import NotAWheel, of_wheel
from tools.history.snapshot import Snapshot
from tools.pages import Site


def add(path: Path, data: Path, site: Site) -> list[str]:
    """Add one wheel to the file.

    Returns:
        What to tell: what it is, and how it differs from the release before.

    Raises:
        NotAWheel: The file is no released wheel of torch.
        Conflict: The release is there with other content.
    """
    new = of_wheel(path)
    wheels, snapshots = store.load(data)
    if new.version in snapshots:
        if lines := to_mend(differences(snapshots[new.version], new), site):
            print("\n".join(lines), file=sys.stderr)
        store.added(wheels, snapshots, new, path.name)
        return [f"torch {new.version} is there already, and the same"]
    both = store.added(wheels, snapshots, new, path.name)
    data.write_text(store.dump(*both), encoding="utf-8", newline="\n")
    store.load.cache_clear()
    return [f"torch {new.version} added", *_against_the_one_before(new, snapshots, site)]


def _against_the_one_before(new: Snapshot, known: dict[str, Snapshot], site: Site) -> list[str]:
    try:
        before = own_or_before(new.version, known)
    except LookupError:
        return ["it is the oldest"]
    lines = to_mend(differences(before, new), site)
    return [f"against {before.version}:", *(lines or ["nothing changed"])]


def main(
    arguments: list[str] | None = None, data: Path = store.HISTORY, site: Site | None = None
) -> int:
    """Add the wheels, in any order; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.history", description=__doc__)
    parser.add_argument("wheels", nargs="+", type=Path, metavar="WHEEL")
    for path in parser.parse_args(arguments).wheels:
        try:
            print("\n".join(add(path, data, site or Site())))
        except (NotAWheel, store.Conflict) as error:
            print(f"history: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
