"""Sheets of recorded measurements: table, chart, machine; or how to make the first record."""

from __future__ import annotations

from statistics import median
from typing import Any

import yaml

from tools.drawing.bars import Bar, bar_chart
from tools.drawing.canvas import figure
from tools.facts.measurement_words import WORDS, duration, machine_line, speed
from tools.measurements.files import ROOM, newest, questions, records
from tools.measurements.rules import rate
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
    return made


def labels_of(question: str, lang: str) -> dict[str, Any]:
    """What the question's labels.yml says in one language."""
    text = (ROOM / question / "labels.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)[lang]


def waiting(question: str, lang: str) -> str:
    """The sheet of a question without any record."""
    return WORDS[lang]["waiting"].format(question=question) + "\n"


def sheet(question: str, found: list[Record], labels: dict[str, Any], lang: str) -> str:
    """Every machine's newest record: machine, then chart and table of each case."""
    if not found:
        return waiting(question, lang)
    blocks = []
    for record in found:
        blocks.append(machine_line(record, lang))
        for case in record["cases"]:
            blocks += [heading(record, case, labels, lang), chart(record, case, labels, lang)]
            blocks.append(table(case, labels, lang))
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def heading(record: Record, case: Record, labels: dict[str, Any], lang: str) -> str:
    """What the case is: shape, size, batch size."""
    values = case["parameters"] | record["parameters"]
    values["megabytes"] = f"{case['bytes'] / 1e6:.1f}"
    return WORDS[lang]["case"].format(name=labels["cases"][case["id"]], **values)


def result_with(case: Record, role: str) -> Record:
    """The one result of a case with this role; the rules of a record say that there is one."""
    return next(result for result in case["results"] if result["role"] == role)


def relative_speed(case: Record, result: Record) -> float:
    """The baseline's median time over this one's: above 1 is faster."""
    return median(result_with(case, "baseline")["samples"]) / median(result["samples"])


def table(case: Record, labels: dict[str, Any], lang: str) -> str:
    """Median with spread, speed against the baseline, share of the limit."""
    words = WORDS[lang]
    limit = rate(case, result_with(case, "limit"))
    rows = [words["columns"], "| :--- | ---: | ---: | ---: |"]
    for result in case["results"]:
        samples = result["samples"]
        low, middle, high = (
            duration(value) for value in (min(samples), median(samples), max(samples))
        )
        cells = [
            labels["ways"][result["id"]],
            words["spread"].format(low=low, middle=middle, high=high),
            f"{speed(relative_speed(case, result))}×",
            f"{rate(case, result) / limit:.0%}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def chart(record: Record, case: Record, labels: dict[str, Any], lang: str) -> str:
    """Bars of the time for one epoch, in milliseconds, on a logarithmic axis."""
    bars = []
    for result in case["results"]:
        ms = [sample * 1000 for sample in result["samples"]]
        value = f"{duration(median(result['samples']))} ms"
        label = labels["ways"][result["id"]].replace("`", "")
        kind = KINDS[result["role"]]
        bars.append(Bar(label, value, min(ms), median(ms), max(ms), kind))
    bound = median(result_with(case, "limit")["samples"]) * 1000
    title = labels["chart"].format(case=labels["cases"][case["id"]])
    join = WORDS[lang]["join"]
    desc = join.join(f"{bar.label} {bar.value}" for bar in bars)
    ident = "-".join(["chart", record["question"], record["machine"]["name"], case["id"]])
    caption = WORDS[lang]["caption"].format(n=len(case["results"][0]["samples"]))
    return figure(ident, bar_chart(bars, "ms", bound), title, desc, caption)


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
    """The sentences that pages put into their prose, from the newest record of all."""
    if not found:
        return waiting(question, lang)
    record = max(found, key=lambda one: (one["run"]["date"], one["machine"]["name"]))
    speeds = {
        case["id"]: {
            result["id"]: speed(relative_speed(case, result)) for result in case["results"]
        }
        for case in record["cases"]
    }
    rows = [f"- {sentence.format(**speeds)}" for sentence in labels["summary"]]
    source = WORDS[lang]["source"].format(
        machine=record["machine"]["name"],
        torch=record["machine"]["torch"],
        date=record["run"]["date"],
    )
    return "\n".join([*rows, "", source]) + "\n"
