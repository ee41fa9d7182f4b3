"""Executes contracts and says where torch answers otherwise than a row claims.

Ordinary rows of a file share one child process; a row that hangs, or says ``alone = true``, has its
own. Rows that name a start method share a child with that method.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from packaging.version import Version

from tools.facts.contract_file import BATCHES, CORES, Contract, Row
from tools.runner import run

CHILD = Path(__file__).with_name("contract_child.py")
SECONDS = 120.0  # for all ordinary rows of one file together


@dataclass(frozen=True)
class Answer:
    """What one row gave.

    Attributes:
        gave: What the call gave: error, value, batches, warnings, noise; None if it never ended.
        like: The same for the call that it is compared with.
        moment: The last moment entered; empty when the row was never reached.
        cpus: How many cores the rows saw.
        trouble: What the child said when it ended badly.
    """

    gave: dict | None
    like: dict | None = None
    moment: str = ""
    cpus: int = 0
    trouble: str = ""


def execute(contract: Contract, start: str | None = None) -> dict[str, Answer]:
    """Run every row; row id to answer. ``start`` is for rows that name no start method."""
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in contract.rows:
        alone = row.alone or row.outcome == "hangs"
        groups.setdefault((row.start or start, row.id if alone else ""), []).append(row)
    answers: dict[str, Answer] = {}
    for (method, _), rows in groups.items():
        answers |= _run_together(contract.setup, rows, method)
    return answers


def _run_together(setup: str, rows: list[Row], start: str | None) -> dict[str, Answer]:
    for_child = [_for_child(row) for row in rows]
    task = json.dumps({"setup": setup, "cores": CORES, "rows": for_child})
    hangs = rows[0].outcome == "hangs"
    child = run(CHILD, start, _seconds(rows[0]) if hangs else SECONDS, args=(task,))
    answers: dict[str, Answer] = {}
    for line in map(json.loads, child.stdout.splitlines()):
        if "moment" in line:
            answers[line["row"]] = Answer(None, moment=line["moment"])
        else:
            moment = answers[line["row"]].moment
            answers[line["row"]] = Answer(line["gave"], line["like"], moment, line["cpus"])
    state = "was stopped at its time limit" if child.hung else f"ended with {child.status}"
    trouble = f"the child {state}; its stderr ends: {child.stderr[-1500:]}"
    return {
        row.id: answers[row.id]
        if row.id in answers and answers[row.id].gave is not None
        else Answer(None, moment=answers.get(row.id, Answer(None)).moment, trouble=trouble)
        for row in rows
    }


def _seconds(row: Row) -> float:
    """The time limit of a row that hangs: what it says, and what importing torch may take."""
    return row.timeout + 10.0


def _for_child(row: Row) -> dict:
    show = row.show or (BATCHES if row.value else "")
    return asdict(row) | {"show": show}


def problems(row: Row, answer: Answer, torch: str, python: str) -> list[str]:
    """Every way in which the answer is not what the row claims; empty when it holds.

    ``torch`` and ``python`` are the versions that answered: they decide which texts are compared.
    """
    gave = answer.gave
    if row.outcome == "hangs":
        if gave is None and answer.moment in row.when:
            return []
        return [f"does not hang when {row.when[0]}: {gave or answer.moment} {answer.trouble}"]
    if gave is None:
        return [f"no answer, last moment {answer.moment or 'not reached'}: {answer.trouble}"]
    found = _error(row, gave, answer.cpus, compares_text(row, torch, python))
    found += _warnings(row, gave, answer.cpus, compares_text(row, torch, python))
    if row.value and gave["value"] != row.value:
        found.append(f"value: {gave['value']}, the row says {row.value}")
    if answer.like and (gave["batches"] != answer.like["batches"] or answer.like["error"]):
        found.append(f"not like {row.like}: {gave['batches']} and {answer.like['batches']}")
    if row.noise not in gave["noise"] or (gave["noise"] and not row.noise):
        found.append(f"stderr: {gave['noise']!r}, the row says {row.noise!r}")
    return found


def _error(row: Row, gave: dict, cpus: int, exact: bool) -> list[str]:
    if row.outcome != "raises":
        return [f"raises {gave['error']}"] if gave["error"] else []
    if not gave["error"]:
        return [f"does not raise, but gives {gave['value'] or gave['batches']}"]
    moment, kind, text = gave["error"]
    found = []
    if moment not in row.when:
        found.append(f"raises at {moment!r}, the row says {row.when}")
    if kind != row.type:
        found.append(f"raises {kind}, the row says {row.type}")
    if exact and not _matches(text, row, cpus):
        found.append(f"message:\n  torch: {text!r}\n  row:   {row.text or row.text_start!r}")
    return found


def _warnings(row: Row, gave: dict, cpus: int, exact: bool) -> list[str]:
    """Every warning is declared, in its moment, and every declared one came."""
    found, left = [], [tuple(entry) for entry in gave["warnings"]]
    declared = [(entry.when, entry.type, entry.text) for entry in row.also]
    for moment, kind, text in declared:
        told = (moment, kind, with_cpus(text, cpus))
        if told in left:
            left.remove(told)
        else:
            found.append(f"no such warning: {told}")
    if row.outcome == "warns":
        for moment in row.when:
            mine = [
                entry
                for entry in left
                if entry[0] == moment
                and entry[1] == row.type
                and (not exact or _matches(entry[2], row, cpus))
            ]
            if mine:
                left.remove(mine[0])
            else:
                found.append(f"no such warning at {moment}: {row.type}: {row.text}")
    return found + [f"undeclared warning: {entry}" for entry in left]


def _matches(text: str, row: Row, cpus: int) -> bool:
    if row.text_start:
        return text.startswith(with_cpus(row.text_start, cpus))
    return text == with_cpus(row.text, cpus)


def with_cpus(text: str, cpus: int) -> str:
    """The text with the number of usable cores, and one more, in their places."""
    return text.replace("{cpus}", str(cpus)).replace("{cpus+1}", str(cpus + 1))


def compares_text(row: Row, torch: str, python: str) -> bool:
    """Whether the wording is the row's on these versions."""
    new_torch = not row.text_since or Version(torch) >= Version(row.text_since.split()[-1])
    return new_torch and (not row.text_python or Version(python) >= Version(row.text_python))


def holds_on(row: Row, torch: str) -> bool:
    """Whether the row claims anything about this release of torch."""
    return not row.since or Version(torch) >= Version(row.since.split()[-1])
