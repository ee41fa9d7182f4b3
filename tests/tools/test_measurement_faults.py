"""A broken record goes red: each fault is planted in a good one, and the sheets refuse it."""

from __future__ import annotations

import json
import math

import pytest

from tests.facts.a_record import good_record
from tools.measure import with_limit
from tools.measurements import files, schema
from tools.measurements.limits import limit_of, link_of, pcie_rate
from tools.measurements.rules import MARGIN, RecordError, faults


def way(record, name):
    results = record["cases"][0]["results"]
    return next(result for result in results if result["id"] == name)


def above_the_limit(record):
    limit = way(record, "copy")["samples"]
    way(record, "workers_2")["samples"] = [sample / (MARGIN + 0.01) for sample in limit]


def reference_above_the_limit(record):
    limit = way(record, "copy")["samples"]
    way(record, "index_select")["samples"] = [sample / 2 for sample in limit]


def no_machine(record):
    record["machine"] = {}


def no_name(record):
    record["machine"]["name"] = ""


def no_cpu(record):
    record["machine"]["cpu"] = ""


def few_samples(record):
    for result in record["cases"][0]["results"]:
        result["samples"] = result["samples"][:6]


def uneven_rounds(record):
    way(record, "workers_2")["samples"].pop()


def negative(record):
    way(record, "workers_2")["samples"][3] = -0.1


def zero(record):
    way(record, "workers_2")["samples"][3] = 0.0


def endless(record):
    way(record, "workers_2")["samples"][3] = math.inf


def two_limits(record):
    way(record, "workers_2")["role"] = "limit"


def twice(record):
    results = record["cases"][0]["results"]
    results.append(results[1])


def true_sample(record):
    way(record, "workers_2")["samples"][3] = True


def unknown_unit(record):
    record["cases"][0]["unit"] = "ms"


def no_bytes(record):
    del record["cases"][0]["bytes"]


def from_smoke(record):
    record["parameters"]["smoke"] = True


def from_a_smoke_command(record):
    record["run"]["command"] += " --smoke"


def negative_count(record):
    record["cases"][0]["unit"] = "count"
    way(record, "workers_2")["samples"][3] = -1


def endless_bytes(record):
    record["cases"][0]["unit"] = "bytes"
    way(record, "workers_2")["samples"][3] = math.inf


def over_pcie(record, link="h2d", generation="3", width="16"):
    """A case whose bytes went to a GPU at 12 GB/s: below the 14.4 of PCIe 3 x16."""
    record["machine"] |= {"gpu": "A GPU", "driver": "1.2", "cuda": "12.6"}
    record["machine"]["pcie"] = {"generation": generation, "width": width}
    case = record["cases"][0]
    case["results"] = [{"id": "pinned", "role": "way", "samples": [1 / 12] * 9}]
    case |= {"bytes": 10**9, "link": link}
    record["cases"][0] = with_limit(case, record["machine"])


def above_the_link(record):
    over_pcie(record, width="8")


def limit_above_the_link(record):
    over_pcie(record)
    case = record["cases"][0]
    case["results"].append({"id": "cache", "role": "limit", "samples": [1 / 90] * 9})


def link_without_gpu(record):
    over_pcie(record)
    record["machine"]["gpu"] = None


def link_without_limit(record):
    over_pcie(record)
    del record["cases"][0]["limit"]


def another_limit(record):
    over_pcie(record)
    record["cases"][0]["limit"]["bytes_per_second"] *= 2


def unknown_link(record):
    over_pcie(record)
    record["cases"][0]["link"] = "sideways"


def bytes_over_a_link(record):
    over_pcie(record)
    record["cases"][0]["unit"] = "bytes"


def two_baselines(record):
    way(record, "workers_2")["role"] = "baseline"


def no_case(record):
    record["cases"] = []


PLANTED = {
    above_the_limit: "workers_2 runs at 1.06 of the limit",
    reference_above_the_limit: "index_select runs at 2.00 of the limit",
    no_machine: "the machine block lacks 'cpu'",
    no_name: "the machine block lacks 'name'",
    no_cpu: "the machine block lacks 'cpu'",
    few_samples: "$.cases[0].results[0].samples: 6 items; at least 7",
    uneven_rounds: "different numbers of samples",
    negative: "no positive time",
    zero: "no positive time",
    endless: "no positive time",
    two_limits: "2 results have the role 'limit'",
    twice: "workers_2 stands twice",
    true_sample: "$.cases[0].results[1].samples[3]: True is no number",
    unknown_unit: "$.cases[0].unit: 'ms' is none of ['s', 'bytes', 'count']",
    no_bytes: "$.cases[0]: 'bytes' is missing",
    from_smoke: "a smoke run",
    from_a_smoke_command: "a smoke run",
    negative_count: "no count",
    endless_bytes: "no finite number of bytes",
    above_the_link: "pinned runs at 1.67 of the limit",
    limit_above_the_link: "cache runs at",
    link_without_gpu: "the machine block names none",
    link_without_limit: "limit is not what the link",
    another_limit: "limit is not what the link",
    unknown_link: "$.cases[0].link: 'sideways' is none of",
    bytes_over_a_link: "needs bytes and times",
    two_baselines: "2 results have the role 'baseline'",
    no_case: "there is no case",
}


