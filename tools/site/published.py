"""The handbook's facts as JSON for programs: ``/data/v1/``, each file with its schema.

``v1`` is a promise: keys keep their names and meaning; what must change gets a new folder, and
the old one stays. New keys may be added, which the schema allows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.facts import history
from tools.facts.messages import answered
from tools.history.store import load
from tools.measurements.files import ROOM
from tools.pages import Site
from tools.paths import EDITIONS, ROOT, pinned_torch
from tools.site.address import Address
from tools.site.twins import url_of

FOLDER = "data/v1"
SCHEMA = Path(__file__).with_name("templates") / "data.schema.json"
RECORD = ROOT / "tools/measurements/schema.json"


def write(out: Path, address: Address, site: Site) -> None:
    """Write every file into the folder of the built site."""
    folder = out / FOLDER
    folder.mkdir(parents=True)
    for name, data in files(address, site).items():
        text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def files(address: Address, site: Site) -> dict[str, dict[str, Any]]:
    """Name to content of every file of the folder."""
    base = f"{address.base}{FOLDER}/"
    contents = {
        "arguments": {"arguments": _arguments(address)},
        "messages": {"messages": _messages(address, site)},
        "releases": _releases(site),
        "records": {"records": _records(site)},
    }
    listed = {name: f"{base}{name}.json" for name in contents}
    contents["index"] = {"schema": f"{base}schema.json", "files": listed}
    head = {"version": 1, "torch": pinned_torch()}
    found = {
        f"{name}.json": {"$schema": f"{base}schema.json#/$defs/{name}"} | head | content
        for name, content in contents.items()
    }
    return found | {"schema.json": schema(address)}


def schema(address: Address) -> dict[str, Any]:
    """The schema of all files; that of a record is the one that a new record is held to."""
    whole = json.loads(SCHEMA.read_text(encoding="utf-8"))
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    whole["$id"] = f"{address.base}{FOLDER}/schema.json"
    whole["$defs"]["record"] = record | {"$id": f"{address.base}{FOLDER}/record"}
    return whole


def _arguments(address: Address) -> list[dict[str, Any]]:
    """The constructor's arguments in their order, as the pinned release has them."""
    return [
        {
            "name": each.name,
            "default": each.default,
            "keyword_only": each.keyword_only,
            "since": history.since(each.name),
            "deprecated": history.deprecated(each.name),
            "pages": {e: f"{address.edition(e)}arguments/{each.name}/" for e in EDITIONS},
            "history": _appearances(each.name),
        }
        for each in history.signatures()[pinned_torch()]
    ]


def _appearances(argument: str) -> list[dict[str, Any]]:
    """The releases that brought the argument or changed it, and how it was from then on."""
    found: list[dict[str, Any]] = []
    for release, then in history.appearances(argument):
        entry = {"default": then.default, "keyword_only": then.keyword_only}
        if not found or found[-1] | entry != found[-1]:
            found.append({"from": release} | entry)
    return found


def _messages(address: Address, site: Site) -> list[dict[str, Any]]:
    """Every text of the index of messages, with the places that explain it."""
    found: dict[str, dict[str, Any]] = {}
    for edition in EDITIONS:
        for answers in answered(site, edition):
            types = sorted({each.type for each in answers if each.type})
            entry = {"text": answers[0].text, "types": types, "pages": {}}
            entry = found.setdefault(answers[0].text, entry)
            entry["pages"][edition] = [_url(each.target, edition, address) for each in answers]
    return list(found.values())


def _url(target: str, edition: str, address: Address) -> str:
    """The address of a place; ``target`` is written from errors/index.md."""
    name, _, anchor = target.removeprefix("../").partition("#")
    return f"{address.edition(edition)}{url_of(name)}#{anchor}"


def _releases(site: Site) -> dict[str, Any]:
    """What ``docs/history.json`` says, without the names of the wheels."""
    kept = json.loads(site.read("docs/history.json"))
    wheels, _ = load()
    facts = {key: kept[key] for key in ("signatures", "names", "iterator", "messages")}
    return {"source": kept["source"], "releases": list(wheels)} | facts


def _records(site: Site) -> list[dict[str, Any]]:
    """Every recorded measurement with the path of its file."""
    room = site.root / ROOM.relative_to(ROOT)
    return [
        {"file": path.relative_to(site.root).as_posix()}
        | {"record": json.loads(path.read_text("utf-8"))}
        for path in sorted(room.glob("*/recorded/*.json"))
    ]
