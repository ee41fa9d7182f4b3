"""``make measure`` goes on after a fault, leaves nothing half, and needs torch alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from tools.measurements import machine
from tools.measurements.machine import SETTLE, answer_while, row_of
from tools.paths import ROOT

GOOD = """
import json, sys
way = {"id": "way", "role": "way", "samples": [0.5] * 7}
case = {"id": "a_case", "parameters": {}, "bytes": 8, "unit": "s", "results": [way]}
if "--out" in sys.argv:
    open(sys.argv[-1], "w").write(json.dumps([{}, [case]]))
"""
PROGRAMS = {
    "a_good_one": GOOD,
    "b_no_gpu": "print('needs a CUDA device'); raise SystemExit(3)",
    "c_few": GOOD.replace("* 7", "* 6"),
    "d_fails": "raise SystemExit(1)",
    "e_killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "f_silent": "",
    "g_half": "import sys; open(sys.argv[-1], 'w').write('[{}, [')",
    "h_other": "import sys; open(sys.argv[-1], 'w').write('[1, 2]')",
    "i_smoke": GOOD.replace("[{},", '[{"smoke": True},'),
    "j_link": GOOD.replace('"unit"', '"link": "h2d", "unit"'),
    "k_strange": GOOD.replace('"unit"', '"link": "up", "unit"'),
    "l_good_too": GOOD,
}
REFUSED = {
    "c_few": "$.cases[0].results[0].samples: 6 items; at least 7",
    "d_fails": "status 1",
    "e_killed": "signal 9",
    "f_silent": "nothing was kept",
    "g_half": "--out is no JSON",
    "h_other": "not [parameters, cases]",
    "i_smoke": "a smoke run",
    "j_link": "the machine block names none",
    "k_strange": "$.cases[0].link: 'up' is none of",
}
START = """
import sys
from pathlib import Path
{before}
from tools import measure
from tools.measurements import files
files.ROOM = Path(sys.argv.pop(1))
measure.ROOT = files.ROOM
files.questions.__defaults__ = files.file_of.__defaults__ = files.add.__defaults__ = (files.ROOM,)
sys.exit(measure.main())
"""
BLOCK = """
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names!r}:
            raise ModuleNotFoundError(name + " is not here", name=name)
