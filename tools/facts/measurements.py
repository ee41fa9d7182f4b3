"""Sheets of recorded measurements: table, chart, machine; or how to make the first record.

``labels.yml`` of a question: what a reader sees, in both languages (``zh``, ``en``): ``chart`` (the
title, with ``{case}``), ``cases``, ``ways``, ``summary`` (sentences); and where the usual words do
not fit ``value``, ``baseline``, ``case``. With ``chart: curves`` above both languages see
:mod:`tools.facts.measurement_curves`.
"""

from __future__ import annotations

from typing import Any

import yaml

from tools.drawing.bars import Bar, bar_chart
from tools.drawing.canvas import figure
from tools.facts import measurement_curves as curves
from tools.facts.measurement_values import (
    Figure,
    baseline,
    relative_speed,
    speed,
    unit_of,
)
from tools.facts.measurement_words import WORDS, limit_line, machine_line
from tools.measurements.files import ROOM, newest, questions, records
from tools.measurements.rules import bound, rate
from tools.paths import EDITIONS

KINDS = {"baseline": "fill-b", "way": "fill-a", "reference": "fill-c", "limit": "fill-c"}
Record = dict[str, Any]


def sheets() -> dict[str, str]:
    """For each question and language: the full sheet, a summary for prose, and what there is."""
    made = {}
    for question in questions():
        found = newest(question)
        for lang in EDITIONS:
            labels = labels_of(question, lang)
            path = f"{lang}/measurements/{question}"
            made[f"{path}.md"] = sheet(question, found, labels, lang)
            made[f"{path}__summary.md"] = summary(question, found, labels, lang)
            made[f"{path}__records.md"] = kept(question, lang)
    for lang in EDITIONS:
        made[f"{lang}/measurements/all_records.md"] = overview(lang)
    return made


def overview(lang: str) -> str:
    """Every question with the machines that have a record of it, or that none has."""
    words = WORDS[lang]
    rows = [words["overview"], "| :--- | :--- |"]
    for question in questions():
        names = words["names"].join(f"`{one['machine']['name']}`" for one in newest(question))
        rows.append(f"| `{question}` | {names or words['none']} |")
    return "\n".join(rows) + "\n"


def labels_of(question: str, lang: str) -> dict[str, Any]:
    """What the question's labels.yml says in one language; `axes` is what it says for both."""
    text = (ROOM / question / "labels.yml").read_text(encoding="utf-8")
    said = yaml.safe_load(text)
    return said[lang] | {"axes": {key: said[key] for key in said if key not in EDITIONS}}


def waiting(question: str, lang: str) -> str:
    """The sheet of a question without any record."""
    return WORDS[lang]["waiting"].format(question=question) + "\n"


def sheet(question: str, found: list[Record], labels: dict[str, Any], lang: str) -> str:
    """Every machine's newest record: machine, then chart and table of each case."""
    if not found:
        return waiting(question, lang)
    with_curves = labels.get("axes", {}).get("chart") == "curves"
    blocks = curves.of_all_machines(found, labels, lang) if with_curves else []
    for record in found:
        blocks.append(machine_line(record, lang))
        blocks += curves.blocks(record, labels, lang) if with_curves else bars(record, labels, lang)
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def bars(record: Record, labels: dict[str, Any], lang: str) -> list[str]:
    """For each case what it is, its bars, its limit and its table."""
    blocks = []
    for case in record["cases"]:
        blocks.append(heading(record, case, labels, lang))
        if min(min(way["samples"]) for way in case["results"]) > 0:
            blocks.append(chart(record, case, labels, lang))
        if "link" in case:
            blocks.append(limit_line(case, lang))
        blocks.append(table(case, labels, lang))
    if all(bound(case) is None and "link" not in case for case in record["cases"]):
        blocks.append(labels.get("no_limit", WORDS[lang]["no_limit"]))
    return blocks


def heading(record: Record, case: Record, labels: dict[str, Any], lang: str) -> str:
    """What the case is: its name, and what else the labels say of its parameters."""
    values = case["parameters"] | record["parameters"]
    values |= {"megabytes": f"{case['bytes'] / 1e6:.1f}", "name": labels["cases"][case["id"]]}
    return labels.get("case", WORDS[lang]["case"]).format(**values)


