"""``make measure``: time something on this machine, with its own Python, and keep the record.

Needs torch only. Each question is a program ``snippets/measurements/<question>/measure.py``; what
it measured goes, with the machine, into ``recorded/`` beside it. ``--smoke`` only tries it out.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.measurements.files import ROOM, add, questions
from tools.measurements.rules import BUSY, RecordError
from tools.paths import ROOT


def program(question: str) -> Path:
    """The program that answers a question."""
    return ROOM / question / "measure.py"


def load_average() -> list[float] | None:
    """The load of the last 1, 5 and 15 minutes; None where the system has no such figure."""
    return [round(value, 2) for value in os.getloadavg()] if hasattr(os, "getloadavg") else None


def commit() -> str | None:
    """The commit that is checked out; None outside a git checkout."""
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else None


def smoke(question: str) -> int:
    """Run the program on little data, without a record; its exit status."""
    return subprocess.run([sys.executable, str(program(question)), "--smoke"], cwd=ROOT).returncode


def record(question: str, machine: str) -> Path:
    """Measure one question and write its record.

    Raises:
        RecordError: What was measured is refused, or the file is there already.
        CalledProcessError: The program failed.
    """
    from tools.measurements.machine import describe

    before = load_average()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "samples.json"
        command = [sys.executable, str(program(question)), "--out", str(out)]
        subprocess.run(command, cwd=ROOT, check=True)
        parameters, cases = json.loads(out.read_text(encoding="utf-8"))
    kept: dict[str, Any] = {
        "question": question,
        "parameters": parameters,
        "cases": cases,
        "machine": describe(machine),
        "run": {
            "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
            "commit": commit(),
            "program_sha256": hashlib.sha256(program(question).read_bytes()).hexdigest(),
            "command": f"python -m tools.measure --machine {machine} {question}",
            "load_before": before,
            "load_after": load_average(),
        },
    }
    return add(kept)


def chosen(only: str) -> list[str]:
    """The questions whose name contains `only`; SystemExit where none does."""
    found = [name for name in questions() if only in name]
    if not found:
        raise SystemExit(f"measure: no question matches {only!r}; known: {', '.join(questions())}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Try out or record; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.measure", description=__doc__)
    parser.add_argument("question", nargs="?", default="", help="all of them if left out")
    parser.add_argument("--machine", default="", help="a name for it, such as epyc-2core")
    parser.add_argument("--smoke", action="store_true", help="little data, no record")
    given = parser.parse_args(arguments)
    names = chosen(given.question)
    if given.smoke:
        return max(smoke(name) for name in names)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", given.machine):
        print("measure: name the machine in lower case: make measure MACHINE=epyc-2core")
        return 2
    load = load_average()
    if load and load[0] > BUSY:
        print(f"measure: the machine is busy (load {load[0]}); the record will say so")
    for name in names:
        try:
            print(f"wrote {record(name, given.machine).relative_to(ROOT).as_posix()}")
        except RecordError as error:
            print(f"measure: {error}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
