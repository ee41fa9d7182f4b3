"""The checks of the pairs can fail: each planted fault is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tools.facts import together
from tools.facts.contract_file import ContractError
from tools.pairs.grid import GRID, GridError, Setting
from tools.pairs.grid import load as load_grid
from tools.pairs.names import PARTS, Traced, read
from tools.pairs.predict import differences
from tools.pairs.run import ChildError, outcomes
from tools.pairs.sentences import PAIRS, PairsError, Sentence, faults
from tools.pairs.sentences import load as load_sentences
from tools.pairs.verdicts import changed, judge, numbers, ranges, verdicts

TEXT = "ValueError", "no"


def outcome(error=None, warnings=(), **seen):
    whole = {"order": [[0, 1, 2, 3]], "sizes": [[1, 1, 1, 1]], "handed out": 4}
    return {"error": error, "warnings": [list(w) for w in warnings], "seen": whole | seen}


def found(base, one, other, both):
    return [(each.kind, each.feature) for each in differences(base, one, other, both)]


FAILS, LATER = ["construct", *TEXT], ["first batch", *TEXT]
OTHER = ["construct", "TypeError", "neither"]
PLAIN = outcome()
# The base is PLAIN; one, other, both, and what is found.
ERRORS = [
    (PLAIN, PLAIN, PLAIN, []),
    (PLAIN, PLAIN, outcome(FAILS), [("error appears", "error")]),
    (outcome(FAILS), PLAIN, outcome(FAILS), []),
    (outcome(FAILS), PLAIN, PLAIN, [("error goes", "error")]),
    (outcome(FAILS), PLAIN, outcome(LATER), [("another error", "error")]),
    (outcome(FAILS), outcome(OTHER), outcome(FAILS), []),
    (outcome(FAILS), outcome(OTHER), outcome(OTHER), []),
    (outcome(LATER), outcome(FAILS), outcome(LATER), [("another error", "error")]),
    (outcome(LATER), PLAIN, outcome(["second epoch", *TEXT]), []),
]


@pytest.mark.parametrize(("one", "other", "both", "expected"), ERRORS)
def test_errors(one, other, both, expected):
    assert found(PLAIN, one, other, both) == expected


def test_a_base_that_fails_compares_with_nothing():
    with pytest.raises(ValueError, match="the base fails"):
        differences(outcome(FAILS), PLAIN, PLAIN, PLAIN)


WARNING = ("epoch 1", "UserWarning", "a")
FEATURES = [  # feature, the four values, whether both together are another than predicted
    ("batch", "list", "list", "list", "list", False),
    ("batch", "list", "list", "list", "dict", True),
    ("batch", "list", "dict", "list", "dict", False),
    ("batch", "list", "dict", "list", "list", True),
    ("batch", "list", "list", "tuple", "tuple", False),
    ("batch", "list", "dict", "dict", "dict", False),
    ("batch", "list", "dict", "tuple", "tuple", True),
    ("batch", None, "dict", "tuple", "tuple", False),
    ("batch", "list", "dict", "tuple", None, False),
    ("order", [[0, 1]], [[1, 0]], [[0, 1]], [[1, 0]], False),
    ("order", [[0, 1]], [[1, 0]], [[0, 1]], [[0, 1]], True),
    ("order", [[0, 1]], [[1, 0]], [[0]], [[1]], False),
    ("order", [[0, 1]], [[1, 0]], [[0]], [[0]], True),
    ("order", [[0, 1]], [[1]], [[0]], [[1]], True),
    ("draws", 4, 6, 2, 4, False),
    ("draws", 4, 6, 2, 2, True),
    ("draws", 4, 1, 2, 0, False),
    ("ahead", 2, 2, 3, 3, False),
    ("ahead", 2, 2, 3, 2, True),
    ("ahead", 2, 3, 4, 4, False),
    ("ahead", 2, 9, 2, 4, False),
    ("ahead", 1, 2, 3, 3, True),
    ("ahead", 1, 2, 3, 4, False),
    ("ahead", 1, 4, 3, 3, False),
    ("ahead", 1, 4, 3, 2, True),
    ("behind", "all", "all", [2], [2], False),
    ("behind", "all", "all", [2, 9], [2], False),
    ("behind", "all", "all", [2], "all", True),
    ("unheard of", "a", "a", "a", "b", True),
]


@pytest.mark.parametrize(("feature", "base", "one", "other", "both", "differs"), FEATURES)
def test_features(feature, base, one, other, both, differs):
    four = [outcome(**{feature: value}) for value in (base, one, other, both)]
    assert bool([f for _, f in found(*four) if f == feature]) == differs


@pytest.mark.parametrize(
    ("one", "other", "both", "differs"),
    [
        ([[2, 2]], [[1, 1, 1]], [[2, 1]], False),
        ([[2, 2]], [[1, 1, 1]], [[1, 1, 1]], True),
        ([[2, 2]], [[3, 1]], [[3, 1]], True),
        ([[1, 3]], [[1, 1, 1]], [[1, 2]], True),
    ],
)
def test_batches_are_cut_from_whatever_order_there_is(one, other, both, differs):
    four = [outcome(sizes=sizes) for sizes in ([[1, 1, 1, 1]], one, other, both)]
    assert bool(found(*four)) == differs


def test_warnings_add_up():
    one, other = outcome(warnings=[WARNING]), outcome(warnings=[("epoch 1", "UserWarning", "b")])
    both = outcome(warnings=one["warnings"] + other["warnings"])
    assert not found(PLAIN, one, other, both)
    assert found(PLAIN, one, other, one) == [("warnings", "warnings")]
    assert found(one, PLAIN, one, one) == [("warnings", "warnings")]


def test_a_sample_tells_its_story():
    dataset = Traced(20)
    dataset.mark, dataset.epoch = 1, 2
    story = dict(zip(PARTS, (17, 1, 1, 1, 2, 345), strict=True))
    assert read(dataset.sample(17, asked=1, noise=345)) == story


@pytest.fixture(scope="module")
def grid():
    return load_grid()


PAIR = ("batch_size", "drop_last")


@pytest.fixture(scope="module")
def judged(grid):
    """One pair without workers, tried."""
    trials = list(grid.trials(PAIR))
    trials = [trial for trial in trials if not trial.workers]
    return judge(trials, outcomes({s for trial in trials for s in trial.settings}))


def test_a_changed_verdict_is_named(grid, judged):
    small = replace(grid, values={name: grid.values[name] for name in PAIR})
    small = replace(small, bases=tuple(base for base in grid.bases if not base.workers))
    recorded = verdicts(small, judged)["pairs"]
    assert not changed(small, recorded, judged)
    which = numbers(recorded["batch_size drop_last"]["which"])
    gone, new = min(which), min(set(range(max(which))) - which)
    recorded["batch_size drop_last"]["which"] = ranges(sorted(which - {gone} | {new}))
    told = sorted(text.rpartition(": ")[2] for _, text in changed(small, recorded, judged))
    assert len(told) == 2
    assert told[1] == "interacts no more"
    recorded["batch_size drop_last"]["runs"] += 1
    with pytest.raises(ValueError, match="other trials than recorded"):
        changed(small, recorded, judged)


def test_ranges():
    assert ranges([0, 1, 2, 5, 7, 8]) == "0-2,5,7-8"
    assert numbers("0-2,5,7-8") == {0, 1, 2, 5, 7, 8}
    assert numbers(ranges([])) == set()


def test_a_child_that_stops_is_no_outcome():
    stops = Setting((("dataset", "__import__('os')._exit(3)"),))
    with pytest.raises(ChildError, match="ended with 3 at Setting"):
        outcomes([stops])


SENTENCE = Sentence("drop_last", "batch_size", "excludes", "一句。", "One.", ("drop_last#true",))
CLASH = {"runs": 9, "differ": 1, "how": {"error appears": 1}, "witness": {"base": "map"}}
CALM = {"runs": 9, "differ": 0, "how": {}}


@pytest.mark.parametrize(
    ("sentence", "verdict", "complaint"),
    [
        (SENTENCE, CLASH, ""),
        (None, CALM, ""),
        (None, CLASH, "interacts ({'base': 'map'}), but has no sentence"),
        (SENTENCE, CALM, "has a sentence, but interacts in none of 9 runs"),
        (replace(SENTENCE, beyond="gpu"), CALM, ""),
        (replace(SENTENCE, beyond="gpu"), CLASH, "the runs do reach it: take `beyond` away"),
        (SENTENCE, CLASH | {"how": {"feature": 1}}, "excludes is not what the runs show"),
        (replace(SENTENCE, kind="requires"), CLASH, "requires is not what the runs show"),
        (replace(SENTENCE, kind="requires"), CLASH | {"how": {"error goes": 1}}, ""),
        (SENTENCE, None, "a sentence, but no verdict"),
    ],
)
def test_sentences_and_verdicts(sentence, verdict, complaint):
    sentences = {PAIR: sentence} if sentence else {}
    wrong = faults(sentences, {"batch_size drop_last": verdict} if verdict else {})
    assert bool(wrong) == bool(complaint)
    assert complaint in "".join(wrong)


def spoilt(path: Path, folder: Path, old: str, new: str) -> Path:
    """A copy of a file with one text replaced."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    copy = folder / path.name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[arguments.timeout]", "[arguments.time_out]", "not those of the signature: ['time_out'"),
        ('"Whole(20)"', '"Whole(20"', "dataset=Whole(20: '(' was never closed"),
        ('"Whole(20)", ', "", "names explained and used differ: ['Whole']"),
        ('id = "stream"', 'id = "map"', "each with an id of its own"),
        ('with = "in_order"', 'with = "inorder"', "no such argument: ['inorder']"),
        ('with = ["timeout"]', 'with = ["time"]', "dataset=Slow(20): unknown ['time']"),
        ("workers = true", "worker = true", "unknown ['worker']"),
        ('"RandomSampler(range(20))", ', '"None", ', "sampler: a value stands twice"),
    ],
)
def test_a_faulty_grid(tmp_path, old, new, complaint):
    with pytest.raises(GridError) as error:
        load_grid(spoilt(GRID, tmp_path, old, new))
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "changes"', 'kind = "alters"', "batch_size and dataset: kind is one of"),
        ('other = "dataset"', 'other = "data"', "not two arguments"),
        ('one = "dataset"\nother = "shuffle"', 'one = "dataset"\nother = "batch_size"', "twice"),
        ('beyond = "gpu"', 'beyond = "tpu"', "dataset and pin_memory: kind is one of"),
        ("A dataset with `__getitems__`", "A dataset with `getitems`", "differ in code"),
        ("`__getitem__` 一个个取。", "`__getitem__` 一个个取", "zh ends with 。"),
        ('kind = "changes"\n', "", "missing or unknown: ['kind']"),
        ('proofs = ["arguments/dataset/on_the_gpu.py"]', "proofs = []", "pin_memory: no proof"),
    ],
)
def test_a_faulty_sentence(grid, tmp_path, old, new, complaint):
    with pytest.raises(PairsError) as error:
        load_sentences(list(grid.values), spoilt(PAIRS, tmp_path, old, new))
    assert complaint in str(error.value)


@pytest.mark.parametrize("proof", ["drop_last#unheard-of", "arguments/drop_last/none.py"])
def test_a_proof_that_leads_nowhere(monkeypatch, proof):
    sentences = load_sentences(list(load_grid().values))
    sentences[PAIR] = replace(sentences[PAIR], proofs=(proof,))
    monkeypatch.setattr(together, "load_sentences", lambda known: sentences)
    with pytest.raises(ContractError, match="no page of docs/zh shows"):
        together.sheets()


def test_the_sheets_refuse_what_the_machine_did_not_find(monkeypatch):
    sentences = load_sentences(list(load_grid().values))
    del sentences[PAIR]
    monkeypatch.setattr(together, "load_sentences", lambda known: sentences)
    with pytest.raises(ContractError, match="batch_size drop_last: interacts"):
        together.sheets()
