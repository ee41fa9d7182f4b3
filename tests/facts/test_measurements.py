"""Records, their sheets, and the program that makes them."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from statistics import median

import pytest

from tests.facts.a_record import good_record
from tools.drawing.bars import Bar, bar_chart
from tools.drawing.curves import Curve, curve_chart
from tools.facts import measurements
from tools.measurements import files
from tools.measurements.machine import describe
from tools.measurements.rules import RecordError
from tools.paths import EDITIONS, FACTS, ROOT

SHEETS = measurements.sheets()
RECORDED = sorted(files.ROOM.glob("*/recorded/*.json"))


@pytest.mark.parametrize("path", sorted(SHEETS))
def test_the_sheet_is_as_generated(path):
    assert (FACTS / path).read_text(encoding="utf-8") == SHEETS[path]


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.name)
def test_every_record_keeps_schema_and_rules(path):
    record = files.load(path)
    assert path.read_text(encoding="utf-8") == files.as_text(record)


def test_there_is_a_record():
    assert RECORDED


@pytest.mark.parametrize("question", files.questions())
def test_a_question_says_everything_in_both_languages(question):
    chinese, english = (measurements.labels_of(question, lang) for lang in EDITIONS)
    assert chinese.keys() == english.keys()
    for part in ("cases", "ways", "panels"):
        assert chinese.get(part, {}).keys() == english.get(part, {}).keys()
    assert len(chinese["summary"]) == len(english["summary"])
    with_curves = chinese["axes"].get("chart") == "curves"
    for record in files.newest(question):
        for case in record["cases"]:
            assert with_curves or case["id"] in chinese["cases"]
            assert {way["id"] for way in case["results"]} <= chinese["ways"].keys()


@pytest.mark.parametrize("lang", EDITIONS)
@pytest.mark.parametrize("question", files.questions())
def test_the_names_of_the_ways_fit_the_chart(question, lang):
    said = measurements.labels_of(question, lang)
    names = [name.replace("`", "") for name in said["ways"].values()]
    if said["axes"].get("chart") == "curves":
        for name in names:
            curve_chart([Curve(name, [(1, 1, 2, 3), (2, 2, 3, 4)])], str, "GB/s")
    else:
        bar_chart([Bar(name, "88.8 ms", 1, 2, 3) for name in names], "ms")


def test_the_table_gives_median_spread_speed_and_share():
    case = good_record()["cases"][0]
    labels = measurements.labels_of("in_memory_workers", "en")
    rows = measurements.table(case, labels, "en").splitlines()
    assert rows[2].endswith("| 208 (200–216) | 1.00× | 5% |")
    assert rows[3].endswith("| 520 (500–540) | 0.40× | 2% |")
    assert rows[5].endswith("| 10.4 (10.0–10.8) | 20.0× | 100% |")


def test_without_a_record_the_sheet_says_how_to_make_one():
    for lang in EDITIONS:
        text = measurements.sheet("a_question", [], {}, lang)
        assert text == measurements.summary("a_question", [], {}, lang)
        assert "make measure MACHINE=my-machine ONLY=a_question" in text


PROSE = (  # what both editions of the page say in words: the left one is faster
    ("default", "workers_1"),
    ("default", "workers_2"),
    ("default", "persistent_2"),
    ("getitems", "getitems_persistent_2"),
    ("batch_sampler", "default"),
    ("getitems", "batch_sampler"),
    ("index_tensors", "persistent_2"),
)


def test_the_records_show_what_the_page_says():
    for record in files.newest("in_memory_workers"):
        for case in record["cases"]:
            times = {way["id"]: median(way["samples"]) for way in case["results"]}
            for faster, slower in PROSE:
                place = f"{record['machine']['name']}, {case['id']}: {faster} against {slower}"
                assert times[faster] < times[slower], place
            step = times["getitems"] / times["index_tensors"]
            assert step > 1.25 if case["id"] == "small_rows" else 0.8 < step < 1.25, case["id"]


def test_a_busy_machine_is_named():
    record = good_record()
    labels = measurements.labels_of("in_memory_workers", "en")
    assert "Other programs ran" not in measurements.sheet("q", [record], labels, "en")
    record["run"]["load_before"][0] = 1.5
    assert "Other programs ran" in measurements.sheet("q", [record], labels, "en")


def test_a_record_is_added_read_back_and_never_overwritten(tmp_path):
    record = good_record()
    path = files.add(record, tmp_path)
    assert path.name == "a-machine__torch-2.13.0__2026-11-22.json"
    assert files.load(path) == record
    with pytest.raises(RecordError, match="added, never edited"):
        files.add(record, tmp_path)


def test_a_record_can_be_read_line_by_line():
    text = files.as_text(good_record())
    assert json.loads(text) == good_record()
    samples = good_record()["cases"][0]["results"][0]["samples"]
    assert f'"samples": {json.dumps(samples)}' in text


def test_the_newest_record_of_each_machine_is_shown(tmp_path):
    for name, date in (("b", "2026-01-01"), ("a", "2026-02-01"), ("b", "2026-03-01")):
        record = copy.deepcopy(good_record())
        record["machine"]["name"], record["run"]["date"] = name, date
        files.add(record, tmp_path)
    found = files.newest("in_memory_workers", tmp_path)
    assert [(one["machine"]["name"], one["run"]["date"]) for one in found] == [
        ("a", "2026-02-01"),
        ("b", "2026-03-01"),
    ]


def test_this_machine_fits_the_schema(tmp_path):
    record = good_record() | {"machine": describe("this-one")}
    assert files.load(files.add(record, tmp_path))["machine"]["name"] == "this-one"


def measure(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.measure", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_a_smoke_run_checks_every_way_and_records_nothing():
    before = sorted(files.ROOM.rglob("*.json"))
    done = measure("--smoke", "in_memory_workers")
    assert done.returncode == 0, done.stderr
    ways = measurements.labels_of("in_memory_workers", "en")["ways"]
    assert done.stdout.splitlines() == [*(f"{way}: every sample once" for way in ways), "smoke: ok"]
    assert sorted(files.ROOM.rglob("*.json")) == before


def test_a_record_needs_the_name_of_the_machine():
    done = measure("in_memory_workers")
    assert done.returncode == 2
    assert "make measure MACHINE=" in done.stdout


def test_an_unknown_question_names_the_known_ones():
    done = measure("--smoke", "no_such_question")
    assert done.returncode == 1
    assert "known: " in done.stderr
    assert "in_memory_workers" in done.stderr
