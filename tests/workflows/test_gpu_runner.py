"""What the page on the GPU runner names: a compose file, an image and a script, without Docker."""

from __future__ import annotations

import re
import subprocess
import sys

import yaml

from tools.paths import ROOT

FOLDER = ROOT / "tools" / "gpu_runner"
SCHEMA = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
PAGES = [ROOT / "docs" / edition / "contribute" / "gpu-runner.md" for edition in ("zh", "en")]


def test_the_compose_file_follows_its_schema(tmp_path):
    good = subprocess.run([sys.executable, *SCHEMA, str(FOLDER / "compose.yml")])
    assert good.returncode == 0
    wrong = tmp_path / "compose.yml"
    text = (FOLDER / "compose.yml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("shm_size:", "shm-size:"), encoding="utf-8")
    assert subprocess.run([sys.executable, *SCHEMA, str(wrong)]).returncode == 1


def test_a_job_gets_a_gpu_and_nothing_of_the_host():
    service = yaml.safe_load((FOLDER / "compose.yml").read_text(encoding="utf-8"))
    (runner,) = service["services"].values()
    (device,) = runner["deploy"]["resources"]["reservations"]["devices"]
    assert device["driver"] == "nvidia" and device["capabilities"] == ["gpu"]
    assert runner["cap_drop"] == ["ALL"]
    assert runner["security_opt"] == ["no-new-privileges:true"]
    assert not {"volumes", "privileged", "network_mode", "pid", "ipc", "env_file"} & set(runner)
    assert set(runner["environment"]) == {"ACTIONS_RUNNER_INPUT_JITCONFIG"}


def test_the_image_has_the_pins_of_the_handbook():
    text = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^FROM \S+:\d+\.\d+\.\d+$", text, re.M)
    names = re.search(r"grep -E '\^\((.+)\)=='", text)[1].split("|")
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(re.search(rf"^{name}==", pins, re.M) for name in names)
    assert set(names) == {"torch", "pytest"}  # what make gpu needs
    assert re.findall(r"^USER (\S+)", text, re.M)[-1] == "1001"  # not root


def test_the_script_is_bash_and_asks_for_one_job():
    script = FOLDER / "serve.sh"
    assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert "generate-jitconfig" in text and "compose run --rm" in text


def test_the_pages_name_files_labels_and_inputs_that_are_there():
    inputs = yaml.safe_load((ROOT / ".github/workflows/gpu.yml").read_text(encoding="utf-8"))
    known = set(inputs[True]["workflow_dispatch"]["inputs"])  # YAML 1.1 reads on as True
    label = re.search(r"label=\$\{2:-([\w-]+)\}", (FOLDER / "serve.sh").read_text())[1]
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert all((ROOT / name).is_file() for name in re.findall(r"tools/gpu_runner/[\w.]+", text))
        assert set(re.findall(r"--field (\w+)=", text)) == known
        assert f"--body {label}" in text
