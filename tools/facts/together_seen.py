"""What the runs say about one pair, in a sentence."""

from __future__ import annotations

import json
from typing import Any

from tools.facts.markdown import code
from tools.facts.together_words import FEATURES, WORDS, joined
from tools.pairs.grid import Grid
from tools.pairs.sentences import Sentence
from tools.paths import SNIPPETS

HANGS = '["batches", "hangs", ""]'  # as the verdicts have it


def seen(
    sentence: Sentence, pair: tuple[str, str], verdict: dict[str, Any], grid: Grid, lang: str
) -> str:
    """What the runs say: how many, in how many the pair interacts, and the clearest of them."""
    words = WORDS[lang]
    if beyond := sentence.beyond:
        why = words[beyond][0].upper() + words[beyond][1:]
        told = words["beyond"].format(why=why, runs=verdict["runs"])
        return told + ("" if _recorded(sentence) else words["waiting"])
    witness = verdict["witness"]
    base = next(base for base in grid.bases if base.id == witness["base"])
    values = [
        code(f"{argument}={value}") for argument, value in zip(pair, witness["values"], strict=True)
    ]
    text = words["seen"].format(
        runs=verdict["runs"],
        differ=verdict["differ"],
        base=code(call(base.arguments)),
        values=joined(values, lang),
    )
    return text + _difference(witness, lang)


def _recorded(sentence: Sentence) -> bool:
    """Whether any proof is a row or a program that ran."""
    stems = [SNIPPETS / proof for proof in sentence.proofs]
    return any(
        "#" in stem.name
        or any(stem.with_suffix(end).is_file() for end in (".out", ".err", ".cuda.json"))
        for stem in stems
    )


def call(arguments: dict[str, str]) -> str:
    """The loader of a base."""
    given = [value if name == "dataset" else f"{name}={value}" for name, value in arguments.items()]
    return f"DataLoader({', '.join(given)})"


def _difference(witness: dict[str, Any], lang: str) -> str:
    """What was not as predicted in one run."""
    words = WORDS[lang]
    predicted, came = witness["predicted"], witness["seen"]
    if witness["feature"] == "error":
        kind = "appears" if predicted == "null" else "goes" if came == "null" else "another"
        if kind == "another" and predicted.split(", ", 1)[1] == came.split(", ", 1)[1]:
            kind = "sooner" if _step(came) < _step(predicted) else "later"
        if HANGS in (predicted, came):
            kind = {"appears": "hangs", "another": "ends"}[kind]
        return words[kind].format(error=_error(predicted if kind == "goes" else came))
    feature = witness["feature"]
    known = FEATURES[feature][lang] if feature in FEATURES else code(feature)
    text = words["differs"].format(feature=known)
    if predicted.isdigit() and came.isdigit():
        return text + words["instead"].format(predicted=code(predicted), seen=code(came))
    return text + words["stop"]


def _step(error: str) -> int:
    """When an error comes, as a number that grows."""
    return ("construct", "iterate", "batches").index(error.split('"')[1])


def _error(text: str) -> str:
    """An error as a traceback's last line; of a long one its beginning."""
    if text.endswith("…"):
        text = text.removesuffix("…")
        _, kind, said = text.lstrip("[").split(", ", 2)
        return code(f"{kind.strip(chr(34))}: {said.lstrip(chr(34))}…")
    _, kind, said = json.loads(text)
    return code(f"{kind}: {said}")
