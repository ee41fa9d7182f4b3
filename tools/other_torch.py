"""Runs the programs on another torch: ``python -m tools.other_torch 2.6.0``.

The pages are verified on the pinned torch; this asks what else the programs hold for. The torch
is ``newest``, ``pinned`` or a release. It goes into an environment of its own with the few
packages that programs need, on any platform: ``make snippets TORCH=2.6.0``.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys

from tools import venv
from tools.paths import ROOT, pinned_torch

NEEDED = ("numpy", "pytest", "pytest-xdist")  # of requirements.txt, with its pins
PROGRAMS = "tests/snippets/test_snippets.py"


def requirements(torch: str, everything: str, needed: tuple[str, ...] = NEEDED) -> str:
    """What the environment holds.

    Args:
        torch: ``newest``, ``pinned`` or a release such as ``2.6.0``.
        everything: The text of requirements.txt.
        needed: The packages beside torch.

    Raises:
        ValueError: The torch is none of these, or a package has no pin.
    """
    if torch == "pinned":
        torch = pinned_torch()
    if torch != "newest" and not re.fullmatch(r"\d+\.\d+\.\d+", torch):
        raise ValueError(f"TORCH is newest, pinned or a release such as 2.6.0, not {torch!r}")
    lines = ["torch" if torch == "newest" else f"torch=={torch}"]
    for name in needed:
        pin = re.search(rf"^{re.escape(name)}==\S+$", everything, re.M)
        if pin is None:
            raise ValueError(f"requirements.txt pins no {name}")
        lines.append(pin[0])
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Make the environment and run the tests in it; the exit status is that of pytest."""
    parser = argparse.ArgumentParser(prog="python -m tools.other_torch", description=__doc__)
    parser.add_argument("torch", help="newest, pinned or a release such as 2.6.0")
    parser.add_argument("--start", default="", help="only programs that start processes, under it")
    parser.add_argument("--workers", default="2", help="parallel test processes")
    parser.add_argument(
        "--make-only", action="store_true", help="make the environment, run nothing"
    )
    given = parser.parse_args(arguments)
    try:
        everything = (ROOT / "requirements.txt").read_text(encoding="utf-8")
        needed = ("pytest",) if given.make_only else NEEDED
        wanted = requirements(given.torch, everything, needed)
    except ValueError as fault:
        parser.error(str(fault))
    folder = ROOT / "build" / f"torch-{given.torch}"
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "requirements.txt"
    listed.write_text(wanted, encoding="utf-8")
    python = venv.ensure(folder / "venv", listed, reuse_torch=given.torch == "pinned")
    if given.make_only:
        print(python.relative_to(ROOT).as_posix())
        return 0
    return subprocess.run(
        [str(python), *pytest_arguments(given.start, given.workers)], cwd=ROOT, env=utf8(os.environ)
    ).returncode


def pytest_arguments(start: str, workers: str) -> list[str]:
    """Under one start method the programs that start processes; else all, as the platform does."""
    what = [f"--start={start}", PROGRAMS] if start else [PROGRAMS]
    return ["-m", "pytest", "-n", workers, *what]


def utf8(environment: os._Environ[str]) -> dict[str, str]:
    """The environment with files read as UTF-8, also on Windows."""
    return {**environment, "PYTHONUTF8": "1"}


if __name__ == "__main__":
    sys.exit(main())
