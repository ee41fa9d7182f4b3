"""Writes every sheet under ``docs/facts``: ``python -m tools.facts [--check]``.

``--check`` writes nothing and exits with 1, naming every sheet that is stale, missing or stray.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from tools.facts.contract_file import ContractError
from tools.paths import FACTS

# Modules of this package with ``sheets() -> dict[path under docs/facts, text]``.
GENERATORS = [
    "signature",
    "badges",
    "catalogue",
    "contracts",
    "diagrams",
    "gpu",
    "history_sheets",
    "measurements",
    "messages",
    "together",
]


def all_sheets() -> dict[str, str]:
    """Every sheet of every generator; SystemExit when two generators write the same one."""
    texts: dict[str, str] = {}
    for name in GENERATORS:
        made = importlib.import_module(f"tools.facts.{name}").sheets()
        twice = sorted(set(made) & set(texts))
        if twice:
            raise SystemExit(f"tools/facts/{name}.py writes a sheet of another module: {twice}")
        texts |= made
    return texts


def differences(texts: dict[str, str], folder: Path) -> dict[str, str]:
    """Sheets on disk that are not as generated: path to ``missing``, ``stale`` or ``stray``."""
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    wrong = {path: "missing" for path in texts if path not in found}
    wrong |= {path: "stale" for path in texts if path in found and found[path] != texts[path]}
    wrong |= {path: "stray" for path in found if path not in texts}
    return dict(sorted(wrong.items()))


def write(texts: dict[str, str], wrong: dict[str, str], folder: Path) -> None:
    """Bring the folder to what was generated."""
    for path, state in wrong.items():
        target = folder / path
        if state == "stray":
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(texts[path], encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None, folder: Path = FACTS) -> int:
    """Write or check; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.facts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, report")
    check = parser.parse_args(arguments).check
    try:
        texts = all_sheets()
    except ContractError as error:
        print(f"facts: {error}", file=sys.stderr)
        return 1
    wrong = differences(texts, folder)
    if not check:
        write(texts, wrong, folder)
    for path, state in wrong.items():
        print(f"facts: docs/facts/{path}: {state}{'; run make facts' if check else ', done'}")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
