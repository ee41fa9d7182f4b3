"""Every row of every contract is executed: torch answers as the row says."""

from __future__ import annotations

import pytest

from tools.facts.contract_file import contract_files
from tools.facts.contract_run import not_judged, problems
from tools.facts.signature import parameters


def test_row(contract, row, start, answers):
    answer = answers(contract, start)[row.id]
    reason = not_judged(row, answer.here)
    if reason:
        pytest.skip(reason)
    wrong = problems(row, answer)
    assert not wrong, f"{contract.path}: {row.id}: {row.call}\n" + "\n".join(wrong)


def test_every_contract_of_the_arguments_is_about_one_or_a_pair():
    known = {"together", *(parameter.name for parameter in parameters())}
    paths = [path for path in contract_files() if path.parts[-3] == "arguments"]
    assert paths
    assert {path.parent.name for path in paths} <= known
