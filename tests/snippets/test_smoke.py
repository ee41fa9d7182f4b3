"""Every measurement program can be tried out without a GPU and without leaving anything behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.facts.a_record import good_record
from tools.facts import measurements
from tools.measure import LACKS, with_limit
from tools.measurements import files
from tools.measurements.rules import MIN_SAMPLES, faults
from tools.paths import EDITIONS

QUESTIONS = files.questions()
NEEDS_GPU = ("needs a CUDA", "needs a GPU", "needs an NVIDIA")


def source(question: str) -> str:
    """The program's text."""
    return (files.ROOM / question / "measure.py").read_text(encoding="utf-8")


def run(question: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in an empty folder, without any GPU, and wait for it."""
    program = files.ROOM / question / "measure.py"
    command = [sys.executable, "-B", str(program), *arguments]
    hidden = {"CUDA_VISIBLE_DEVICES": ""}
    return subprocess.run(
        command, cwd=folder, env=os.environ | hidden, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_smoke_run_ends_well_and_writes_nothing(question, tmp_path):
    before = sorted((files.ROOM / question).rglob("*"))
    done = run(question, tmp_path, "--smoke")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "smoke: ok"
    assert list(tmp_path.iterdir()) == []
    assert sorted((files.ROOM / question).rglob("*")) == before


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_smoke_run_gives_is_marked_and_makes_a_sheet(question, tmp_path):
    out = tmp_path / "samples.json"
    done = run(question, tmp_path, "--smoke", "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    if not out.exists():  # a program may refuse to write what it only tried
        return
    parameters, cases = json.loads(out.read_text(encoding="utf-8"))
    assert parameters["smoke"] is True
    assert list(tmp_path.iterdir()) == [out]
    parameters["smoke"] = False
    record = good_record() | {"question": question, "parameters": parameters}
    pcie = {"generation": "6", "width": "16"}
    record["machine"] |= {"gpu": "A GPU", "driver": "1.2", "cuda": "12.6", "pcie": pcie}
    for case in cases:
        for result in case["results"]:
            result["samples"] = (result["samples"] * MIN_SAMPLES)[:MIN_SAMPLES]
    record["cases"] = [with_limit(case, record["machine"]) for case in cases]
    wrong = [fault for fault in faults(record) if "of the limit" not in fault]  # too little data
    assert wrong == []
    for lang in EDITIONS:
        labels = measurements.labels_of(question, lang)
        assert "| ---: |" in measurements.sheet(question, [record], labels, lang)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_program_for_a_gpu_says_so_and_leaves(question, tmp_path):
    if not re.search(r"(return|exit\(|SystemExit\() ?3\)?$", source(question), re.M):
        assert "cuda" not in source(question).lower(), "it uses a GPU, and does not ask for one"
        return
    out = tmp_path / "samples.json"
    done = run(question, tmp_path, "--out", str(out))
    assert done.returncode == LACKS, done.stdout + done.stderr
    assert any(words in done.stdout + done.stderr for words in NEEDS_GPU), done.stdout
    assert not out.exists()
