"""Checks a record against schema.json with the standard library: a GPU machine has nothing else.

Knows the keywords that the schema uses and refuses to read a schema with any other, so that no
line of it is passed over.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

SCHEMA = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
NOTES = {"$schema", "$defs", "title", "description", "format"}
KNOWN = {
    "$ref", "type", "enum", "pattern", "minLength", "minimum", "required", "properties",
    "additionalProperties", "items", "minItems", "maxItems",
}  # fmt: skip


def breaches(value: Any, rule: dict[str, Any] = SCHEMA, at: str = "$") -> list[str]:
    """Where and how `value` breaks `rule`, one line each: ``$.machine: 'cpu' is missing``.

    Raises:
        ValueError: The schema has a keyword that is not known here.
    """
    if unknown := rule.keys() - NOTES - KNOWN:
        raise ValueError(f"schema.json, {at}: cannot check {', '.join(sorted(unknown))}")
    if "$ref" in rule:
        return breaches(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")], at)
    if "type" in rule and not _is(value, rule["type"]):
        return [f"{at}: {value!r} is no {rule['type']}"]
    if "enum" in rule and value not in rule["enum"]:
        return [f"{at}: {value!r} is none of {rule['enum']}"]
    if isinstance(value, dict):
        return _in_object(value, rule, at)
    if isinstance(value, list):
        return _in_array(value, rule, at)
    if isinstance(value, str):
        return _in_string(value, rule, at)
    if "minimum" in rule and value is not None and value < rule["minimum"]:
        return [f"{at}: {value} is less than {rule['minimum']}"]
    return []


def _is(value: Any, names: str | list[str]) -> bool:
    listed = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in listed
    return any(isinstance(value, TYPES[name]) for name in listed)


def _in_object(value: dict[str, Any], rule: dict[str, Any], at: str) -> list[str]:
    known = rule.get("properties", {})
    found = [f"{at}: {key!r} is missing" for key in rule.get("required", []) if key not in value]
    for key, inner in value.items():
        if key in known:
            found += breaches(inner, known[key], f"{at}.{key}")
        elif rule.get("additionalProperties") is False:
            found.append(f"{at}: {key!r} is no key of the schema")
    return found


def _in_array(value: list[Any], rule: dict[str, Any], at: str) -> list[str]:
    if len(value) < (least := rule.get("minItems", 0)):
        return [f"{at}: {len(value)} items; at least {least}"]
    if len(value) > (most := rule.get("maxItems", len(value))):
        return [f"{at}: {len(value)} items; at most {most}"]
    inner = rule.get("items", {})
    return [text for n, item in enumerate(value) for text in breaches(item, inner, f"{at}[{n}]")]


def _in_string(value: str, rule: dict[str, Any], at: str) -> list[str]:
    if len(value) < rule.get("minLength", 0):
        return [f"{at}: is empty"]
    if "pattern" in rule and not re.search(rule["pattern"], value):
        return [f"{at}: {value!r} does not match {rule['pattern']}"]
    return []
