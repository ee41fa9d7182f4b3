"""The argument checker foretells every row of the arguments' contracts that has workers."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from torch.utils.data import DataLoader

from tests.browser.checker_page import told
from tests.browser.conftest import Visit
from tools.facts.contract_file import CORES, Row, contract_files, load
from tools.facts.contract_run import with_cpus

ARGUMENTS = list(inspect.signature(DataLoader).parameters)
POSITIONAL = ARGUMENTS[:13]
PHASES = {"construct": "construct", "iterate": "iterate", "next": "first"}
# Why a row cannot be put into the checker's form. No other reason counts.
STEPS = "does something before or after the call"
NO_ARGUMENT = "names no argument, or gives too many by position"
OWN_CODE = "uses code of its own, which the page does not run"


@dataclass(frozen=True)
class Asked:
    """A row as a call of the form: argument to expression, or why that cannot be."""

    name: str
    row: Row
    call: dict[str, str] = field(default_factory=dict)
    reason: str = ""


def rows() -> list[Asked]:
    """Every row of an argument's contract that makes a loader with workers."""
    contracts = [load(path) for path in contract_files() if path.parts[-3] == "arguments"]
    return [
        asked(f"{contract.name} {row.id}", row)
        for contract in contracts
        for row in contract.rows
        if with_workers(row)
    ]


def with_workers(row: Row) -> bool:
    """Whether a row's code gives ``num_workers`` another value than 0."""
    for node in ast.walk(ast.parse(row.call)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "DataLoader":
            by_position = [ast.unparse(value) for value in node.args[5:6]]
            by_name = [ast.unparse(k.value) for k in node.keywords if k.arg == "num_workers"]
            if any(text != "0" for text in by_position + by_name):
                return True
        if isinstance(node, ast.Attribute) and node.attr == "num_workers":
            return True
    return False


def asked(name: str, row: Row) -> Asked:
    """The row as a call, or with the reason why not."""
    body = [node for node in ast.parse(row.call).body if not isinstance(node, ast.Import)]
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or ast.unparse(call.func) != "DataLoader":
        return Asked(name, row, reason=STEPS)
    names = [*POSITIONAL[: len(call.args)], *(keyword.arg for keyword in call.keywords)]
    if len(call.args) > len(POSITIONAL) or not set(names) <= set(ARGUMENTS):
        return Asked(name, row, reason=NO_ARGUMENT)
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    texts = [ast.unparse(value).replace("CPUS", str(CORES)) for value in values]
    return Asked(name, row, dict(zip(names, texts, strict=True)))


def problems(row: Row, answer: list[Any]) -> list[str]:
    """Where the page's answer is not what the row says."""
    phase, error, warned, _, batch, _ = answer
    found = []
    if row.outcome in ("raises", "hangs"):
        wanted = "hangs" if row.outcome == "hangs" else f"{row.type}: {row.text}{row.text_start}"
        exact = bool(row.text) or row.outcome == "hangs"
        if phase not in [PHASES[when] for when in row.when]:
            found.append(f"the page fails in {phase}, the row in {row.when}")
        if error != wanted if exact else not error.startswith(wanted):
            found.append(f"the page says {error!r}, the row {wanted!r}")
    elif error:
        found.append(f"the page says {error!r}, the row {row.outcome}")
    elif row.outcome == "value" and not row.show and not shows(batch, row.value):
        found.append(f"the page's first batch is {batch}, the row gives {row.value}")
    declared = [[PHASES[also.when], also.text] for also in row.also]
    if row.outcome == "warns":
        declared += [[PHASES[when], row.text] for when in row.when]
    if not row.show and warned != [[when, with_cpus(text, CORES)] for when, text in declared]:
        found.append(f"the page warns {warned}, the row {declared}")
    return found


def shows(batch: str | None, value: str) -> bool:
    """Whether the row's batches begin with this one; true where the page shows none."""
    batches = ast.literal_eval(value)
    if batch is None:
        return True
    return batch == (f"tensor({batches[0]})" if batches else "None")


def test_every_row_with_workers(
    visit: Callable[..., Visit], record_property: Callable[[str, object], None]
) -> None:
    seen = visit()
    seen.open("en/")
    every = rows()
    put = [one for one in every if not one.reason]
    answers = [told(seen, [one.call], "first", world(one.row))[0] for one in put]
    left = {one.name: one.reason for one in every if one.reason}
    left |= {
        one.name: OWN_CODE
        for one, answer in zip(put, answers, strict=True)
        if answer[0] == "refused" or answer[:2] == ["depends", "own-code"]
    }
    wrong = {
        one.name: faults
        for one, answer in zip(put, answers, strict=True)
        if one.name not in left and (faults := problems(one.row, answer))
    }
    reasons = {why: sum(why == one for one in left.values()) for why in sorted(set(left.values()))}
    line = (
        f"checker, rows with workers: {len(every) - len(left)} compared, {len(wrong)} differences, "
        f"{len(left)} cannot be put into the form: {reasons}"
    )
    listed = [
        f"  {why}: {', '.join(n for n, one in left.items() if one == why)}" for why in reasons
    ]
    record_property("printed", "\n".join([line, *listed]))
    assert not wrong, line + "\n" + "\n".join(f"{name}: {faults}" for name, faults in wrong.items())
    assert set(left.values()) <= {STEPS, NO_ARGUMENT, OWN_CODE}
    assert len(left) < len(every) / 2, left


def world(row: Row) -> dict[str, Any]:
    """The machine that a row is about."""
    return {"start": row.start or "fork", "accelerator": "none", "cpus": CORES}