sys.meta_path.insert(0, Blocked())
"""
NOT_THERE = ("yaml", "jsonschema", "numpy", "pytest", "mkdocs", "markdown", "playwright")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return tmp_path / "measurements"


def ask(room: Path, before: str = "", *arguments: str, **programs: str) -> subprocess.Popen:
    """Start ``make measure`` over questions of this test."""
    for name, text in programs.items():
        (room / name).mkdir(parents=True)
        (room / name / "measure.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", START.format(before=before), str(room), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def records(room: Path) -> list[Path]:
    """Every file below the questions that is no program."""
    return sorted(path for path in room.rglob("*") if path.is_file() and path.suffix != ".py")


def test_one_fault_does_not_stop_the_others(room):
    asked = ask(room, "", "--machine", "a-machine", **PROGRAMS)
    out, err = asked.communicate(timeout=120)
    assert asked.returncode == 1, err
    table = out[out.index("question ") :].splitlines()
    outcome = {line.split()[0]: line.split(maxsplit=2)[-1] for line in table[1:-1]}
    assert list(outcome) == sorted(PROGRAMS)
    assert outcome["b_no_gpu"] == "left out: needs what this machine lacks, see above"
    assert {name for name in outcome if "REFUSED" in outcome[name]} == set(REFUSED)
    for name, why in REFUSED.items():
        assert any(name in line and why in line for line in out.splitlines()), name
    kept = records(room)
    assert [path.parents[1].name for path in kept] == ["a_good_one", "l_good_too"]
    assert all(outcome[path.parents[1].name].endswith(path.name) for path in kept)
    assert table[-1].startswith("total")


def test_without_torch_it_says_how_to_install_it(room):
    absent = "import importlib.util; importlib.util.find_spec = lambda name: None"
    asked = ask(room, absent, "--machine", "a-machine", a_good_one=PROGRAMS["a_good_one"])
    out, err = asked.communicate(timeout=120)
    assert asked.returncode == 1
    assert err.startswith("torch is not installed for ") and "pip install" in err
    assert "Traceback" not in err
    assert not out and not records(room)


def test_without_a_fault_the_status_is_zero_though_a_gpu_is_missing(room):
    programs = {name: PROGRAMS[name] for name in ("a_good_one", "b_no_gpu")}
    asked = ask(room, "", "--machine", "a-machine", **programs)
    out, err = asked.communicate(timeout=60)
    assert asked.returncode == 0, out + err


def test_nothing_but_torch_is_imported(room):
    before = BLOCK.format(names=NOT_THERE)
    asked = ask(room, before, "--machine", "a-machine", a_good_one=GOOD)
    out, err = asked.communicate(timeout=60)
    assert asked.returncode == 0, out + err
    assert len(records(room)) == 1


def test_a_second_record_of_the_day_is_refused_before_it_is_measured(room):
    ask(room, "", "--machine", "a", a_good_one=GOOD).communicate(timeout=60)
    kept = records(room)[0].read_bytes()
    (room / "a_good_one/measure.py").write_text("raise SystemExit('ran')", encoding="utf-8")
    asked = ask(room, "", "--machine", "a")
    out, err = asked.communicate(timeout=60)
    assert asked.returncode == 1
    assert "is there already" in out
    assert "ran" not in err
    assert records(room)[0].read_bytes() == kept


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_measurement_writes_nothing(room, tmp_path, number):
    mark = tmp_path / "started"
    slow = f"open({str(mark)!r}, 'w').write(str(__import__('os').getpid()))\n"
    slow += GOOD.replace("if ", "import time; time.sleep(30)\nif ")
    asked = ask(room, "", "--machine", "a-machine", a_slow_one=slow, b_next=GOOD)
    until = time.monotonic() + 60
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    asked.send_signal(number)
    child = int(mark.read_text())
    if number == signal.SIGKILL:
        asked.wait(timeout=60)
        os.kill(child, signal.SIGKILL)  # nobody else is left to end it
    asked.communicate(timeout=60)
    assert asked.returncode == (-9 if number == signal.SIGKILL else 128 + number)
    if number != signal.SIGKILL:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
    assert records(room) == []


def test_a_write_that_breaks_off_leaves_no_file(room):
    before = "import os, signal; os.link = lambda *names: os.kill(os.getpid(), signal.SIGKILL)"
    asked = ask(room, before, "--machine", "a-machine", a_good_one=GOOD)
    asked.communicate(timeout=60)
    assert asked.returncode == -9
    assert [path for path in records(room) if path.suffix == ".json"] == []


def test_the_link_is_that_of_the_gpu_with_the_same_uuid():
    two = "GPU-aa, 580.1, 5, 16, 5, 16\nGPU-bb, 580.1, 4, 8, 5, 16\n"
    assert row_of(two, "bb") == ["GPU-bb", "580.1", "4", "8", "5", "16"]
    assert row_of(two, "a-slice") is None
    assert row_of(two.splitlines()[0], "a-slice")[2:4] == ["5", "16"]


def test_the_link_is_read_while_copies_run():
    ran: list[float] = []
    ask_when = "from time import *; a = monotonic(); sleep(.3); print(a, monotonic())"

    def work():
        time.sleep(0.01)
        ran.append(time.monotonic())

    begin, end = map(float, answer_while(work, [sys.executable, "-c", ask_when]).split())
    assert begin - ran[0] >= SETTLE - 0.1
    assert sum(begin < moment < end for moment in ran) > 5


def test_a_command_that_fails_is_named():
    with pytest.raises(RuntimeError, match="ended with status 9"):
        answer_while(lambda: None, [sys.executable, "-c", "raise SystemExit(9)"])


def test_without_an_answer_of_the_driver_tool_there_is_no_link(monkeypatch, capsys):
    fails = [sys.executable, "-c", "raise SystemExit(9)"]
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    monkeypatch.setattr(machine, "answer_while", lambda work, _: answer_while(work, fails))
    monkeypatch.setattr(torch.cuda, "synchronize", lambda: None)
    monkeypatch.setattr(torch.Tensor, "pin_memory", lambda tensor: tensor[:8])
    monkeypatch.setattr(torch, "empty_like", lambda tensor, device: tensor.clone())
    assert machine._under_load(["uuid"], "1") is None
    assert "ended with status 9" in capsys.readouterr().out
