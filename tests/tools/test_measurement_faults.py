"""A broken record goes red: each fault is planted in a good one, and the sheets refuse it."""

from __future__ import annotations

import json
import math

import pytest

from tests.facts.a_record import good_record
from tools.measurements import files
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


def no_limit(record):
    way(record, "copy")["role"] = "way"


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
    few_samples: "has 6 samples; at least 7",
    uneven_rounds: "different numbers of samples",
    negative: "no positive time",
    zero: "no positive time",
    endless: "no positive time",
    no_limit: "0 results have the role 'limit'",
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
