"""Reads and checks ``contract.toml``: what torch answers to calls with one argument or module.

A fault in the file is a ``ContractError`` that names the file, the row and what to do.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

import tomllib

from tools.paths import SNIPPETS

OUTCOMES = ("value", "ignored", "warns", "raises", "hangs")
MOMENTS = ("construct", "set", "iterate", "next", "len", "call")
CORES = 2  # the rows see at most this many, so that their messages hold on every machine
BATCHES = "[b.tolist() for b in loader]"  # what a row shows when it names nothing else
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACES = ("no accelerator", "cpu build")
RELEASE = re.compile(r"torch \d+\.\d+")
CODE_SPAN = re.compile(r"(`+)(.+?)\1")
NEEDS = {
    "value": {"value"},
    "ignored": {"like"},
    "warns": {"type"},
    "raises": {"type"},
    "hangs": set(),
}
ALLOWS = {
    "value": {"value", "show"},
    "ignored": {"like", "value", "show"},
    "warns": {"type", "text", "text_start", "value", "show"},
    "raises": {"type", "text", "text_start"},
    "hangs": {"timeout"},
}


class ContractError(Exception):
    """A contract file that cannot be used; the text names the file and the row."""


@dataclass(frozen=True)
class Also:
    """One further warning of a row."""

    when: str
    type: str
    text: str


@dataclass(frozen=True)
class Row:
    """One call and what torch answers. Field names are the keys of the TOML table.

    ``when``: the moments at which the answer comes; several only for a warning that repeats.
    In ``call`` no loader is walked: the answer is what the call itself gives, ``out`` in ``show``.
    ``text`` is exact and ``text_start`` a beginning; ``{cpus}`` and ``{cpus+1}`` stand for numbers.
    ``text_since``: on older releases only the type is compared. ``text_python``: the same for
    older Pythons. ``noise``: words that must be in what the call leaves on stderr (else it must
    be empty). ``timeout``: seconds in one moment after which a row counts as hanging.
    ``on``: the machines or builds that the row is about; elsewhere it is not judged.
    """

    id: str
    call: str
    outcome: str
    zh: str
    en: str
    when: tuple[str, ...] = ("iterate",)
    type: str = ""
    text: str = ""
    text_start: str = ""
    value: str = ""
    show: str = ""
    like: str = ""
    also: tuple[Also, ...] = ()
    since: str = ""
    before_zh: str = ""
    before_en: str = ""
    text_since: str = ""
    text_python: str = ""
    start: str = ""
    alone: bool = False
    timeout: float = 3.0
    noise: str = ""
    on: str = ""


@dataclass(frozen=True)
class Contract:
    """One file: the name of its folder, Python run before each row's call, and the rows."""

    name: str
    path: Path
    setup: str
    rows: tuple[Row, ...]


def contract_files(root: Path = SNIPPETS) -> list[Path]:
    """Every contract, in the order of their paths.

    Raises:
        ContractError: Two folders have one name, so that both would write the same sheet.
    """
    paths = sorted(root.glob("*/*/contract.toml"))
    for name, times in Counter(path.parent.name for path in paths).items():
        if times > 1:
            raise ContractError(f"{root}: {times} folders with a contract are called {name!r}")
    return paths


