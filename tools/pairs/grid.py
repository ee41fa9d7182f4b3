"""Reads the grid: the bases, the values of each argument, and the settings that come of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

import tomllib

from tools.pairs import names
from tools.paths import SNIPPETS

OURS = names.__name__
GRID = SNIPPETS / "arguments" / "together" / "grid.toml"
SECONDS = 20.0  # a moment that lasts longer counts as hanging


class GridError(Exception):
    """A grid that cannot be used; the text says where."""


@dataclass(frozen=True)
class Base:
    """A setting that pairs are tried in.

    Attributes:
        id: Its name in the verdicts.
        arguments: Source text of each argument that it sets.
        zh: What it is, for readers of the Chinese edition.
        en: The same for the English one.
        workers: Whether it has workers: fewer values are tried in it.
        pairs: The arguments whose pairs are tried in it; empty for all.
        with_: The argument that one of the two must be; empty for any.
    """

    id: str
    arguments: dict[str, str]
    zh: str
    en: str
    workers: bool = False
    pairs: tuple[str, ...] = ()
    with_: str = ""

    def takes(self, pair: tuple[str, str]) -> bool:
        """Whether this pair is tried here."""
        return (not self.pairs or set(pair) <= set(self.pairs)) and (
            not self.with_ or self.with_ in pair
        )


@dataclass(frozen=True)
class Value:
    """One value of an argument.

    Attributes:
        text: Python.
        plain: Whether it is tried only in bases without workers.
        with_: The arguments beside which it is tried; empty for all.
        bases: The bases in which it is tried; empty for all.
        seconds: How long a moment may last until it counts as hanging.
    """

    text: str
    plain: bool = False
    with_: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    seconds: float = SECONDS

    def takes(self, base: Base, other: str) -> bool:
        """Whether it is tried in a base beside another argument."""
        return (
            not (self.plain and base.workers)
            and (not self.with_ or other in self.with_)
            and (not self.bases or base.id in self.bases)
        )


@dataclass(frozen=True)
class Setting:
    """Arguments to make a loader with, as (name, source text) in the order of the names."""

    arguments: tuple[tuple[str, str], ...]
    seconds: float = SECONDS

    @property
    def workers(self) -> bool:
        """Whether it asks for worker processes."""
        return dict(self.arguments).get("num_workers", "0") in ("1", "2")


@dataclass(frozen=True)
class Trial:
    """Two values in a base, and the four settings that say whether they interact."""

    base: str
    pair: tuple[str, str]
    values: tuple[str, str]
    settings: tuple[Setting, Setting, Setting, Setting]  # base, first, second, both

    @property
    def workers(self) -> bool:
        """Whether any of the four starts worker processes."""
        return any(setting.workers for setting in self.settings)


@dataclass(frozen=True)
class Grid:
    """All bases and values; arguments in the order of the signature.

    ``names`` has each name of ``tools/pairs/names.py`` that the values use, as a call or alone,
    with what it is in Chinese and in English.
    """

    bases: tuple[Base, ...]
    values: dict[str, tuple[Value, ...]]
    defaults: dict[str, str]
    names: tuple[tuple[str, str, str], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two arguments."""
        return list(combinations(self.values, 2))

    def trials(self, pair: tuple[str, str]) -> Iterator[Trial]:
        """Every two values that are tried, base by base; a value that a base has is none."""
        one, other = pair
        for base in filter(lambda base: base.takes(pair), self.bases):
            for first in self._tried(one, base, other):
                for second in self._tried(other, base, one):
                    changes = ({}, {one: first}, {other: second}, {one: first, other: second})
                    yield Trial(
                        base.id,
                        pair,
                        (first.text, second.text),
                        tuple(setting(base, change) for change in changes),
                    )

    def _tried(self, argument: str, base: Base, other: str) -> list[Value]:
        has = base.arguments.get(argument, self.defaults[argument])
        return [v for v in self.values[argument] if v.text != has and v.takes(base, other)]


