"""What the workflows call judges rightly: the gate, the GPU runs, the site's address, records."""

from __future__ import annotations

import datetime
import json
import os

import pytest

from tests.facts.a_record import good_record
from tools import other_torch
from tools.ci import gate, gpu_runs, issue, records, site
from tools.measurements.files import file_of
from tools.measurements.rules import RecordError
from tools.outward import NOTHING

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("results", "may_skip", "bad"),
    [
        ({"lint": "success", "all": "success"}, [], []),
        ({"lint": "success", "all": "skipped"}, ["all"], []),
        ({"lint": "success", "all": "skipped"}, [], ["all: skipped"]),
        ({"lint": "failure", "all": "skipped"}, ["all"], ["lint: failure"]),
        ({"lint": "success", "all": "failure"}, ["all"], ["all: failure"]),
        ({"lint": "cancelled"}, ["lint"], ["lint: cancelled"]),
        ({}, [], ["no job to judge"]),
    ],
)
def test_the_gate(monkeypatch, results, may_skip, bad):
    needs = {name: {"result": result, "outputs": {}} for name, result in results.items()}
    assert gate.faults(needs, may_skip) == bad
    monkeypatch.setenv("NEEDS", json.dumps(needs))
    options = [word for name in may_skip for word in ("--may-skip", name)]
    assert gate.main(options) == int(bool(bad))


def gpu_run(day: str, conclusion: str, event: str = "push") -> dict:
    page = f"https://example.org/{day}"
    return {
        "created_at": f"{day}T01:02:03Z",
        "conclusion": conclusion,
        "event": event,
        "html_url": page,
    }


@pytest.mark.parametrize(
    ("runs", "stops", "passed"),
    [
        ([], False, ""),
        ([("2026-11-22", "success")], False, "2026-11-22"),
        ([("2026-11-22", "failure"), ("2026-11-21", "success")], True, "2026-11-21"),
        ([("2026-11-21", "success"), ("2026-11-22", "failure")], True, "2026-11-21"),
        ([("2026-11-22", "success"), ("2026-11-21", "failure")], False, "2026-11-22"),
        ([("2026-11-22", "timed_out")], True, ""),
        ([("2026-11-01", "failure")], False, ""),
        ([("2026-11-22", "skipped"), ("2026-11-21", "cancelled")], False, ""),
        ([("2026-11-22", "failure", "workflow_dispatch")], False, ""),
        ([("2026-11-22", "success", "workflow_dispatch")], False, ""),
    ],
)
def test_a_gpu_run_that_failed_stops_the_site(runs, stops, passed):
    listed = [gpu_run(*run) for run in runs]
    assert bool(gpu_runs.obstacle(listed, TODAY)) == stops
    assert gpu_runs.last_pass(listed) == passed


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("feed-the-gpu/handbook", "https://feed-the-gpu.github.io/handbook/"),
        ("Feed/Feed.github.io", "https://feed.github.io/"),
    ],
)
def test_where_pages_stand(repository, url):
    assert site.pages_url(repository) == url


def test_a_preview_claims_no_run():
    given = {
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_SHA": "0" * 40,
        "GITHUB_EVENT_NAME": "pull_request",
        "SITE_URL": "https://handbook.example/",
    }
    preview = site.variables(given, TODAY)
    assert preview["SITE_URL"] == "" and "HANDBOOK_CPU_RUN" not in preview
    real = site.variables(given | {"GITHUB_EVENT_NAME": "push"}, TODAY)
    assert real["SITE_URL"] == "https://handbook.example/"
    assert real["HANDBOOK_CPU_RUN"] == "2026-11-23"
    assert real["REPO_URL"] == "https://github.com/a/b"


@pytest.fixture
def tree(tmp_path):
    """A repository with one program, and an artifact beside it."""
    root, artifact = tmp_path / "root", tmp_path / "artifact"
    program = root / "snippets" / "transfer" / "copy.py"
    program.parent.mkdir(parents=True)
    program.write_text('"""Copies."""\n')
    artifact.mkdir()
    return root, artifact


