"""``make measure``: time something on this machine, with its own Python, and keep the record.

Needs torch only. Each question is a program ``snippets/measurements/<question>/measure.py``; what
it measured goes, with the machine, into ``recorded/`` beside it. ``--smoke`` only tries it out.
One question that is refused, fails or needs a GPU that is not there does not stop the others.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tools.measurements import files
from tools.measurements.limits import DIRECTIONS, limit_of
from tools.measurements.rules import BUSY, RecordError
from tools.paths import ROOT
from tools.record import installed_torch

LACKS = 3  # exit status of a program that finds no GPU, or no torch new enough
PATIENCE = 600  # seconds that one program may take
LEFT_OUT = "left out: needs what this machine lacks, see above"


def program(question: str) -> Path:
    """The program that answers a question."""
    return files.ROOM / question / "measure.py"


def load_average() -> list[float] | None:
    """The load of the last 1, 5 and 15 minutes; None where the system has no such figure."""
    return [round(value, 2) for value in os.getloadavg()] if hasattr(os, "getloadavg") else None


def commit() -> str | None:
    """The commit that is checked out; None outside a git checkout or without git."""
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    try:
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def smoke(question: str) -> int:
    """Run the program on little data, without a record; its exit status."""
    return subprocess.run([sys.executable, str(program(question)), "--smoke"], cwd=ROOT).returncode


def measured(question: str) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """Parameters and cases as the program wrote them; None where the machine lacks something.

    Raises:
        RecordError: The program failed, took too long, or wrote something else.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "samples.json"
        command = [sys.executable, str(program(question)), "--out", str(out)]
        try:
            status = subprocess.run(command, cwd=ROOT, timeout=PATIENCE).returncode
        except subprocess.TimeoutExpired as error:
            raise RecordError(f"{question}: still running after {PATIENCE} s") from error
        if status == LACKS:
            return None
        if status or not out.is_file():
            why = f"signal {-status}" if status < 0 else f"status {status}"
            raise RecordError(f"{question}: the program ended with {why}, nothing was kept")
        text = out.read_text(encoding="utf-8")
    try:
        written = json.loads(text)
    except ValueError as error:
        raise RecordError(f"{question}: --out is no JSON: {error}") from error
    if [type(part) for part in written] != [dict, list]:
        raise RecordError(f"{question}: --out is not [parameters, cases]")
    return written[0], written[1]


def record(question: str, machine: str) -> Path | None:
    """Measure one question and write its record; None where the machine lacks what it needs.

    Raises:
        RecordError: What was measured is refused, or the file is there already.
    """
    from tools.measurements.machine import describe

    where = describe(machine)
    date = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    kept: dict[str, Any] = {"question": question, "machine": where, "run": {"date": date}}
    if (path := files.file_of(kept)).exists():
        raise files.there_already(path)
    before = load_average()
    answer = measured(question)
    if answer is None:
        return None
    parameters, cases = answer
    return files.add(
        {
            "question": question,
            "parameters": parameters,
            "cases": [with_limit(case, where) for case in cases],
            "machine": where,
            "run": {
                "date": date,
                "commit": commit(),
                "program_sha256": hashlib.sha256(program(question).read_bytes()).hexdigest(),
                "command": f"python -m tools.measure --machine {machine} {question}",
                "load_before": before,
                "load_after": load_average(),
            },
        }
    )


def with_limit(case: dict[str, Any], machine: dict[str, Any]) -> dict[str, Any]:
    """The case with the limit of its link beside the figures; a case without link as it is."""
    known = case.get("link") in DIRECTIONS  # the schema refuses any other
    return case | {"limit": limit_of(case, machine)} if known else case


def one(question: str, machine: str) -> tuple[str, bool]:
    """Record one question: what came of it, and whether that is a fault."""
    try:
        path = record(question, machine)
    except RecordError as error:
        print(f"measure: {error}", flush=True)
        return "REFUSED, see above", True
    if path is None:
        return LEFT_OUT, False
    return f"wrote {path.relative_to(ROOT).as_posix()}", False


def every(names: list[str], machine: str) -> int:
    """Record all questions and print what came of each; 1 if one was refused."""
    rows, begin = [], time.monotonic()
    for name in names:
        start = time.monotonic()
        print(f"measure: {name}", flush=True)
        outcome, wrong = one(name, machine)
        rows.append((name, time.monotonic() - start, outcome, wrong))
    wide = max(len(name) for name in names)
    print(f"\n{'question':{wide}}  seconds  outcome")
    for name, seconds, outcome, _ in rows:
        print(f"{name:{wide}}  {seconds:7.1f}  {outcome}")
    print(f"{'total':{wide}}  {time.monotonic() - begin:7.1f}")
    return int(any(wrong for *_, wrong in rows))


def chosen(only: str) -> list[str]:
    """The question of this name, or those whose name contains it; SystemExit where none does."""
    known = files.questions()
    found = [only] if only in known else [name for name in known if only in name]
    if not found:
        raise SystemExit(f"measure: no question matches {only!r}; known: {', '.join(known)}")
    return found


def stop(number: int, _: Any) -> None:
    """On a signal: leave, so that the program under way ends too and its folder is removed."""
    raise SystemExit(128 + number)


def main(arguments: list[str] | None = None) -> int:
    """Try out or record; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.measure", description=__doc__)
    parser.add_argument("question", nargs="?", default="", help="all of them if left out")
    parser.add_argument("--machine", default="", help="a name for it, such as epyc-2core")
    parser.add_argument("--smoke", action="store_true", help="little data, no record")
    given = parser.parse_args(arguments)
    names = chosen(given.question)
    installed_torch()
    if given.smoke:
        return max(smoke(name) for name in names)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", given.machine):
        print("measure: name the machine in lower case: make measure MACHINE=epyc-2core")
        return 2
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    load = load_average()
    if load and load[0] > BUSY:
        print(f"measure: the machine is busy (load {load[0]}); the record will say so")
    return every(names, given.machine)


if __name__ == "__main__":
    sys.exit(main())
