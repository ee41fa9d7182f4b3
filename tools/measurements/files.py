"""Where records lie, how they are named, read and added. A file is added, never edited."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from tools.measurements.rules import RecordError, insist
from tools.paths import SNIPPETS

ROOM = SNIPPETS / "measurements"


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
    """Write a new record and return its path: under its name the file is whole or not there.

    Raises:
        RecordError: The record has a fault, or there is a file of that name already.
    """
    insist(record, question_and_machine(record))
    path = file_of(record, room)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(as_text(record), encoding="utf-8", newline="\n")
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise there_already(path) from error
    finally:
        part.unlink()
    return path


def question_and_machine(record: dict[str, Any]) -> str:
    """What a message calls a record that has no file yet."""
    machine = record.get("machine") or {}
    return f"{record.get('question')} on {machine.get('name') or 'a machine without a name'}"


def there_already(path: Path) -> RecordError:
    """The fault of a second record of one machine, torch and day."""
    return RecordError(
        f"{path.name} is there already; records are added, never edited:"
        " give the machine another name or record on another day"
    )


def as_text(record: dict[str, Any]) -> str:
    """JSON with one line for each list of samples, so that a diff can be read."""
    text = json.dumps(record, indent=1, ensure_ascii=False)
    numbers = re.compile(r"\[\s+([-+\d.e,\s]+?)\s+\]")
    return numbers.sub(lambda found: f"[{' '.join(found[1].split())}]", text) + "\n"


def load(path: Path) -> dict[str, Any]:
    """One record, checked against the schema and the rules; RecordError names the faults."""
    record = json.loads(path.read_text(encoding="utf-8"))
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