def put(folder, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


PRINTED = json.dumps({"program": "0" * 64, "output": "done\n", "machine": {}})


def measured() -> tuple[str, dict]:
    record = good_record()
    room = records.ROOT / "snippets" / "measurements"
    return file_of(record, room).relative_to(records.ROOT).as_posix(), record


def test_records_are_taken(tree):
    root, artifact = tree
    name, record = measured()
    put(artifact, name, json.dumps(record))
    put(artifact, "snippets/transfer/copy.cuda.json", PRINTED)
    assert records.taken(artifact, root) == [name, "snippets/transfer/copy.cuda.json"]
    assert json.loads((root / name).read_text()) == record
    assert records.taken(artifact, root) == []


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("snippets/transfer/copy.py", "", "not where a record stands"),
        (".github/workflows/check.yml", "", "not where a record stands"),
        ("snippets/transfer/other.cuda.json", PRINTED, "no such program"),
        ("snippets/transfer/copy.cuda.json", "{}", "a record of a program has"),
        ("snippets/transfer/copy.cuda.json", "{", "copy.cuda.json"),
        ("snippets/measurements/q/recorded/a.json", "{}", "refused"),
        ("snippets/measurements/q/recorded/a.json", "[" * 9, "a.json"),
    ],
)
def test_nothing_else_is_taken(tree, name, text, why):
    root, artifact = tree
    put(artifact, "snippets/transfer/copy.cuda.json", PRINTED)
    put(artifact, name, text)
    with pytest.raises(RecordError, match=why):
        records.taken(artifact, root)
    assert not (root / "snippets/transfer/copy.cuda.json").exists()


def test_a_link_is_no_record(tree):
    root, artifact = tree
    put(artifact, "elsewhere.json", PRINTED)
    (artifact / "snippets" / "transfer").mkdir(parents=True)
    (artifact / "snippets/transfer/copy.cuda.json").symlink_to(artifact / "elsewhere.json")
    with pytest.raises(RecordError):
        records.taken(artifact, root)


def test_a_record_that_is_there_is_not_changed(tree):
    root, artifact = tree
    name, record = measured()
    put(root, name, json.dumps(record))
    put(artifact, name, json.dumps(record, indent=1))
    with pytest.raises(RecordError, match="never changed"):
        records.taken(artifact, root)


GH = """\
#!/bin/sh
echo "$@" >> "$CALLS"
case "$1 $2" in
  "issue list") echo "$OPEN" ;;
esac
"""


@pytest.mark.parametrize(
    ("opened", "report", "calls"),
    [
        ("[]", "## Dead links\n", ["issue list", "label create", "issue create"]),
        ('[{"number": 7}]', "## Dead links\n", ["issue list", "issue edit"]),
        ("[]", NOTHING, ["issue list"]),
        ('[{"number": 7}]', NOTHING, ["issue list", "issue edit", "issue close"]),
    ],
)
def test_one_issue_is_kept(tmp_path, monkeypatch, opened, report, calls):
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("OPEN", opened)
    issue.keep(report)
    said = (tmp_path / "calls").read_text().splitlines()
    assert [" ".join(line.split()[:2]) for line in said] == calls


def test_the_requirements_of_another_torch():
    everything = "torch==2.13.0\nnumpy==1.2\npytest==4\npytest-xdist==5\n"
    found = other_torch.requirements("2.6.0", everything).splitlines()
    assert found == ["torch==2.6.0", "numpy==1.2", "pytest==4", "pytest-xdist==5"]
    assert other_torch.requirements("newest", everything).startswith("torch\n")
    assert other_torch.requirements("pinned", everything, ("pytest",)).endswith("\npytest==4\n")
    for wrong in ("2.6", "latest", "--help"):
        with pytest.raises(ValueError, match="TORCH is"):
            other_torch.requirements(wrong, everything)
    with pytest.raises(ValueError, match="pins no numpy"):
        other_torch.requirements("newest", "pytest==4\n")
