"""Every program runs as a reader runs it and prints what the pages show."""

from __future__ import annotations

import importlib.util
import multiprocessing
import re
import sys

import pytest
import torch

from tools.catalogue import Program, programs
from tools.changed import changed_files
from tools.paths import pinned_torch
from tools.verify import compare, execute, layout_faults

RELEASE = tuple(int(part) for part in torch.__version__.split(".")[:2])
PINNED = torch.__version__.split("+")[0] == pinned_torch()
PROGRAMS = programs()
# Whoever starts a process writes one of these; without any, the start method changes nothing.
STARTS = re.compile(r"worker|process|spawn|fork|popen|concurrent|share_memory", re.IGNORECASE)

# What only Linux has, or answers otherwise elsewhere: its files, fork, signals, limits; and
# pin_memory, which finds an accelerator on a Mac.
LINUX = re.compile(
    r"/proc|/dev/shm|fork|import resource|sched_getaffinity|ctypes|os\.kill|pin_memory=True"
)


def only_on_linux(program: Program) -> bool:
    """Whether its text was recorded from what other systems do not have."""
    return bool(LINUX.search(program.path.read_text(encoding="utf-8")))


def starts_for(program: Program, everything: bool, only: str = "") -> list[str]:
    """The methods to run under: all declared ones if asked or touched, else the default.

    With ``only`` that one, for the programs that start processes and declare it.
    """
    available = multiprocessing.get_all_start_methods()
    declared = [method for method in program.header.starts if method in available]
    starts_processes = STARTS.search(program.path.read_text(encoding="utf-8"))
    if only:
        return [only] if starts_processes and only in declared else []
    if not starts_processes:
        return declared[:1]
    if everything or program.name in changed_files():
        return declared
    default = multiprocessing.get_context().get_start_method()
    return [default] if default in declared else declared[:1]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "start" in metafunc.fixturenames:
        asked = metafunc.config.getoption("--all-starts"), metafunc.config.getoption("--start")
        cases = [(p, start) for p in PROGRAMS for start in starts_for(p, *asked)]
        metafunc.parametrize("program, start", cases, ids=[f"{p.name}-{s}" for p, s in cases])


def test_program_prints_what_is_recorded(program: Program, start: str) -> None:
    if program.header.gpus > torch.cuda.device_count():
        pytest.skip("waiting for a GPU")
    for package in program.header.packages:
        if importlib.util.find_spec(package) is None:
            pytest.fail(f"needs the package {package}: pin it in requirements.txt")
    if program.header.since and program.header.since > RELEASE:
        pytest.skip("needs a newer torch")
    if sys.platform != "linux" and only_on_linux(program):
        pytest.skip("needs Linux")
    text = execute(program, start, torch=RELEASE)
    faults = text.faults + compare(program, text, RELEASE, PINNED)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_program_compiles_and_fits_a_page(program: Program) -> None:
    compile(program.path.read_text(encoding="utf-8"), program.name, "exec")
    assert not layout_faults(program)


def test_only_programs_that_start_no_process_run_once():
    by_name = {program.name: program for program in PROGRAMS}
    with_workers = by_name["snippets/arguments/num_workers/smallest.py"]
    without = by_name["snippets/arguments/batch_size/smallest.py"]
    assert starts_for(with_workers, True) == [*with_workers.header.starts]
    assert len(starts_for(without, True)) == 1
    assert starts_for(with_workers, False, "spawn") == ["spawn"]
    assert starts_for(without, False, "spawn") == []


def test_most_programs_that_start_processes_run_elsewhere_too():
    spawned = [program for program in PROGRAMS if starts_for(program, False, "spawn")]
    elsewhere = [program.name for program in spawned if not only_on_linux(program)]
    assert len(elsewhere) > len(spawned) / 2
    assert "snippets/arguments/num_workers/smallest.py" in elsewhere
    assert "snippets/arguments/num_workers/usable_cpus.py" not in elsewhere
