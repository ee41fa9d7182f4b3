"""Curves and compact tables of a question that was measured at many values of one parameter.

``labels.yml`` says for both languages, above ``zh`` and ``en``::

    chart: curves
    x: size           # the numeric parameter of a case that is the x axis
    x_unit: bytes     # bytes (the usual one for size and ...bytes) or number
    panel: direction  # a chart for each value of this parameter; one chart without it
    y: rate           # rate (GB/s; the usual one for cases with a link) or time
    compare: pinned   # the way that is drawn for all machines in one chart; else the baseline

and in each language: ``chart`` (the title, with ``{case}`` for the name of the panel), ``x`` (what
the x axis is, a few words), ``panels`` (a name for each value), ``ways``, ``summary``.
"""

from __future__ import annotations

from typing import Any

from tools.drawing.canvas import figure
from tools.drawing.curves import Curve, curve_chart
from tools.facts.measurement_values import Unit, baseline, plain, size, unit_of
from tools.facts.measurement_words import WORDS, limit_line
from tools.measurements.rules import bound

Record = dict[str, Any]
Case = dict[str, Any]


def panels_of(record: Record, axes: dict[str, Any]) -> dict[str, list[Case]]:
    """The cases of each chart, in the order of x; without `panel` one chart called ``""``."""
    found: dict[str, list[Case]] = {}
    for case in record["cases"]:
        name = str(case["parameters"][axes["panel"]]) if "panel" in axes else ""
        found.setdefault(name, []).append(case)
    for cases in found.values():
        cases.sort(key=lambda case: case["parameters"][axes["x"]])
    return found


def x_text(value: float, axes: dict[str, Any]) -> str:
    """A value of the x axis with its unit."""
    usual = "bytes" if axes["x"] == "size" or axes["x"].endswith("bytes") else "number"
    return size(value) if axes.get("x_unit", usual) == "bytes" else plain(value)


def kind_of(cases: list[Case], axes: dict[str, Any]) -> str:
    """What is drawn: a rate or a time."""
    return axes.get("y", "rate" if all("link" in case for case in cases) else "time")


def panel_name(name: str, labels: dict[str, Any]) -> str:
    """How the labels call a chart; nothing where there is only one."""
    return labels.get("panels", {}).get(name, name)


def blocks(record: Record, labels: dict[str, Any], lang: str) -> list[str]:
    """For each panel: its name, its curves, its limit and its table."""
    axes, made, limits = labels["axes"], [], set()
    for name, cases in panels_of(record, axes).items():
        unit = unit_of(cases, kind_of(cases, axes))
        title = panel_name(name, labels)
        made += [f"**{title}**"] if title else []
        made += chart(record, name, cases, unit, labels, lang)
        if "link" in cases[0]:
            made.append(limit_line(cases[0], lang))
        limits |= {"link" in case or bound(case) is not None for case in cases}
        made.append(table(cases, unit, labels, lang))
    if limits == {False}:
        made.append(labels.get("no_limit", WORDS[lang]["no_limit"]))
    return made


def ways_of(cases: list[Case]) -> list[str]:
    """Every way of some cases, in the order in which they first stand; measured limits last."""
    roles = {way["id"]: way["role"] for case in cases for way in case["results"]}
    return sorted(roles, key=lambda name: roles[name] == "limit")


def result_of(case: Case, way: str) -> dict[str, Any] | None:
    """The result of a way, if this case has it."""
    return next((result for result in case["results"] if result["id"] == way), None)


def points(cases: list[Case], way: str, unit: Unit, axes: dict[str, Any]) -> list[tuple]:
    """x, low, median, high for each case that has the way."""
    found = []
    for case in cases:
        if result := result_of(case, way):
            spread = unit.spread(case, result["samples"])
            found.append((case["parameters"][axes["x"]], *spread))
    return found


