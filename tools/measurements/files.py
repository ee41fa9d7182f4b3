"""Where records lie, how they are named, read and added. A file is added, never edited."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tools.measurements.rules import RecordError, insist
from tools.paths import SNIPPETS

ROOM = SNIPPETS / "measurements"
SCHEMA = Path(__file__).with_name("schema.json")


def questions(room: Path = ROOM) -> list[str]:
    """The names of all questions: folders with a measure.py."""
    return sorted(path.parent.name for path in room.glob("*/measure.py"))


def file_of(record: dict[str, Any], room: Path = ROOM) -> Path:
    """recorded/<machine>__torch-<version>__<date>.json in the folder of the question."""
    machine, run = record["machine"], record["run"]
    torch = machine["torch"].split("+")[0]
    name = f"{machine['name']}__torch-{torch}__{run['date']}.json"
    return room / record["question"] / "recorded" / name


def add(record: dict[str, Any], room: Path = ROOM) -> Path:
    """Write a new record and return its path.

    Raises:
        RecordError: The record has a fault, or there is a file of that name already.
    """
    path = file_of(record, room)
    insist(record, path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(as_text(record))
    except FileExistsError as error:
        raise RecordError(
            f"{path.name} is there already; records are added, never edited:"
            " give the machine another name or record on another day"
        ) from error
    return path


def as_text(record: dict[str, Any]) -> str:
    """JSON with one line for each list of samples, so that a diff can be read."""
    text = json.dumps(record, indent=1, ensure_ascii=False)
    numbers = re.compile(r"\[\s+([-+\d.e,\s]+?)\s+\]")
    return numbers.sub(lambda found: f"[{' '.join(found[1].split())}]", text) + "\n"


def load(path: Path) -> dict[str, Any]:
    """One record, checked against the schema and the rules; RecordError names the faults."""
    import jsonschema  # not on a machine that only records

    record = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema)
    if wrong := [f"{error.json_path}: {error.message}" for error in checker.iter_errors(record)]:
        raise RecordError(f"{path.name}: refused, " + "; ".join(wrong))
    insist(record, path.name)
    if file_of(record, path.parents[2]) != path:
        raise RecordError(f"{path.name}: the name says otherwise than the record inside")
    return record


def records(question: str, room: Path = ROOM) -> list[dict[str, Any]]:
    """Every record of a question, oldest first."""
    found = [load(path) for path in sorted((room / question / "recorded").glob("*.json"))]
    return sorted(found, key=lambda record: record["run"]["date"])


def newest(question: str, room: Path = ROOM) -> list[dict[str, Any]]:
    """The newest record of every machine, in the order of the machines' names."""
    last = {record["machine"]["name"]: record for record in records(question, room)}
    return [last[name] for name in sorted(last)]
