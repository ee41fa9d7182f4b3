"""The checks of the snippet machinery can fail: each planted fault is named, with the remedy."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from tools import record as recorder
from tools.catalogue import Program, programs
from tools.header import HeaderError, parse_header
from tools.normalise import normalise, timing_in
from tools.runner import run
from tools.verify import compare, execute, layout_faults

GOOD = '"""Counts to three."""\n\nprint([1, 2, 3])\n'


def planted(tmp_path: Path, text: str, name: str = "order.py", **recorded: str) -> Program:
    """A program in a project of its own, with recorded files beside it."""
    path = tmp_path / "snippets" / "arguments" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for stream, content in recorded.items():
        path.with_suffix(f".{stream}").write_text(content, encoding="utf-8")
    return Program(path, parse_header(path), tmp_path)


def faults_of(program: Program, timeout: float = 60.0) -> str:
    text = execute(program, timeout=timeout)
    return "\n".join(text.faults + compare(program, text, (2, 13), pinned=True))


def test_a_good_program_has_no_fault(tmp_path):
    assert faults_of(planted(tmp_path, GOOD, out="[1, 2, 3]\n")) == ""


def test_changed_output(tmp_path):
    faults = faults_of(planted(tmp_path, GOOD, out="[1, 2]\n"))
    assert "order.out changed" in faults
    assert "+[1, 2, 3]" in faults


def test_missing_recording_names_the_command(tmp_path):
    faults = faults_of(planted(tmp_path, GOOD))
    assert "make record ONLY=snippets/arguments/order.py" in faults


def test_undeclared_warning(tmp_path):
    warns = '"""Warns."""\nimport warnings\nwarnings.warn("too many workers")\n'
    faults = faults_of(planted(tmp_path, warns, out=""))
    assert "ended with status 1" in faults
    assert "UserWarning: too many workers" in faults


def test_undeclared_warning_in_a_worker(tmp_path):
    text = (
        '"""Warns in a worker."""\n'
        "import warnings\n"
        "from torch.utils.data import DataLoader\n"
        "def collate(batch):\n"
        '    warnings.warn("in the worker")\n'
        "    return batch\n"
        'if __name__ == "__main__":\n'
        "    list(DataLoader([1], num_workers=1, collate_fn=collate))\n"
    )
    for start in ("fork", "spawn"):
        done = execute(planted(tmp_path, text), start)
        assert "UserWarning: in the worker" in "".join(done.faults)


def test_declared_warning_is_recorded_and_must_come(tmp_path):
    text = '"""Warns.\n\nwarns: too many\n"""\nimport warnings\nwarnings.warn("too many workers")\n'
    done = execute(planted(tmp_path, text))
    assert done.faults == []
    assert "UserWarning: too many workers" in done.err
    silent = '"""Does not warn.\n\nwarns: too many\n"""\n'
    assert "no such warning came" in faults_of(planted(tmp_path, silent, out="", err=""))


def test_hanging_program_shows_its_stacks(tmp_path):
    body = "import threading\n\ndef stuck():\n    threading.Event().wait()\n\nstuck()\n"
    text = f'"""Hangs."""\n{body}'
    faults = faults_of(planted(tmp_path, text, out=""), timeout=4)
    assert "hung" in faults
    assert "in stuck" in faults
    assert 'order.py", line 5' in faults


def test_hanging_worker_shows_its_stack(tmp_path):
    text = (
        '"""Hangs in a worker."""\n'
        "import time\n"
        "from torch.utils.data import DataLoader\n"
        "def slow(batch):\n"
        "    time.sleep(600)\n"
        'if __name__ == "__main__":\n'
        "    list(DataLoader([1], num_workers=1, collate_fn=slow))\n"
    )
    faults = faults_of(planted(tmp_path, text), timeout=15)
    assert 'order.py", line 5 in slow' in faults


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX")
def test_process_left_behind(tmp_path):
    text = '"""Leaves one."""\nimport subprocess\nsubprocess.Popen(["sleep", "60"])\n'
    faults = faults_of(planted(tmp_path, text, out=""))
    assert "left processes behind" in faults
    assert "sleep" in faults


def test_work_under_the_main_guard_is_run(tmp_path):
    text = '"""Fails."""\nif __name__ == "__main__":\n    raise SystemExit("reached")\n'
    assert "reached" in faults_of(planted(tmp_path, text, out=""))


def test_breaks_must_break(tmp_path):
    program = planted(tmp_path, GOOD, name="breaks.py", err="")
    assert "must fail" in faults_of(program)


@pytest.mark.parametrize(
    "printed", ["took 0.31 s", "12 ms", "3.4 GB/s", "1.5e-3 seconds", "1200 samples/s"]
)
def test_timing_is_refused(tmp_path, printed):
    text = f'"""Times."""\nprint("{printed}")\n'
    assert "prints a timing" in faults_of(planted(tmp_path, text, out=printed + "\n"))


def test_a_setting_in_seconds_is_no_timing():
    assert timing_in("RuntimeError: DataLoader timed out after 1 seconds") is None
    assert timing_in("2 workers, 10 samples, 3 batches") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("print(1)\n", "no first line"),
        ('"""\nneeds: cpu\n"""\n', "no first line"),
        ('"""Shows."""\nprint(\n', "not Python"),
        ('"""Shows.\n\nneed: cuda\n"""\n', "unknown header field 'need'; known: needs, starts"),
        ('"""Shows.\n\nstarts: fork thread\n"""\n', "unknown start method 'thread'"),
        ('"""Shows.\n\nneeds: CUDA!\n"""\n', "'CUDA!' is no need"),
        ('"""Shows.\n\nsince: 2.6\n"""\n', "write it as: torch 2.6"),
        ('"""Shows.\n\nneeds:\n"""\n', "has no value"),
        ('"""Shows.\n\nneeds: cpu\nneeds: cuda\n"""\n', "stands twice"),
    ],
)
def test_bad_header_names_file_and_remedy(tmp_path, text, says):
    with pytest.raises(HeaderError) as caught:
        planted(tmp_path, text)
    assert says in str(caught.value)
    assert "order.py" in str(caught.value)


def test_name_that_matches_nothing():
    with pytest.raises(SystemExit, match=r"'no_such_thing' matches no program"):
        programs("no_such_thing")


def test_torch_not_installed(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"torch is not installed.*pip install -r"):
        recorder.installed_torch()


def test_too_long_and_too_wide(tmp_path):
    text = '"""Long."""\n' + "x = 1\n" * 60 + "y = 1" + " " * 80 + "# wide\n"
    assert len(layout_faults(planted(tmp_path, text))) == 2


def test_recorder_writes_the_text_and_only_if_all_is_well(tmp_path, capsys):
    good = planted(tmp_path, GOOD)
    assert recorder.record(good) == []
    assert good.recorded("out").read_text() == "[1, 2, 3]\n"
    assert "wrote snippets/arguments/order.out" in capsys.readouterr().out
    bad = planted(tmp_path, '"""Times."""\nprint("2 ms")\n', name="bad.py")
    assert recorder.record(bad)
    assert not bad.recorded("out").exists()


def test_text_of_another_release(tmp_path):
    header = '"""Counts.\n\ntext-since: torch 2.10\n"""\nprint(2)\n'
    program = planted(tmp_path, header, out="1\n")
    text = execute(program)
    assert compare(program, text, (2, 9), pinned=False) == []
    assert compare(program, text, (2, 11), pinned=False) != []
    program.path.with_suffix(".torch-2.11.out").write_text("2\n")
    assert compare(program, text, (2, 11), pinned=False) == []


def test_start_method_comes_from_outside(tmp_path):
    path = tmp_path / "which.py"
    path.write_text("import multiprocessing as m\nprint(m.get_start_method())\n")
    for method in ("fork", "forkserver", "spawn"):
        assert run(path, method).stdout.strip() == method


def test_normalise():
    text = (
        "RuntimeError: DataLoader worker (pid(s) 12, 34) exited unexpectedly\n"
        "RuntimeError: DataLoader worker (pid 99) is killed by signal: Killed. \n"
        "<function f at 0x7f00aa>\n"
        '  File "/home/me/lib/python3.11/site-packages/torch/utils/data/a.py", line 7, in x\n'
        "    code()\n"
        '  File "/home/me/handbook/snippets/errors/a/breaks.py", line 3, in <module>\n'
        "    ^^^^^\n"
        "/home/me/handbook/snippets/errors/a/breaks.py:3: UserWarning: w\n"
    )
    assert normalise(text) == (
        "RuntimeError: DataLoader worker (pid(s) N) exited unexpectedly\n"
        "RuntimeError: DataLoader worker (pid N) is killed by signal: Killed.\n"
        "<function f at 0xADDRESS>\n"
        "  ...\n"
        '  File "snippets/errors/a/breaks.py", line 3, in <module>\n'
        "snippets/errors/a/breaks.py:3: UserWarning: w\n"
    )