def value_name(case: Record, labels: dict[str, Any], lang: str) -> str:
    """What the samples are called: the labels' word, else time or value."""
    return labels.get("value", WORDS[lang]["value" if case["unit"] == "s" else "amount"])


def table(case: Record, labels: dict[str, Any], lang: str) -> str:
    """Median with spread, speed against the baseline, share of the limit; where there are such."""
    words, unit = WORDS[lang], unit_of([case], "time")
    most, first = bound(case), baseline(case) if case["unit"] == "s" else None
    name = words["unit"].format(unit=unit.name) if unit.name else ""
    columns = [words["way"]]
    columns.append(words["column"].format(value=value_name(case, labels, lang), unit=name))
    if first:
        columns.append(words["speed"].format(baseline=labels.get("baseline", words["baseline"])))
    if most:
        columns.append(words["share"])
    rows = [f"| {' | '.join(columns)} |", f"| :--- |{' ---: |' * (len(columns) - 1)}"]
    for result in case["results"]:
        low, middle, high = map(unit.text, unit.spread(case, result["samples"]))
        cells = [labels["ways"][result["id"]]]
        cells.append(words["spread"].format(low=low, middle=middle, high=high))
        cells += [f"{speed(relative_speed(case, result))}×"] if first else []
        cells += [f"{rate(case, result) / most:.0%}"] if most else []
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def chart(record: Record, case: Record, labels: dict[str, Any], lang: str) -> str:
    """Bars on a logarithmic axis: times, bytes or counts."""
    words, unit = WORDS[lang], unit_of([case], "time")
    rows = []
    for result in case["results"]:
        low, middle, high = unit.spread(case, result["samples"])
        label = labels["ways"][result["id"]].replace("`", "")
        text = f"{unit.text(middle)} {unit.name}".strip()
        rows.append(Bar(label, text, low, middle, high, KINDS[result["role"]]))
    most = bound(case)
    least = unit.number(case, case["bytes"] / most) if most else None
    title = labels["chart"].format(case=labels["cases"][case["id"]].replace("`", ""))
    desc = words["join"].join(f"{row.label} {row.value}" for row in rows)
    ident = "-".join(["chart", record["question"], record["machine"]["name"], case["id"]])
    value = value_name(case, labels, lang)
    caption = labels.get("caption", words["shorter"]).format(
        value=value,
        n=len(case["results"][0]["samples"]),
        limit=words["dashed"] if most else "",
    )
    return figure(ident, bar_chart(rows, unit.name, least), title, desc, caption)


def kept(question: str, lang: str) -> str:
    """Every record there is, newest first: machine, torch, date; or that there is none."""
    found = records(question)
    if not found:
        return waiting(question, lang)
    rows = [WORDS[lang]["kept"], "| :--- | :--- | :--- |"]
    for record in reversed(found):
        machine = record["machine"]
        rows.append(f"| `{machine['name']}` | {machine['torch']} | {record['run']['date']} |")
    return "\n".join(rows) + "\n"


def summary(question: str, found: list[Record], labels: dict[str, Any], lang: str) -> str:
    """The sentences that pages put into their prose, from the newest record of all.

    In a sentence ``{case[way]}`` is the speed against the baseline, and ``{case[way].rate}``,
    ``.value`` and ``.share`` are GB/s, the median with its unit, the share of the limit.
    """
    if not found:
        return waiting(question, lang)
    record = max(found, key=lambda one: (one["run"]["date"], one["machine"]["name"]))
    figures = {
        case["id"]: {result["id"]: Figure(case, result) for result in case["results"]}
        for case in record["cases"]
    }
    rows = [f"- {sentence.format(**figures)}" for sentence in labels.get("summary", [])]
    source = WORDS[lang]["source"].format(
        machine=record["machine"]["name"],
        torch=record["machine"]["torch"],
        date=record["run"]["date"],
    )
    return "\n".join([*rows, "", source]) + "\n"
