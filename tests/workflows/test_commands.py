"""Every `run:` step calls what exists: a Makefile target, a module with its flags, a file."""

from __future__ import annotations

import functools
import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.workflows.reading import WORKFLOWS
from tools.paths import ROOT

PYTHONS = {"python", "python3", ".venv/bin/python"}
OUTSIDE = {"pip"}  # modules that every Python has
COMMANDS = [
    pytest.param(line.strip(), id=f"{workflow}-{name}-{line.strip()[:50]}")
    for workflow, text in WORKFLOWS.items()
    for name, job in text["jobs"].items()
    for step in job.get("steps", [])
    for line in step.get("run", "").splitlines()
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# The start of this is whatever starts a program or reads a shell variable; none is wanted.
SHELL = re.compile(r"[|&;<>`$(){}*]|\$\{\{")


@functools.cache
def helped(module: str) -> str:
    """What a module of ours says to --help; modules without arguments must be importable."""
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )
    return done.stdout if done.returncode == 0 else ""


def fault(command: str) -> str:
    """Why a command cannot run, "" if it can."""
    if SHELL.search(command):
        return "more than one plain command; put it into the Makefile or into a tool"
    words = shlex.split(command)
    if words[0] == "make":
        return _make(words[1:])
    if words[0] in PYTHONS and words[1] == "-m":
        return _module(words[2], words[3:])
    path = ROOT / words[0]
    return "" if path.is_file() and os.access(path, os.X_OK) else f"{words[0]} is no program here"


def _make(words: list[str]) -> str:
    targets = [word for word in words if "=" not in word]
    known = set(re.findall(r"^([a-z][\w-]*):", MAKEFILE, re.M))
    given = {word.partition("=")[0] for word in words if "=" in word}
    variables = set(re.findall(r"^(\w+) \?=", MAKEFILE, re.M))
    if not targets or not set(targets) <= known:
        return f"no such target: {targets}"
    return f"no such variable: {given - variables}" if given - variables else ""


def _module(module: str, words: list[str]) -> str:
    if module in OUTSIDE:
        return ""
    parts = module.split(".")
    path = ROOT.joinpath(*parts)
    if not path.with_suffix(".py").is_file() and not (path / "__main__.py").is_file():
        return f"no such module: {module}"
    source = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__main__.py"
    if "argparse" not in source.read_text(encoding="utf-8"):
        return f"{module} takes no arguments: {words}" if words else ""
    flags = [word.partition("=")[0] for word in words if word.startswith("--")]
    unknown = [flag for flag in flags if not re.search(rf"{flag}\b", helped(module))]
    return f"{module} does not know {unknown}" if unknown else ""


@pytest.mark.parametrize("command", COMMANDS)
def test_it_exists(command):
    assert not fault(command)


@pytest.mark.parametrize(
    "command",
    [
        "make tests",
        "make test PARTS=pages",
        "make lint | tee log",
        "python -m tools.nowhere",
        "python3 -m tools.ci.gate --may-skip-all",
        "python3 -m tools.ci.gpu_runs --dry",
        "tools/nowhere.sh",
        "gh pr list",
    ],
)
def test_what_does_not_exist_is_seen(command):
    assert fault(command)


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_variables_that_steps_hand_to_make_are_known(workflow):
    known = set(re.findall(r"^(\w+) \?=", MAKEFILE, re.M))
    for job in WORKFLOWS[workflow]["jobs"].values():
        for step in job.get("steps", []):
            if step.get("run", "").startswith("make"):
                assert set(step.get("env", {})) <= known | {"PIP_EXTRA_INDEX_URL"}
