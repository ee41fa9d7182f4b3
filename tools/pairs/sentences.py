"""Reads ``pairs.toml``: what is said about the pairs that interact, and whether it may be said.

A pair that the machine finds interacting needs a sentence, and a sentence needs such a pair,
unless it says ``beyond``: then it is about something that the runs cannot reach, a GPU, a waiting
time, who comes first by chance, an epoch left early, and rests on its proof alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import tomllib

from tools.facts.contract_file import CODE_SPAN
from tools.pairs.verdicts import name
from tools.paths import SNIPPETS

PAIRS = SNIPPETS / "arguments" / "together" / "pairs.toml"
KINDS = ("requires", "excludes", "changes", "silences")
BEYOND = ("gpu", "seconds", "chance", "moment")
# What the runs must have seen for a kind that says something about errors.
NEEDS = {"excludes": {"error appears"}, "requires": {"error goes", "feature"}}


class PairsError(Exception):
    """A sentence that cannot be used; the text says which."""


@dataclass(frozen=True)
class Sentence:
    """What is said about one pair.

    Attributes:
        one: The argument that requires, excludes, changes or silences
        other: the other one.
        kind: One of KINDS.
        zh: The sentence in Chinese.
        en: The same in English.
        proofs: Rows of contracts (``num_workers#zero``) and programs (below ``snippets``).
        beyond: One of BEYOND when the runs cannot reach what it says, else empty.
    """

    one: str
    other: str
    kind: str
    zh: str
    en: str
    proofs: tuple[str, ...]
    beyond: str = ""


def load(known: list[str], path: Path = PAIRS) -> dict[tuple[str, str], Sentence]:
    """The sentences by pair, each pair in the order of ``known``, the arguments.

    Raises:
        PairsError: Something in the file is wrong.
    """
    found: dict[tuple[str, str], Sentence] = {}
    for raw in tomllib.loads(path.read_text(encoding="utf-8")).get("pair", []):
        sentence = _sentence(raw, known, path)
        one, other = sorted((sentence.one, sentence.other), key=known.index)
        if (one, other) in found:
            raise PairsError(f"{path}: {one} and {other}: the pair stands twice")
        found[one, other] = sentence
    return found


def _sentence(raw: dict, known: list[str], path: Path) -> Sentence:
    where = f"{path}: {raw.get('one')} and {raw.get('other')}"
    wanted = {field.name for field in fields(Sentence)}
    if wrong := (set(raw) ^ wanted) - {"beyond"}:
        raise PairsError(f"{where}: missing or unknown: {sorted(wrong)}")
    sentence = Sentence(**raw | {"proofs": tuple(raw["proofs"])})
    if not {sentence.one, sentence.other} <= set(known) or sentence.one == sentence.other:
        raise PairsError(f"{where}: not two arguments")
    if sentence.kind not in KINDS or sentence.beyond not in ("", *BEYOND):
        raise PairsError(f"{where}: kind is one of {KINDS}, beyond one of {BEYOND}")
    if not sentence.proofs:
        raise PairsError(f"{where}: no proof")
    if not (sentence.zh.endswith("。") and sentence.en.endswith(".")):
        raise PairsError(f"{where}: zh ends with 。 and en with a full stop")
    spans = [sorted(s[1] for s in CODE_SPAN.findall(t)) for t in (sentence.zh, sentence.en)]
    if spans[0] != spans[1]:
        raise PairsError(f"{where}: zh and en differ in code: {spans[0]} and {spans[1]}")
    return sentence


def faults(
    sentences: dict[tuple[str, str], Sentence], verdicts: dict[str, dict[str, Any]]
) -> list[str]:
    """Where sentences and verdicts do not fit; empty when every cell is what the machine found."""
    pairs = {name(pair): sentence for pair, sentence in sentences.items()}
    found = [f"{pair}: a sentence, but no verdict" for pair in pairs if pair not in verdicts]
    for pair, verdict in verdicts.items():
        sentence, how = pairs.get(pair), set(verdict["how"])
        if sentence is None:
            if how:
                found.append(f"{pair}: interacts ({verdict['witness']}), but has no sentence")
        elif sentence.beyond and how:
            found.append(f"{pair}: the runs do reach it: take `beyond` away")
        elif not sentence.beyond and not how:
            found.append(f"{pair}: has a sentence, but interacts in none of {verdict['runs']} runs")
        elif not sentence.beyond and not how & NEEDS.get(sentence.kind, how):
            found.append(f"{pair}: {sentence.kind} is not what the runs show: {verdict['how']}")
    return found
