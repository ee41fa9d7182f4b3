"""Runs each contract once a session, also when several pytest processes share the rows."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tools.facts.contract_file import Contract, contract_files, load
from tools.facts.contract_run import Answer, execute

WAIT = 300.0  # seconds for another pytest process to finish a contract


@pytest.fixture(scope="session")
def answers(tmp_path_factory) -> Callable[[Contract, str | None], dict[str, Answer]]:
    """What torch answered to every row of a contract, under a start method."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def get(contract: Contract, start: str | None) -> dict[str, Answer]:
        return once(folder / f"contract-{contract.name}-{start}", contract, start)

    return get


def once(key: Path, contract: Contract, start: str | None) -> dict[str, Answer]:
    """Execute, or take what another process executed."""
    result, failed = key.with_suffix(".json"), key.with_suffix(".failed")
    try:
        os.close(os.open(key.with_suffix(".lock"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        until = time.monotonic() + WAIT
        while not result.exists():
            if failed.exists() or time.monotonic() > until:
                pytest.fail(f"{contract.path}: another test process could not run it")
            time.sleep(0.1)
    else:
        try:
            made = {name: asdict(answer) for name, answer in execute(contract, start).items()}
        except BaseException:
            failed.touch()
            raise
        part = key.with_suffix(".part")
        part.write_text(json.dumps(made), encoding="utf-8")
        part.rename(result)
    kept = json.loads(result.read_text(encoding="utf-8"))
    return {name: Answer(**answer) for name, answer in kept.items()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for every row; ``--all-starts`` repeats those with workers under each method."""
    if "row" not in metafunc.fixturenames:
        return
    starts: list[str | None] = [None]
    if metafunc.config.getoption("--all-starts"):
        starts += multiprocessing.get_all_start_methods()[1:]  # the first is the default
    cases = [
        pytest.param(part, row, start, id=f"{part.name}-{row.id}{_end(start)}")
        for contract in map(load, contract_files())
        for start in starts
        for part in [_with_workers(contract) if start else contract]
        for row in part.rows
    ]
    metafunc.parametrize(("contract", "row", "start"), cases)


def _with_workers(contract: Contract) -> Contract:
    """The rows whose answer could depend on how workers are started."""
    rows = (row for row in contract.rows if "num_workers" in row.call and not row.start)
    return replace(contract, rows=tuple(rows))


def _end(start: str | None) -> str:
    return f"-{start}" if start else ""
