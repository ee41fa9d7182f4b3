"""Executes contracts and says where torch answers otherwise than a row claims.

Ordinary rows of a file share one child process; a row that hangs, or says ``alone = true``, has its
own. Rows that name a start method share a child with that method.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from packaging.version import Version

from tools.facts.contract_file import BATCHES, CORES, Contract, Row
from tools.runner import run

CHILD = Path(__file__).with_name("contract_child.py")
CHILDREN = 2  # at a time: a row that hangs waits beside the others
IMPORT = 6.0  # more seconds before a row counts as hanging, where a worker imports torch first
SECONDS = 240.0  # for all ordinary rows of one file together


@dataclass(frozen=True)
class Answer:
    """What one row gave.

    Attributes:
        gave: What the call gave: error, value, batches, warnings, noise; None if it never ended.
        like: The same for the call that it is compared with.
        moment: The last moment entered; empty when the row was never reached.
        here: What the child saw: cpus, torch, python, and whether each of ``on``'s places holds.
        hung: Whether a row that is said to hang was ended in that moment.
        trouble: What the child said when it ended badly.
    """

    gave: dict | None
    like: dict | None = None
    moment: str = ""
    here: dict = field(default_factory=dict)
    hung: bool = False
    trouble: str = ""


def execute(contract: Contract, start: str | None = None) -> dict[str, Answer]:
    """Run every row; row id to answer. ``start`` is for rows that name no start method."""
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in contract.rows:
        alone = row.alone or row.outcome == "hangs"
        groups.setdefault((row.start or start, row.id if alone else ""), []).append(row)
    with ThreadPoolExecutor(CHILDREN) as pool:
        parts = [
            pool.submit(_run_together, contract.setup, rows, method)
            for (method, _), rows in groups.items()
        ]
        return {name: answer for part in parts for name, answer in part.result().items()}


def _run_together(setup: str, rows: list[Row], start: str | None) -> dict[str, Answer]:
    for_child = [_for_child(row, start) for row in rows]
    task = json.dumps({"setup": setup, "cores": CORES, "rows": for_child})
    child = run(CHILD, start, SECONDS, args=(task,))
    answers: dict[str, Answer] = {}
    here: dict = {}
    for line in map(json.loads, child.stdout.splitlines()):
        here = line.get("here", here)
        if "gave" in line:
            answers[line["row"]] = Answer(line["gave"], line["like"], here=here)
        elif "row" in line:
            hung = line.get("hung", "")
            moment = hung or line["moment"]
            answers[line["row"]] = Answer(None, moment=moment, here=here, hung=bool(hung))
    state = "was stopped at its time limit" if child.hung else f"ended with {child.status}"
    trouble = f"the child {state}; its stderr ends: {child.stderr[-1500:]}"
    for row in rows:
        known = answers.get(row.id, Answer(None))
        if known.gave is None and not known.hung:
            answers[row.id] = replace(known, trouble=trouble)
    return answers


def _for_child(row: Row, start: str | None) -> dict:
    walked = row.value and row.when != ("call",)
    show = row.show or (BATCHES if walked else "")
    timeout = row.timeout + (IMPORT if start in ("spawn", "forkserver") else 0.0)
    return asdict(row) | {"show": show, "timeout": timeout}


def not_judged(row: Row, here: dict) -> str:
    """Why the row claims nothing about this machine or release; empty when it does."""
    if row.since and Version(here["torch"]) < Version(row.since.split()[-1]):
        return f"holds since {row.since}, this is {here['torch']}"
    return f"the row is about: {row.on}" if row.on and not here[row.on] else ""


def problems(row: Row, answer: Answer) -> list[str]:
    """Every way in which the answer is not what the row claims; empty when it holds."""
    gave = answer.gave
    if row.outcome == "hangs":
        if answer.hung and answer.moment in row.when:
            return []
        seen = f"hung at {answer.moment}" if answer.hung else gave or answer.trouble
        return [f"does not hang at {row.when[0]}: {seen}"]
    if gave is None:
        return [f"no answer, last moment {answer.moment or 'not reached'}: {answer.trouble}"]
    found = _error(row, gave, answer.here) + _warnings(row, gave, answer.here)
    if row.value and gave["value"] != row.value:
        found.append(f"value: {gave['value']}, the row says {row.value}")
    if answer.like and (gave["batches"] != answer.like["batches"] or answer.like["error"]):
        found.append(f"not like {row.like}: {gave['batches']} and {answer.like['batches']}")
    if row.noise not in gave["noise"] or (gave["noise"] and not row.noise):
        found.append(f"stderr: {gave['noise']!r}, the row says {row.noise!r}")
    return found


def _error(row: Row, gave: dict, here: dict) -> list[str]:
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
    if not _matches(text, row, here):
        found.append(f"message:\n  torch: {text!r}\n  row:   {row.text or row.text_start!r}")
    return found


def _warnings(row: Row, gave: dict, here: dict) -> list[str]:
    """Every warning is declared, in its moment, and every declared one came."""
    found, left = [], [tuple(entry) for entry in gave["warnings"]]
    for entry in row.also:
        told = (entry.when, entry.type, with_cpus(entry.text, here["cpus"]))
        if told in left:
            left.remove(told)
        else:
            found.append(f"no such warning: {told}")
    if row.outcome == "warns":
        for moment in row.when:
            mine = [
                entry
                for entry in left
                if entry[:2] == (moment, row.type) and _matches(entry[2], row, here)
            ]
            if mine:
                left.remove(mine[0])
            else:
                found.append(f"no such warning at {moment}: {row.type}: {row.text}")
    return found + [f"undeclared warning: {entry}" for entry in left]


def _matches(text: str, row: Row, here: dict) -> bool:
    """Whether the text is the row's, on the versions whose wording the row gives."""
    for version, since in ((here["torch"], row.text_since), (here["python"], row.text_python)):
        if since and Version(version) < Version(since.split()[-1]):
            return True
    if row.text_start:
        return text.startswith(with_cpus(row.text_start, here["cpus"]))
    return text == with_cpus(row.text, here["cpus"])


def with_cpus(text: str, cpus: int) -> str:
    """The text with the number of usable cores, and one more, in their places."""
    return text.replace("{cpus}", str(cpus)).replace("{cpus+1}", str(cpus + 1))
