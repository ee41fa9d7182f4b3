"""Fixes what the requirements bring with them: ``make lock`` writes ``requirements.lock``.

One file for every Python from 3.11.5 on and every platform (its lines have markers); pip reads
it as constraints. No hashes: torch's pin is to match its CPU build and its CUDA build alike.
"""

from __future__ import annotations

import re
import subprocess
import sys

from tools.paths import ROOT
from tools.venv import LOCK, ensure

OLDEST = "3.11.5"  # the oldest Python that pymdown-extensions installs on
HEAD = "# Written by make lock: every package that requirements.txt brings with it. Never edited.\n"
OPTIONS = ("--universal", "--python-version", OLDEST, "--no-header", "--no-annotate", "--quiet")
SILENT = ("--no-emit-index-url", "--no-emit-find-links")  # no hosts of one machine


def compiled(uv: list[str]) -> str:
    """The text of the lock.

    Args:
        uv: The command that starts uv.

    Raises:
        SystemExit: The requirements contradict each other; uv's message stands above.
    """
    command = [*uv, "pip", "compile", "requirements.txt", *OPTIONS, *SILENT]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        raise SystemExit(done.returncode)
    return HEAD + done.stdout


def main() -> None:
    """Make a small environment for uv itself, since the full one may need the new lock."""
    everything = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pin = re.search(r"^uv==\S+$", everything, re.M)
    if pin is None:
        raise SystemExit("requirements.txt pins no uv")
    folder = ROOT / "build" / "lock"
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "requirements.txt"
    listed.write_text(f"{pin[0]}\n", encoding="utf-8")
    python = ensure(folder / "venv", listed)
    LOCK.write_text(compiled([str(python), "-m", "uv"]), encoding="utf-8")
    print(f"wrote {LOCK.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