def setting(base: Base, change: dict[str, Value]) -> Setting:
    """A base with some values in place of its own."""
    arguments = base.arguments | {name: value.text for name, value in change.items()}
    seconds = min((value.seconds for value in change.values()), default=SECONDS)
    return Setting(tuple(sorted(arguments.items())), seconds)


def load(path: Path = GRID, defaults: dict[str, str] | None = None) -> Grid:
    """The grid in a file.

    Args:
        path: The file.
        defaults: Source text of each argument's default, in the order of the signature; read
            from the installed torch when left out.

    Raises:
        GridError: Something in the file is wrong.
    """
    defaults = signature() if defaults is None else defaults
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    known, given = list(defaults), data.get("arguments", {})
    if set(given) != set(known):
        wrong = sorted(set(given) ^ set(known))
        raise GridError(f"{path}: the arguments are not those of the signature: {wrong}")
    values = {name: _values(name, given[name], path) for name in known}
    bases = tuple(_base(raw, known, path) for raw in data.get("base", []))
    ids = {base.id for base in bases}
    if len(ids) < len(bases) or not bases:
        raise GridError(f"{path}: at least one base, each with an id of its own")
    for owner, each in [(name, value) for name in known for value in values[name]]:
        unknown = (set(each.with_) - set(known)) | (set(each.bases) - ids)
        if unknown:
            raise GridError(f"{path}: {owner}={each.text}: unknown {sorted(unknown)}")
    called = tuple((raw["text"], raw["zh"], raw["en"]) for raw in data.get("name", []))
    _names_known(bases, values, called, path)
    return Grid(bases, values, defaults, called)


def _names_known(
    bases: tuple[Base, ...],
    values: dict[str, tuple[Value, ...]],
    called: tuple[tuple[str, str, str], ...],
    path: Path,
) -> None:
    """Every name of ours that stands in the grid is explained, and no other."""
    texts = [text for base in bases for text in base.arguments.values()]
    texts += [value.text for each in values.values() for value in each]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    used = {word for word in words if getattr(vars(names).get(word), "__module__", "") == OURS}
    told = {re.match(r"\w+", text)[0] for text, _, _ in called}
    if used != told:
        raise GridError(f"{path}: names explained and used differ: {sorted(used ^ told)}")


def _base(raw: dict, known: list[str], path: Path) -> Base:
    raw = {("with_" if key == "with" else key): value for key, value in raw.items()}
    raw["pairs"] = tuple(raw.get("pairs", ()))
    unknown = set(raw) - {field.name for field in fields(Base)}
    if unknown:
        raise GridError(f"{path}: base {raw.get('id')!r}: unknown {sorted(unknown)}")
    base = Base(**raw)
    if wrong := {*base.arguments, *base.pairs, *filter(None, [base.with_])} - set(known):
        raise GridError(f"{path}: base {base.id!r}: no such argument: {sorted(wrong)}")
    return base


def _values(name: str, raw: dict, path: Path) -> tuple[Value, ...]:
    if unknown := set(raw) - {"values", "plain", "only"}:
        raise GridError(f"{path}: {name}: unknown {sorted(unknown)}")
    found = [Value(text) for text in raw["values"]]
    found += [Value(text, plain=True) for text in raw.get("plain", ())]
    for entry in raw.get("only", ()):
        lists = {f"{key}_" if key == "with" else key: entry.get(key, ()) for key in ("with",)}
        found.append(
            Value(
                entry["text"],
                with_=tuple(lists["with_"]),
                bases=tuple(entry.get("bases", ())),
                seconds=entry.get("seconds", SECONDS),
            )
        )
    texts = [value.text for value in found]
    for text in texts:
        try:
            ast.parse(text, mode="eval")
        except SyntaxError as error:
            raise GridError(f"{path}: {name}={text}: {error}") from error
    if len(set(texts)) < len(texts):
        raise GridError(f"{path}: {name}: a value stands twice")
    return tuple(found)


def signature() -> dict[str, str]:
    """Source text of every argument's default in the installed torch; empty for ``dataset``."""
    from tools.facts.signature import parameters  # needs torch

    return {
        each.name: "" if each.default is each.empty else repr(each.default) for each in parameters()
    }
