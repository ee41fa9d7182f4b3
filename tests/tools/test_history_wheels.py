"""Adding a release: a small wheel made here, and everything that is no wheel of a release."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tools.history import __main__ as history
from tools.history import compare, store
from tools.history.reading import NotAWheel, of_wheel
from tools.pages import Site

INIT = """\
from torch.utils.data.dataloader import DataLoader, get_worker_info, _DatasetKind
from torch.utils.data.sampler import RandomSampler
__all__ = ["DataLoader", "RandomSampler", "get_worker_info"]
"""
LOADER = """\
import warnings
from torch.utils.data import _utils

HINT = "turn it off: "

class DataLoader(Generic[T]):
    def __init__(self, dataset, batch_size=1, shuffle=None, *, timeout: float = 0, name=''):
        if timeout < 0:
            raise ValueError("timeout option should be " "non-negative")
        if batch_size == 0:
            raise ValueError(f"batch_size should be positive, but got batch_size={batch_size}")
        warnings.warn(_words(batch_size), FutureWarning)
        assert shuffle is None, "{} is not {{}}".format(shuffle)

def _words(n):
    text = HINT + "%d of %s are 100%% too many" % (n, "8")
    text += " by far"
    return text

class _BaseDataLoaderIter:
    def __next__(self): raise NotImplementedError
    next = __next__
    def _reset(self): raise StopIteration
"""
SAMPLER = """\
class Sampler:
    def __init__(self, data_source): pass

class RandomSampler(Sampler):
    @deprecated("`old` is renamed to `new`", category=FutureWarning)
    def old(self): pass
"""
WORKER = """\
class WorkerInfo:
    __slots = ()

def get_worker_info(): return WorkerInfo(id=1, seed=2)
"""
FILES = {
    "__init__.py": INIT,
    "dataloader.py": LOADER,
    "sampler.py": SAMPLER,
    "_utils/worker.py": WORKER,
    "datapipes/gone.py": "raise ValueError('not read: datapipes have their own texts')\n",
    "_typing.py": "raise ValueError('not read: a private module')\n",
}

SITE = Site()  # parsed once
NEWEST = list(store.load()[0])[-1]


def main(arguments: list[str], data: Path) -> int:
    """The command over a copy of the data; the exit status."""
    return history.main(arguments, data, SITE)


def a_wheel(folder: Path, version: str = "9.9.0", name: str = "torch", **change: str) -> Path:
    """A wheel with these files; ``change`` replaces text in one, by its name without the dot."""
    path = folder / f"{name}-{version}-cp311-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        about += "Requires-Python: >=3.11.0\n\nAbout it.\n"
        wheel.writestr(f"{name}-{version}.dist-info/METADATA", about)
        for file, text in FILES.items():
            changed = change.get(file.removesuffix(".py"), text)
            wheel.writestr(f"torch/utils/data/{file}", changed)
    return path


@pytest.fixture
def data(tmp_path) -> Path:
    """A copy of the project's history that a test may extend."""
    path = tmp_path / "history.json"
    path.write_bytes(store.HISTORY.read_bytes())
    return path


def test_what_is_read(tmp_path):
    read = of_wheel(a_wheel(tmp_path))
    assert (read.version, read.python) == ("9.9.0", "3.11")
    assert [(p.name, p.default, p.keyword_only) for p in read.signature] == [
        ("dataset", None, False),
        ("batch_size", "1", False),
        ("shuffle", "None", False),
        ("timeout", "0", True),
        ("name", '""', True),
    ]
    assert read.names == {
        ("DataLoader", ""),
        ("RandomSampler", "(data_source)"),
        ("get_worker_info", "()"),
    }
    assert read.iterator == {"__next__", "next"}
    assert read.worker_info == {"id", "seed"}
    assert {(m.file, m.kind, m.type, m.text) for m in read.messages} == {
        ("dataloader.py", "raise", "ValueError", "timeout option should be non-negative"),
        (
            "dataloader.py",
            "raise",
            "ValueError",
            "batch_size should be positive, but got batch_size=…",
        ),
        (
            "dataloader.py",
            "warn",
            "FutureWarning",
            "turn it off: … of … are 100% too many…",
        ),
        ("dataloader.py", "assert", "AssertionError", "… is not {}"),
        ("sampler.py", "warn", "FutureWarning", "`old` is renamed to `new`"),
    }


def test_a_release_is_added_in_order_and_says_what_changed(tmp_path, data, capsys):
    assert main([str(a_wheel(tmp_path)), str(a_wheel(tmp_path, "2.13.1"))], data) == 0
    told = capsys.readouterr().out
    assert f"torch 9.9.0 added\nagainst {NEWEST}:" in told
    assert "torch 2.13.1 added\nagainst 2.13.0:" in told
    assert "num_workers: gone\n    mend: docs/zh/arguments/num_workers.md, docs/en/" in told
    assert "shuffle: by name only" not in told
    assert "timeout: by name only" in told
    assert "name: new argument" in told
    wheels, snapshots = store.load(data)
    assert list(wheels) == sorted(wheels, key=store.order)
    assert list(wheels)[-1] == "9.9.0"
    assert snapshots["2.13.1"].messages == snapshots["9.9.0"].messages
    for version, each in store.load(store.HISTORY)[1].items():
        assert snapshots[version] == each, "an older release changed on the way"


