"""The environments of ``make serve`` and ``make test``: made once, clear when they cannot be."""

from __future__ import annotations

import importlib.util

import pytest

from tools import venv


def test_without_the_venv_module(monkeypatch, tmp_path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        venv.ensure(tmp_path / "env", requirements)
    assert not (tmp_path / "env").exists()


def test_without_a_network_pip_is_named_and_nothing_counts_as_made(monkeypatch, tmp_path, capfd):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("handbook-test-package-that-is-nowhere==1.0\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SystemExit, match=r"pip could not install requirements\.txt"):
        venv.ensure(tmp_path / "env", requirements)
    assert not (tmp_path / "env" / "requirements.sha256").exists()
    capfd.readouterr()


def test_it_is_made_anew_only_when_the_requirements_change(monkeypatch, tmp_path):
    calls = []
    monkeypatch.setattr(venv.subprocess, "run", lambda command: calls.append(command) or Done())
    included, requirements = tmp_path / "site.txt", tmp_path / "requirements.txt"
    included.write_text("a==1\n")
    requirements.write_text("-r site.txt\nb==2\n")
    python = tmp_path / "env" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    for _ in range(2):
        assert venv.ensure(tmp_path / "env", requirements) == python
    assert len(calls) == 2  # venv and pip, once
    included.write_text("a==2\n")
    venv.ensure(tmp_path / "env", requirements)
    assert len(calls) == 4


class Done:
    """A command that succeeded."""

    returncode = 0


@pytest.mark.parametrize(("found", "shared"), [("9.9.9", True), ("9.9.8", False), (None, False)])
def test_a_torch_of_the_pinned_version_is_reused(monkeypatch, tmp_path, found, shared):
    calls = []
    monkeypatch.setattr(venv.subprocess, "run", lambda command: calls.append(command) or Done())
    monkeypatch.setattr(venv, "pinned_torch", lambda: "9.9.9")
    monkeypatch.setattr(venv, "_importable_torch", lambda: found)
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("torch==9.9.9\n")
    (tmp_path / "env").mkdir()
    venv.ensure(tmp_path / "env", requirements, reuse_torch=True)
    assert ("--system-site-packages" in calls[0]) == shared
