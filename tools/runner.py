"""Runs one snippet as a reader does: ``python file.py`` in a child process.

Needs the standard library only, so that a GPU machine can use it with its own Python.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HOOKS = Path(__file__).resolve().parent / "start_method"
GRACE = 3.0  # seconds that workers and helper processes get to end after the program
POSIX = os.name == "posix"


@dataclass(frozen=True)
class Run:
    """What one run of a program gave.

    Attributes:
        status: The exit status; negative for a signal, None for a program that hung.
        stdout: What it printed, as it came.
        stderr: What it wrote to stderr; ends with all stacks if it hung.
        seconds: Wall-clock time of the child.
        leftovers: Processes of its group still alive when it had ended, as ``pid name``.
    """

    status: int | None
    stdout: str
    stderr: str
    seconds: float
    leftovers: tuple[str, ...] = ()

    @property
    def hung(self) -> bool:
        """Whether the program was stopped at its time limit."""
        return self.status is None


def run(
    program: Path,
    start: str | None = None,
    timeout: float = 120.0,
    warns: tuple[str, ...] = (),
    gpu: bool = False,
    args: tuple[str, ...] = (),
) -> Run:
    """Run ``python program`` and wait for it.

    Args:
        program: The file to run, unchanged.
        start: The start method of its workers; None for the platform's default.
        timeout: Seconds after which it counts as hung: its stacks are dumped to its stderr
            and it is ended, with every process of its group.
        warns: First words of the warnings it declares. Any other warning is an error.
        gpu: Whether it may see CUDA devices. A CPU snippet must not depend on one.
        args: Arguments for the program (measurements take ``--smoke``).
    """
    env = _environment(start, timeout, warns, gpu)
    with tempfile.TemporaryDirectory(prefix="snippet-") as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        with out.open("wb") as stdout, err.open("wb") as stderr:
            began = time.monotonic()
            child = subprocess.Popen(
                [sys.executable, str(program.resolve()), *args],
                cwd=folder,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                start_new_session=POSIX,
            )
            try:
                status: int | None = child.wait(timeout)
            except subprocess.TimeoutExpired:
                status = None
                _dump_stacks(child)
            finally:
                leftovers = _wait_for_group(child.pid, 0 if child.returncode is None else GRACE)
                _end(child)
        return Run(
            status,
            out.read_text(encoding="utf-8", errors="replace"),
            err.read_text(encoding="utf-8", errors="replace"),
            time.monotonic() - began,
            () if status is None else tuple(leftovers),
        )


def _environment(start: str | None, timeout: float, warns: tuple[str, ...], gpu: bool) -> dict:
    env = dict(os.environ)
    for name in ("PYTHONWARNINGS", "PYTHONSTARTUP", "PYTHONHASHSEED", "HANDBOOK_START_METHOD"):
        env.pop(name, None)
    env |= {
        "PYTHONPATH": str(HOOKS),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "HANDBOOK_WARNS": "\n".join(warns),
        "HANDBOOK_TIMEOUT": str(timeout),
    }
    if start:
        env["HANDBOOK_START_METHOD"] = start
    if not gpu:
        env["CUDA_VISIBLE_DEVICES"] = ""
    return env


def _dump_stacks(child: subprocess.Popen) -> None:
    """Ask every process of the group for its stacks; they land in the program's stderr."""
    if POSIX:
        for pid, _ in _group(child.pid):
            try:
                os.kill(pid, signal.SIGUSR1)
            except ProcessLookupError:
                continue
            time.sleep(0.3)


def _end(child: subprocess.Popen) -> None:
    if POSIX:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


def _wait_for_group(pgid: int, grace: float) -> list[str]:
    """The processes of the group that outlive the grace time. POSIX only."""
    until = time.monotonic() + grace
    while alive := _group(pgid):
        if time.monotonic() >= until:
            return [f"{pid} {name}" for pid, name in alive]
        time.sleep(0.05)
    return []


def _group(pgid: int) -> list[tuple[int, str]]:
    """Living processes of a process group, as (pid, name)."""
    if not POSIX:
        return []
    if Path("/proc/self/stat").exists():
        rows = map(_stat, Path("/proc").glob("[0-9]*/stat"))
    else:
        listing = ["ps", "-A", "-o", "pid=,pgid=,stat=,comm="]
        text = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
        rows = (line.split(None, 3) for line in text.splitlines())
    return [(int(r[0]), r[3]) for r in rows if r and int(r[1]) == pgid and r[2][0] not in "ZX"]


def _stat(path: Path) -> tuple[str, str, str, str] | None:
    """(pid, pgid, state, name) of one /proc/<pid>/stat, None if the process is gone."""
    try:
        text = path.read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    name = text[text.index("(") + 1 : text.rindex(")")]
    state, _parent, pgid = text[text.rindex(")") + 2 :].split()[:3]
    return text.split(" ", 1)[0], pgid, state, name
