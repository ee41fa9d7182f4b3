"""Sheets of measurements at many sizes, of bytes and of counts: records made up for the tests."""

from __future__ import annotations

import copy
import math
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from tests.facts.a_record import good_record
from tools.drawing.curves import Curve, curve_chart
from tools.facts import measurement_values as values
from tools.facts import measurements
from tools.facts.measurement_curves import x_text
from tools.measure import with_limit
from tools.measurements.rules import faults
from tools.paths import EDITIONS

AXES = {"chart": "curves", "x": "size", "panel": "direction"}
LABELS = {
    "zh": {
        "chart": "带宽：{case}",
        "x": "一次复制的字节数",
        "panels": {"h2d": "主机到 GPU", "d2h": "GPU 到主机"},
        "ways": {"pageable": "可分页", "pinned": "`pin_memory` 锁页"},
        "summary": ["锁页是 {h2d_64[pinned]} 倍，{h2d_64[pinned].rate} GB/s。"],
    },
    "en": {
        "chart": "Bandwidth: {case}",
        "x": "Bytes in one copy",
        "panels": {"h2d": "host to GPU", "d2h": "GPU to host"},
        "ways": {"pageable": "pageable", "pinned": "pinned by `pin_memory`"},
        "summary": ["{h2d_64[pinned]} times, {h2d_64[pinned].share}, {h2d_64[pinned].value}"],
    },
}
SPEEDS = {"pageable": 6e9, "pinned": 54e9}  # bytes per second of large copies
LATENCY = 1e-5


def labels(lang: str, **axes: Any) -> dict[str, Any]:
    """The labels of one language over a record of this module."""
    return LABELS[lang] | {"axes": AXES | axes}


def swept(name: str = "a-machine", slower: float = 1.0) -> dict[str, Any]:
    """Two ways, two directions, ten sizes, over PCIe 5 x16."""
    record = copy.deepcopy(good_record())
    record["question"] = "made_up"
    record["machine"] |= {"name": name, "gpu": "A GPU", "driver": "580.1", "cuda": "12.6"}
    record["machine"]["pcie"] = {"generation": "5", "width": "16"}
    cases = []
    for direction in ("h2d", "d2h"):
        for power in range(12, 31, 2):
            size, results = 2**power, []
            for way, speed in SPEEDS.items():
                seconds = slower * (LATENCY + size / speed)
                role = "baseline" if way == "pageable" else "way"
                samples = [seconds * (1 + n / 100) for n in range(9)]
                results.append({"id": way, "role": role, "samples": samples})
            case = {"id": f"{direction}_{power}", "bytes": size, "unit": "s", "link": direction}
            case |= {"parameters": {"size": size, "direction": direction}, "results": results}
            cases.append(with_limit(case, record["machine"]))
    cases[6]["id"] = "h2d_64"
    return record | {"cases": cases}


def of_unit(unit: str, numbers: list[float]) -> dict[str, Any]:
    """A record of one case with one way."""
    record = copy.deepcopy(good_record())
    case = record["cases"][0]
    case |= {"unit": unit, "results": [{"id": "copy", "role": "way", "samples": numbers}]}
    return record


def test_the_record_made_up_here_keeps_the_rules():
    assert faults(swept()) == []


@pytest.mark.parametrize("lang", EDITIONS)
def test_each_direction_has_curves_a_limit_and_a_compact_table(lang):
    text = measurements.sheet("made_up", [swept()], labels(lang), lang)
    assert text.count("<svg") == text.count("<desc") == text.count("<title") == 2
    assert text.count("57.6 GB/s") == 2
    assert "PCIe 5 x16" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 * (1 + 1 + 10)
    assert re.match(r"\| 1 GiB \| 5\.7\d ?[（(]5\.\d\d–6\.00[）)] \| 51\.\d ?[（(]", rows[11])
    assert "580.1" in text


@pytest.mark.parametrize("lang", EDITIONS)
def test_the_figure_is_well_formed_and_named(lang):
    text = measurements.sheet("made_up", [swept()], labels(lang), lang)
    for figure in re.findall(r"<figure.*?</figure>", text, re.S):
        svg = ElementTree.fromstring(figure.replace("data-search-exclude", "data-x")).find("svg")
        ids = {part.get("id") for part in svg if part.get("id")}
        assert set(svg.get("aria-labelledby").split()) == ids
        assert "54" not in svg.find("title").text
        desc = svg.find("desc").text
        assert "1 GiB" in desc
        assert all(name.replace("`", "") in desc for name in LABELS[lang]["ways"].values())
        classes = [part.get("class") for part in svg]
        assert {"curve-a", "curve-b", "band-a", "mark-b"} <= set(classes)
        assert any(part.get("stroke-dasharray") for part in svg)


