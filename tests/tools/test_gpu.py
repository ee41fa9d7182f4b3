"""``make gpu`` needs torch and pytest alone, and a sheet shows a record of this very program."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from tests.tools.test_snippet_faults import planted
from tools.facts.gpu import WAITING, sheet
from tools.gpu import record
from tools.paths import ROOT

# Everything of requirements.txt that a GPU machine does not have.
ABSENT = "markdown mkdocs material mkdocstrings pymdownx yaml jsonschema playwright jieba packaging"
BARE = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent!r}.split():
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
{then}
"""
MACHINE = {
    "gpu": "NVIDIA Test",
    "driver": "1.2",
    "cuda": "13.0",
    "torch": "2.13.0",
    "python": "3.11.7",
    "date": "2026-01-02",
}


def on_a_bare_machine(then: str) -> subprocess.CompletedProcess:
    """Run Python without the packages that only the pages and the site need."""
    # pytest itself needs packaging; only what the project imports is taken away.
    absent = ABSENT if "pytest" not in then else ABSENT.replace(" packaging", "")
    code = BARE.format(absent=absent, then=then)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_without_a_gpu_it_says_what_waits_and_fails():
    done = on_a_bare_machine("from tools.gpu import main; sys.exit(main())")
    assert done.returncode == 1, done.stderr
    assert "sees no CUDA device" in done.stdout
    assert "programs wait" in done.stdout


def test_the_gpu_tests_need_torch_and_pytest_alone():
    options = '["-q", "-p", "no:cacheprovider", "tests/gpu"]'
    done = on_a_bare_machine(f"import pytest; sys.exit(pytest.main({options}))")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sheet_shows_what_this_program_printed(tmp_path):
    program = planted(tmp_path, '"""Shows.\n\nneeds: cuda\n"""\nprint("pinned: True")\n')
    assert sheet(program, "en") == WAITING["en"] + "\n"
    assert record(program, MACHINE) == []
    for edition in ("zh", "en"):
        shown = sheet(program, edition)
        assert "pinned: True\n```" in shown
        assert "NVIDIA Test" in shown
        assert "2026-01-02" in shown
    program.path.write_text(program.path.read_text() + "print(2)\n")
    assert sheet(program, "zh") == WAITING["zh"] + "\n"


def test_a_program_with_a_fault_leaves_no_record(tmp_path):
    program = planted(tmp_path, '"""Fails.\n\nneeds: cuda\n"""\nraise SystemExit(3)\n')
    assert "ended with status 3" in record(program, MACHINE)[0]
    assert not program.path.with_suffix(".cuda.json").exists()


def test_measuring_needs_torch_alone():
    done = on_a_bare_machine("import tools.measure, tools.measurements.machine")
    assert done.returncode == 0, done.stderr
