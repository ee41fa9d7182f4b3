"""Runs a program and says what is wrong with it, in words that name the file and the remedy."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from tools.catalogue import Program
from tools.normalise import normalise, timing_in
from tools.runner import Run, run

MAX_LINES, MAX_COLUMNS, MAX_LINES_MODULE, MAX_LINES_MEASUREMENT = 60, 80, 150, 170


@dataclass(frozen=True)
class Text:
    """The normalised output of a run, and what forbids recording it."""

    out: str
    err: str
    faults: list[str]


def execute(
    program: Program,
    start: str | None = None,
    timeout: float = 120.0,
    torch: tuple[int, int] | None = None,
) -> Text:
    """Run the program and judge everything but its text.

    Args:
        program: A snippet.
        start: A start method, None for the platform's default.
        timeout: Seconds until it counts as hung.
        torch: The running release; one older than ``text-since`` need not warn as declared.
    """
    done = run(
        program.path,
        start,
        timeout,
        warns=program.header.warns,
        gpu=program.header.gpus > 0,
        args=("--smoke",) if program.is_measurement else (),
    )
    out, err = normalise(done.stdout), normalise(done.stderr)
    faults = [f"{program.name}: {fault}" for fault in _faults(program, done, out, err, torch)]
    return Text(out, err, faults)


def _faults(
    program: Program, done: Run, out: str, err: str, torch: tuple[int, int] | None
) -> list[str]:
    """Status, stray processes, undeclared stderr, timings; in the order a person mends them."""
    if done.hung:
        stacks = f"the stacks of its processes:\n{done.stderr}"
        return [f"hung: no end after {done.seconds:.0f} s; {stacks}"]
    faults = []
    if program.breaks and done.status == 0:
        faults.append("ended with status 0, but a breaks.py must fail")
    if not program.breaks and done.status != 0:
        faults.append(f"ended with status {done.status}; its stderr:\n{err}")
    elif not program.breaks and err and not (program.header.warns or program.is_measurement):
        faults.append(f"wrote to stderr; mend it, or declare the warning with warns:\n{err}")
    since = program.header.text_since
    for words in program.header.warns:
        if words not in err and not (torch and since and torch < since):
            faults.append(f"declares warns: {words!r}, but no such warning came")
    if done.leftovers:
        faults.append(f"left processes behind: {', '.join(done.leftovers)}")
    if not program.is_measurement and (found := timing_in(out)):
        faults.append(
            f"prints a timing ({found!r}); print what does not vary, and move the timing to a"
            " program under snippets/measurements/"
        )
    return faults


def compare(program: Program, text: Text, torch: tuple[int, int], pinned: bool) -> list[str]:
    """What differs from the recorded text.

    Args:
        program: A snippet.
        text: What it gave.
        torch: The running release, as (major, minor).
        pinned: Whether that is the release the texts were recorded on.
    """
    since = program.header.text_since
    if program.is_measurement or (not pinned and since and torch < since):
        return []
    faults = []
    for stream in wanted_streams(program):
        path = program.recorded(stream, None if pinned else torch)
        given = getattr(text, stream)
        recorded = path.read_text(encoding="utf-8") if path.exists() else None
        if recorded is None:
            faults.append(f"{program.name}: no {path.name}; run: make record ONLY={program.name}")
        elif recorded != given:
            diff = difflib.unified_diff(
                recorded.splitlines(), given.splitlines(), "recorded", "now", lineterm="", n=2
            )
            faults.append(f"{program.name}: {path.name} changed:\n" + "\n".join(diff))
    return faults


def wanted_streams(program: Program) -> list[str]:
    """Which recorded files belong to the program: ``out``, ``err`` or both."""
    if program.header.gpus or program.is_measurement:
        return []
    if program.breaks:
        return ["err"]
    return ["out", "err"] if program.header.warns else ["out"]


def layout_faults(program: Program) -> list[str]:
    """Too long or too wide for a page, or work outside the main guard."""
    lines = program.path.read_text(encoding="utf-8").splitlines()
    limit = MAX_LINES_MODULE if "recipes" in program.path.parts else MAX_LINES
    if program.is_measurement:
        limit = MAX_LINES_MEASUREMENT
    faults = []
    if len(lines) > limit:
        faults.append(f"{program.name}: {len(lines)} lines; at most {limit} fit a page")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            faults.append(f"{program.name}:{number}: {len(line)} columns; at most {MAX_COLUMNS}")
    return faults
