"""The data for programs: what the schema says, what the sources hold, addresses that exist."""

from __future__ import annotations

import copy
import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from torch.utils.data import DataLoader

from tests.built_site import BASE
from tools.measurements.files import ROOM
from tools.site.published import FOLDER

NAMES = ("index", "arguments", "messages", "releases", "records")


def read(site: Path, name: str) -> dict[str, Any]:
    return json.loads((site / FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def errors(site: Path, name: str, data: dict[str, Any]) -> list[str]:
    """Where the data breaks the schema that it names."""
    schema = read(site, "schema")
    registry = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    checker = Draft202012Validator({"$ref": data["$schema"]}, registry=registry)
    return [error.message for error in checker.iter_errors(data)]


@pytest.mark.parametrize("name", NAMES)
def test_each_file_fits_the_schema_that_it_names(site: Path, name: str) -> None:
    data = read(site, name)
    assert data["$schema"] == f"{BASE}{FOLDER}/schema.json#/$defs/{name}"
    assert errors(site, name, data) == []


def test_the_schema_refuses_what_is_wrong(site: Path) -> None:
    Draft202012Validator.check_schema(read(site, "schema"))
    arguments, records = read(site, "arguments"), read(site, "records")
    wrong = copy.deepcopy(arguments)
    wrong["arguments"][3]["keyword_only"] = "yes"
    assert errors(site, "arguments", wrong)
    wrong = copy.deepcopy(arguments)
    del wrong["arguments"][0]["pages"]["en"]
    assert errors(site, "arguments", wrong)
    wrong = copy.deepcopy(records)
    del wrong["records"][0]["record"]["machine"]
    assert errors(site, "records", wrong)


def test_arguments_are_those_of_torch(site: Path) -> None:
    given = {each["name"]: each for each in read(site, "arguments")["arguments"]}
    parameters = inspect.signature(DataLoader).parameters
    assert list(given) == list(parameters)
    assert given["batch_size"]["default"] == "1"
    assert given["in_order"]["since"] == "2.6"
    assert given["prefetch_factor"]["history"][-1] == {
        "from": "2.0.0",
        "default": "None",
        "keyword_only": True,
    }


def test_each_address_is_a_page_with_that_heading(site: Path) -> None:
    addresses = [
        address
        for entry in read(site, "messages")["messages"]
        for found in entry["pages"].values()
        for address in found
    ]
    addresses += [
        a for each in read(site, "arguments")["arguments"] for a in each["pages"].values()
    ]
    texts: dict[Path, str] = {}
    for address in dict.fromkeys(addresses):
        path, _, anchor = address.removeprefix(BASE).partition("#")
        file = site / path / "index.html"
        html = texts.setdefault(file, file.read_text(encoding="utf-8"))
        assert not anchor or f'id="{anchor}"' in html, address


def test_every_record_is_there(site: Path) -> None:
    paths = sorted(ROOM.glob("*/recorded/*.json"))
    given = read(site, "records")["records"]
    assert [each["record"] for each in given] == [json.loads(p.read_text("utf-8")) for p in paths]
    assert paths