def chart(
    record: Record, name: str, cases: list[Case], unit: Unit, labels: dict[str, Any], lang: str
) -> list[str]:
    """The curves of one panel, a curve for each way; no chart of values that may be zero."""
    axes, words = labels["axes"], WORDS[lang]
    measured = {way["id"] for case in cases for way in case["results"] if way["role"] == "limit"}
    ways = [way for way in ways_of(cases) if way not in measured]
    drawn = {labels["ways"][way].replace("`", ""): points(cases, way, unit, axes) for way in ways}
    if min(low for found in drawn.values() for _, low, _, _ in found) <= 0:
        return []
    limit = [
        (case["parameters"][axes["x"]], unit.number(case, case["bytes"] / most))
        for case in cases
        if (most := bound(case))
    ]
    title = labels["chart"].format(case=panel_name(name, labels))
    ident = "-".join(["chart", record["question"], record["machine"]["name"], name]).rstrip("-")
    return [_figure(ident, title, drawn, unit, cases, limit, labels, words)]


def _figure(
    ident: str,
    title: str,
    drawn: dict[str, list[tuple]],
    unit: Unit,
    cases: list[Case],
    limit: list[tuple[float, float]],
    labels: dict[str, Any],
    words: dict[str, str],
) -> str:
    def x_name(value: float) -> str:
        return x_text(value, labels["axes"])

    desc = words["join"].join(
        words["to"].format(
            label=label,
            first=x_name(found[0][0]),
            low=f"{unit.text(found[0][2])} {unit.name}".strip(),
            last=x_name(found[-1][0]),
            high=f"{unit.text(found[-1][2])} {unit.name}".strip(),
        )
        for label, found in drawn.items()
    )
    counts = sorted({len(way["samples"]) for case in cases for way in case["results"]})
    n = f"{counts[0]}–{counts[-1]}" if len(counts) > 1 else str(counts[0])
    caption = words["curves"].format(n=n, limit=words["dashed"] if limit else "")
    if "x" in labels:
        caption = f"{labels['x']}. {caption}" if words["gap"] else f"{labels['x']}。{caption}"
    curves = [Curve(label, found) for label, found in drawn.items()]
    canvas = curve_chart(curves, x_name, unit.name, limit, words["limit"])
    return figure(ident, canvas, title, desc, caption)


def table(cases: list[Case], unit: Unit, labels: dict[str, Any], lang: str) -> str:
    """A row for each x, a column for each way: median and spread."""
    words, ways = WORDS[lang], ways_of(cases)
    first = labels.get("x", labels["axes"]["x"])
    if unit.name:
        first += words["unit"].format(unit=unit.name)
    rows = [f"| {' | '.join([first, *(labels['ways'][way] for way in ways)])} |"]
    rows.append(f"| ---: |{' ---: |' * len(ways)}")
    for case in cases:
        cells = [x_text(case["parameters"][labels["axes"]["x"]], labels["axes"])]
        for way in ways:
            if (result := result_of(case, way)) is None:
                cells.append("—")
                continue
            low, middle, high = map(unit.text, unit.spread(case, result["samples"]))
            cells.append(words["spread"].format(low=low, middle=middle, high=high))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def of_all_machines(found: list[Record], labels: dict[str, Any], lang: str) -> list[str]:
    """Where there are several machines, a chart for each panel: one way, a curve for each."""
    if len(found) < 2:
        return []
    axes, words, made = labels["axes"], WORDS[lang], []
    split = [panels_of(record, axes) for record in found]
    for name in split[0]:
        both = [(r, panels[name]) for r, panels in zip(found, split, strict=True) if name in panels]
        cases = [case for _, inner in both for case in inner]
        first = baseline(cases[0]) or cases[0]["results"][0]
        way = axes.get("compare", first["id"])
        unit = unit_of(cases, kind_of(cases, axes))
        drawn = {r["machine"]["name"]: points(inner, way, unit, axes) for r, inner in both}
        drawn = {label: spots for label, spots in drawn.items() if spots}
        if len(drawn) < 2 or min(low for p in drawn.values() for _, low, _, _ in p) <= 0:
            continue
        label = labels["ways"][way].replace("`", "")
        title = words["machines"].format(way=label)
        inside = f"{panel_name(name, labels)}{words['comma']}{label}".removeprefix(words["comma"])
        ident = f"chart-{found[0]['question']}-machines-{name}".rstrip("-")
        made.append(f"**{words['machines'].format(way=inside)}**")
        made.append(_figure(ident, title, drawn, unit, cases, [], labels, words))
    return made