def test_the_good_record_has_no_fault():
    assert faults(good_record()) == []


def test_as_fast_as_the_margin_allows_is_kept():
    record = good_record()
    limit = way(record, "copy")["samples"]
    way(record, "workers_2")["samples"] = [sample / (MARGIN - 0.01) for sample in limit]
    assert faults(record) == []


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_broken_record_is_not_written(plant, tmp_path):
    record = good_record()
    plant(record)
    assert any(PLANTED[plant] in fault for fault in faults(record))
    if record["machine"]:
        with pytest.raises(RecordError, match="refused"):
            files.add(record, tmp_path)
        assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_record_that_was_broken_later_is_not_shown(plant, tmp_path):
    path = files.add(good_record(), tmp_path)
    record = json.loads(path.read_text(encoding="utf-8"))
    plant(record)
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(RecordError, match="refused"):
        files.newest("in_memory_workers", tmp_path)


def test_an_unknown_key_is_refused(tmp_path):
    path = files.add(good_record(), tmp_path)
    record = good_record()
    record["machine"]["hostname"] = "a name that is nobody's business"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(RecordError, match="hostname"):
        files.load(path)


def test_a_renamed_file_is_refused(tmp_path):
    path = files.add(good_record(), tmp_path)
    other = path.with_name("another-machine__torch-2.13.0__2026-11-22.json")
    path.rename(other)
    with pytest.raises(RecordError, match="the name says otherwise"):
        files.load(other)


def test_a_link_within_its_limit_is_kept_and_the_limit_stands_beside_it(tmp_path):
    record = good_record()
    over_pcie(record)
    assert faults(record) == []
    kept = files.load(files.add(record, tmp_path))["cases"][0]["limit"]
    assert kept == {"bytes_per_second": 14403516484, "link": "PCIe 3 x16", "directions": 1}


def test_both_directions_have_twice_the_limit():
    record = good_record()
    over_pcie(record, link="both", width="8")
    assert faults(record) == []
    assert record["cases"][0]["limit"]["directions"] == 2


@pytest.mark.parametrize(
    "link",
    [
        {"pcie": None},
        {"pcie": {"generation": "[N/A]", "width": "16"}},
        {"pcie": {"generation": "9", "width": "16"}},
        {"pcie": {"generation": "5", "width": "0"}},
        {"pcie": {"generation": "5", "width": "16"}, "coherent": True},
    ],
)
def test_an_unknown_or_coherent_link_sets_no_limit(link, tmp_path):
    record = good_record()
    over_pcie(record)
    record["machine"] |= link
    record["cases"][0]["limit"] = limit_of(record["cases"][0], record["machine"])
    assert link_of(record["machine"]) is record["cases"][0]["limit"] is None
    assert faults(record) == []
    assert files.load(files.add(record, tmp_path))["cases"][0]["limit"] is None


@pytest.mark.parametrize(
    ("generation", "gigabytes"), [(1, 3.66), (2, 7.31), (3, 14.4), (4, 28.8), (5, 57.6), (6, 111)]
)
def test_the_rate_of_sixteen_lanes(generation, gigabytes):
    assert pcie_rate(generation, 16) / 1e9 == pytest.approx(gigabytes, rel=2e-3)
    assert pcie_rate(generation, 8) == pcie_rate(generation, 16) / 2


SHAPE = (lambda record: None, *PLANTED)


@pytest.mark.parametrize("plant", SHAPE, ids=lambda plant: plant.__name__.strip("<>"))
def test_the_schema_is_read_as_jsonschema_reads_it(plant):
    jsonschema = pytest.importorskip("jsonschema")
    record = good_record()
    plant(record)
    theirs = jsonschema.Draft202012Validator(schema.SCHEMA).iter_errors(record)
    assert bool(schema.breaches(record)) == bool(list(theirs))


def test_a_keyword_that_is_not_checked_is_an_error():
    with pytest.raises(ValueError, match="cannot check multipleOf"):
        schema.breaches(4, {"type": "integer", "multipleOf": 3})