def load(path: Path) -> Contract:
    """The contract in a file; ContractError when anything about it is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContractError(f"{path}: not valid TOML: {error}") from error
    _only_known(data, {"setup", "row"}, f"{path}")
    rows = data.get("row", [])
    if not rows:
        raise ContractError(f"{path}: no [[row]]")
    for name, times in Counter(row.get("id", "") for row in rows).items():
        if times > 1:
            raise ContractError(f"{path}: row {name!r}: the id stands {times} times")
    setup = data.get("setup", "")
    _parses(setup, f"{path}: setup")
    return Contract(path.parent.name, path, setup, tuple(_row(row, path) for row in rows))


def _row(raw: dict, path: Path) -> Row:
    where = f"{path}: row {raw.get('id', '(no id)')!r}"
    _only_known(raw, {field.name for field in fields(Row)}, where)
    for key, value in raw.items():
        expected = {"when": (str, list), "also": list, "alone": bool, "timeout": (int, float)}
        if not isinstance(value, expected.get(key, str)):
            raise ContractError(f"{where}: {key} has the wrong type: {value!r}")
    for key in ("id", "call", "outcome", "zh", "en"):
        if not raw.get(key):
            raise ContractError(f"{where}: {key} is missing")
    if not ID.fullmatch(raw["id"]):
        raise ContractError(f"{where}: an id is kebab-case: letters a-z, digits, hyphens")
    _one_of(raw["outcome"], OUTCOMES, f"{where}: outcome")
    moments = raw.get("when", "iterate")
    moments = (moments,) if isinstance(moments, str) else tuple(moments)
    for moment in moments:
        _one_of(moment, MOMENTS, f"{where}: when")
    also = tuple(_also(entry, where) for entry in raw.get("also", []))
    row = Row(**{**raw, "when": moments, "also": also})
    _fits_its_outcome(row, raw, where)
    _says_the_same(row, where)
    _parses(row.call, f"{where}: call")
    if row.when == ("call",) and not isinstance(ast.parse(row.call).body[-1], ast.Expr):
        raise ContractError(f"{where}: the call ends with an expression: it is the answer")
    return row


def _also(entry: dict, where: str) -> Also:
    _only_known(entry, {"when", "type", "text"}, f"{where}: also")
    if set(entry) != {"when", "type", "text"}:
        raise ContractError(f"{where}: also needs when, type and text")
    _one_of(entry["when"], MOMENTS, f"{where}: also: when")
    return Also(**entry)


def _fits_its_outcome(row: Row, raw: dict, where: str) -> None:
    """The keys that an outcome needs are there, and none that it has no use for."""
    for key in sorted(NEEDS[row.outcome] - set(raw)):
        raise ContractError(f"{where}: outcome {row.outcome!r} needs {key}")
    particular = set().union(*ALLOWS.values())
    for key in sorted((particular & set(raw)) - ALLOWS[row.outcome]):
        raise ContractError(f"{where}: outcome {row.outcome!r} has no use for {key}")
    if row.outcome in ("raises", "warns") and bool(row.text) == bool(row.text_start):
        raise ContractError(f"{where}: exactly one of text and text_start")
    if len(row.when) > 1 and (row.outcome != "warns" or "call" in row.when):
        raise ContractError(f"{where}: several moments only for outcome 'warns' of a loader")
    _one_of(row.on or PLACES[0], PLACES, f"{where}: on")
    for key in ("since", "text_since"):
        if raw.get(key) and not RELEASE.fullmatch(raw[key]):
            raise ContractError(f"{where}: {key} reads like 'torch 2.7', not {raw[key]!r}")
    if (bool(row.before_zh), bool(row.before_en)) != (bool(row.since),) * 2:
        raise ContractError(f"{where}: since, before_zh and before_en come together")


def _says_the_same(row: Row, where: str) -> None:
    """Both languages name the same code, and each sentence is ended as its language does."""
    for zh, en in ((row.zh, row.en), (row.before_zh, row.before_en)):
        if zh and not (zh.endswith("。") and en.endswith(".")):
            raise ContractError(f"{where}: zh ends with 。 and en with a full stop")
        spans = [sorted(found[1] for found in CODE_SPAN.findall(text)) for text in (zh, en)]
        if spans[0] != spans[1]:
            raise ContractError(f"{where}: zh and en differ in code: {spans[0]} and {spans[1]}")


def _only_known(raw: dict, known: set[str], where: str) -> None:
    for key in raw:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else f"; known: {sorted(known)}"
            raise ContractError(f"{where}: unknown key {key!r}{hint}")


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> None:
    if value not in allowed:
        raise ContractError(f"{where} is {value!r}; it is one of {', '.join(allowed)}")


def _parses(code: str, where: str) -> None:
    try:
        ast.parse(code)
    except SyntaxError as error:
        raise ContractError(f"{where}: not valid Python: {error}") from error