def test_the_points_lie_where_the_values_say():
    curve = Curve("one", [(1, 9, 10, 11), (100, 900, 1000, 1100)])
    canvas = curve_chart([curve], str, "ms")
    line = next(part for part in canvas.parts if "curve-a" in part)
    (x0, y0), (x1, y1) = (tuple(map(float, p.split(","))) for p in line.split('"')[3].split())
    ticks = [part for part in canvas.parts if 'stroke-width="0.4"' in part]
    heights = [float(part.split('points="')[1].split()[0].split(",")[1]) for part in ticks]
    assert (x0, x1) == (54, 326)
    assert y0 == pytest.approx(heights[0], abs=0.11)  # 10 is the lowest tick
    assert y1 == pytest.approx(heights[-1], abs=0.11)  # 1000 the highest


@pytest.mark.parametrize("bad", [0, -1])
def test_a_value_that_is_not_positive_is_refused(bad):
    with pytest.raises(ValueError, match="not positive"):
        curve_chart([Curve("one", [(1, bad, 1, 1)])], str, "s")


def test_more_curves_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="at most 6"):
        curve_chart([Curve(str(n), [(1, 1, 1, 1)]) for n in range(7)], str, "s")


@pytest.mark.parametrize("lang", EDITIONS)
def test_several_machines_share_a_chart_with_a_curve_each(lang):
    found = [swept("a-machine"), swept("b-machine", slower=2.0)]
    text = measurements.sheet("made_up", found, labels(lang, compare="pinned"), lang)
    assert text.count("<svg") == 2 + 2 * 2
    first = text[: text.index("</figure>")]
    assert "a-machine" in first
    assert "b-machine" in first
    ids = re.findall(r'<title id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_the_summary_knows_speed_rate_share_and_value():
    text = measurements.summary("made_up", [swept()], labels("en"), "en")
    assert text.splitlines()[0] == "- 8.75 times, 87%, 334 µs"
    text = measurements.summary("made_up", [swept()], labels("zh"), "zh")
    assert text.splitlines()[0] == "- 锁页是 8.75 倍，50.3 GB/s。"


def test_an_unknown_limit_is_said():
    record = swept()
    record["machine"]["pcie"] = None
    record["cases"] = [with_limit(case, record["machine"]) for case in record["cases"]]
    for lang, words in (("zh", "上限：未知"), ("en", "Limit: not known")):
        text = measurements.sheet("made_up", [record], labels(lang), lang)
        assert text.count(words) == 2
        assert "stroke-dasharray" not in text


def test_no_limit_at_all_is_said_once():
    record = swept()
    for case in record["cases"]:
        del case["link"], case["limit"]
    assert faults(record) == []
    text = measurements.sheet("made_up", [record], labels("en"), "en")
    assert text.count("No limit of the hardware") == 1
    assert "| Bytes in one copy (µs) |" in text


@pytest.mark.parametrize(
    ("unit", "numbers", "cell"),
    [
        ("bytes", [2**20 * n for n in range(1, 10)], "5 MiB (1 MiB–9 MiB)"),
        ("bytes", [0] * 9, "0 B (0 B–0 B)"),
        ("bytes", [-4096] * 9, "-4 KiB (-4 KiB–-4 KiB)"),
        ("count", [0, 1, 2, 3, 4, 5, 6, 7, 8], "4 (0–8)"),
        ("s", [2e-6] * 9, "2.00 (2.00–2.00)"),
    ],
)
def test_each_unit_is_written_in_words(unit, numbers, cell):
    record = of_unit(unit, numbers)
    assert faults(record) == []
    said = measurements.labels_of("in_memory_workers", "en")
    text = measurements.sheet("in_memory_workers", [record], said, "en")
    assert f"| {cell} |" in text
    assert ("<svg" in text) == (min(numbers) > 0)


@pytest.mark.parametrize(
    ("value", "text"), [(4096, "4 KiB"), (1.5 * 2**30, "1.50 GiB"), (5, "5 B"), (2**20, "1 MiB")]
)
def test_sizes_have_binary_units(value, text):
    assert values.size(value) == text
    assert x_text(value, {"x": "size"}) == text


def test_times_have_a_unit_that_fits():
    assert [values.time_unit(t)[0] for t in (5e-6, 0.02, 20)] == ["µs", "ms", "s"]
    assert math.isclose(values.time_unit(0.02)[1], 1e-3)


def test_three_digits_also_where_rounding_adds_one():
    assert [values.digits(number) for number in (9.994, 9.998, 99.94, 99.96)] == [
        "9.99",
        "10.0",
        "99.9",
        "100",
    ]
