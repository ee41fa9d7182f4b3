"""One edition: a strict run of mkdocs in a process of its own, then the mended pages.

The process is cold (a program) or warm (forked from a server that has imported mkdocs and
Jieba's dictionary already, for a page that was saved a second ago); both run mkdocs' own
command line with the same arguments.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.paths import ROOT, pinned_torch
from tools.site import bundle, mend
from tools.site.address import Address

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
STACK = "Traceback (most recent call last):"


class BuildError(Exception):
    """A build that failed; the text is what mkdocs said."""


def build(
    edition: str, out: Path, address: Address, source: Path = ROOT, warm: bool = False
) -> None:
    """Build one edition into a folder, as strictly as mkdocs can.

    Args:
        edition: ``zh`` or ``en``.
        out: Where its pages go; emptied first.
        address: Where the site will stand.
        source: The repository, or a copy of it.
        warm: Whether to fork the process from a prepared one.

    Raises:
        BuildError: mkdocs found a fault, or its pages could not be mended.
    """
    # Never -q: with it mkdocs exits 0 in spite of warnings under --strict.
    arguments = ["build", "--strict", "--config-file", CONFIGS[edition]]
    arguments += ["--site-dir", str(out.resolve())]
    status, said = (_warm if warm else _cold)(arguments, source, environment(address, source))
    if status:
        raise BuildError(f"the {edition} edition does not build:\n{_telling(said)}")
    try:
        bundle.modules(out)
        mend.folder(out)
        bundle.styles(out)  # last: what the pages no longer name needs no style
    except ValueError as fault:
        raise BuildError(f"the {edition} edition: {fault}") from None


def environment(address: Address, source: Path = ROOT) -> dict[str, str]:
    """The environment in which mkdocs builds: addresses set, dates fixed, no advertisement.

    The date is that of the commit, so that two builds of one commit are the same, byte for byte.
    """
    dated = {"SOURCE_DATE_EPOCH": commit_time(source)}
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "HANDBOOK_TORCH": pinned_torch()}
    return dated | os.environ | fixed | address.environment()


def commit_time(source: Path = ROOT) -> str:
    """Seconds since 1970 of the commit at hand, ``0`` outside a git checkout (an archive).

    It dates every file of the site that carries a date, so that two builds of one commit are
    equal byte for byte; in a tree with changes it is still the time of the last commit.
    """
    if not (source / ".git").exists() or shutil.which("git") is None:
        return "0"
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=source, capture_output=True, encoding="utf-8")
    return done.stdout.strip() or "0"


def _cold(arguments: list[str], source: Path, variables: dict[str, str]) -> tuple[int, str]:
    """Exit status and output of ``python -m mkdocs``."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=source,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def _warm(arguments: list[str], source: Path, variables: dict[str, str]) -> tuple[int, str]:
    """Exit status and output of the same, forked where the platform can."""
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["tools.site.warm"])
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", suffix=".log") as log:
        job = (arguments, str(source), variables, log.name)
        process = context.Process(target=run_mkdocs, args=job, daemon=True)
        process.start()
        process.join()
        return process.exitcode or 0, log.read()


def run_mkdocs(arguments: list[str], source: str, variables: dict[str, str], log: str) -> None:
    """Be ``python -m mkdocs`` in this process, its output in a file; ends by SystemExit."""
    os.environ.update(variables)
    os.chdir(source)
    with open(log, "w", encoding="utf-8") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
        sys.stdout = sys.stderr = sink
        from mkdocs.__main__ import cli

        cli(arguments)


def _telling(output: str) -> str:
    """The lines of mkdocs that say what is wrong, without its news and its own call stack."""
    lines = [line for line in output.splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(("INFO", "DEBUG"))]
    named = [number for number, line in enumerate(kept) if line.startswith(("ERROR", "WARNING"))]
    if named:
        kept = kept[named[0] :]  # before it other libraries speak of themselves
        if STACK in kept:
            kept = kept[: kept.index(STACK)] + kept[-1:]
    return "\n".join(kept or lines)