def test_a_release_that_changes_nothing_is_one_line(tmp_path, data):
    assert main([str(a_wheel(tmp_path, "9.9.0"))], data) == 0
    before = data.read_text(encoding="utf-8").splitlines()
    assert main([str(a_wheel(tmp_path, "9.9.1"))], data) == 0
    after = data.read_text(encoding="utf-8").splitlines()
    known = {line.rstrip(",") for line in before}
    added = [line for line in after if line.rstrip(",") not in known]
    assert added == ['    "9.9.1": "torch-9.9.1-cp311-none-any.whl"']
    assert len(after) == len(before) + 1


def test_the_same_wheel_again_changes_nothing(tmp_path, data, capsys):
    wheel = str(a_wheel(tmp_path))
    assert main([wheel], data) == 0
    before = data.read_bytes()
    assert main([wheel], data) == 0
    assert data.read_bytes() == before
    assert capsys.readouterr().out.endswith("torch 9.9.0 is there already, and the same\n")


def test_other_content_under_the_same_release_is_refused(tmp_path, data, capsys):
    assert main([str(a_wheel(tmp_path))], data) == 0
    before = data.read_bytes()
    (tmp_path / "other").mkdir()
    loader = LOADER.replace("non-negative", "positive").replace("batch_size=1", "batch_size=2")
    assert main([str(a_wheel(tmp_path / "other", dataloader=loader))], data) == 1
    assert data.read_bytes() == before
    told = capsys.readouterr().err
    assert "batch_size: default 1 → 2" in told
    assert "now says ValueError: timeout option should be positive" in told
    assert "history: 9.9.0 is recorded with other content, from torch-9.9.0-cp311" in told


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda folder: folder / "absent.whl", "not a wheel"),
        (lambda folder: _text(folder), "not a wheel: File is not a zip file"),
        (lambda folder: _empty(folder), "not a wheel: it has no METADATA"),
        (lambda folder: a_wheel(folder, name="torchdata"), "a wheel of torchdata, not of torch"),
        (lambda folder: a_wheel(folder, "2.16.0.dev20261101"), "2.16.0.dev20261101 is no release"),
        (lambda folder: a_wheel(folder, "2.16.0rc1"), "2.16.0rc1 is no release"),
        (
            lambda folder: a_wheel(folder, dataloader="x = 1\n"),
            "it has no torch/utils/data with a DataLoader",
        ),
    ],
)
def test_no_wheel_of_a_release(tmp_path, data, capsys, make, complaint):
    before = data.read_bytes()
    assert main([str(make(tmp_path))], data) == 1
    assert complaint in capsys.readouterr().err
    assert data.read_bytes() == before


def _text(folder: Path) -> Path:
    path = folder / "torch-1-any.whl"
    path.write_text("no zip", encoding="utf-8")
    return path


def _empty(folder: Path) -> Path:
    path = folder / "torch-2-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("torch/utils/data/dataloader.py", LOADER)
    return path


def test_a_local_build_counts_as_its_release(tmp_path):
    assert of_wheel(a_wheel(tmp_path, "9.9.0+cpu")).version == "9.9.0"


def test_what_goes_and_comes_back_stands_twice(tmp_path, data):
    quiet = LOADER.replace("batch_size should be positive", "no")
    wheels = [("9.9.0", LOADER), ("9.9.1", quiet), ("9.9.2", LOADER)]
    for version, loader in wheels:
        assert main([str(a_wheel(tmp_path, version, dataloader=loader))], data) == 0
    rows = [
        (row["first"], row["last"])
        for row in json.loads(data.read_text(encoding="utf-8"))["messages"]
        if row["text"].startswith("batch_size should be positive, ")
    ]
    assert rows == [("9.9.0", "9.9.0"), ("9.9.2", None)]


def test_a_changed_torch_names_the_pages_to_mend(tmp_path, data):
    """What a test says on a torch that is not as its entry: each change and its pages."""
    new = of_wheel(a_wheel(tmp_path))
    known = store.load(data)[1]
    lines = compare.to_mend(compare.differences(known[NEWEST], new), SITE)
    told = {line.partition("\n    mend: ")[0]: line.partition("\n    mend: ")[2] for line in lines}
    both = "docs/zh/arguments/{0}.md, docs/en/arguments/{0}.md"
    assert told["generator: gone"] == both.format("generator")
    assert told["name: new argument"] == both.format("name")
    gone = (
        "no longer says ValueError: num_workers option should be non-negative; "
        "use num_workers=0 to disable multiprocessing."
    )
    assert "docs/en/arguments/num_workers.md" in told[gone]
    assert "docs/zh/errors/index.md" in told[gone]
    assert told["now says AssertionError: … is not {}"] == "no page speaks of it yet"
    assert "docs/en/arguments/num_workers.md" in told["get_worker_info(): no .dataset"]


def test_a_torch_older_than_all_is_an_error(data):
    with pytest.raises(LookupError, match=r"torch 0\.4\.1 is older than all"):
        compare.own_or_before("0.4.1", store.load(data)[1])


def test_a_release_that_is_not_listed_is_held_to_the_one_before(data):
    assert compare.own_or_before("2.13.7", store.load(data)[1]).version == "2.13.0"


def test_reordered_arguments_are_a_change(data):
    same = store.load(data)[1][NEWEST]
    turned = type(same)(**vars(same) | {"signature": tuple(reversed(same.signature))})
    (change,) = compare.differences(same, turned)
    assert change.words.startswith(f"the order of arguments: {same.signature[-1].name}, ")


def test_not_a_wheel_is_a_value_error():
    assert issubclass(NotAWheel, ValueError)
