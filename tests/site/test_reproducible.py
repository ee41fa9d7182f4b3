"""Two builds of one commit are equal byte for byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.built_site import BASE
from tools.paths import ROOT
from tools.site import edition
from tools.site.address import Address


def contents(folder: Path) -> dict[str, bytes]:
    """Path to content of every file below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Files that one of them lacks or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_the_date_of_a_build_is_that_of_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    expected = done.stdout.strip() or "0"
    assert edition.environment(Address(BASE))["SOURCE_DATE_EPOCH"] == expected
    assert edition.commit_time(tmp_path) == "0"  # an archive has no commit


def test_a_second_build_of_an_edition_is_equal(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """English alone: half the time, the same steps; each build has hash seeds of its own."""
    # The time in the header of the first build's archive: a commit may have come since.
    packed = (site / "en/sitemap.xml.gz").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int.from_bytes(packed[4:8], "little")))
    edition.build("en", tmp_path / "en", Address(BASE))
    second = contents(tmp_path / "en")
    assert len(second) > 100
    # What stands beside mkdocs' files is written by tools.build for both editions at once.
    first = {name: text for name, text in contents(site / "en").items() if not beside(name)}
    assert differing(first, second) == []


def beside(name: str) -> bool:
    """Whether the file is no work of mkdocs: the map for assistants, a Markdown twin."""
    return name == "llms.txt" or name.endswith(".html.md")


def test_a_byte_that_differs_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    before = contents(tmp_path)
    (tmp_path / "a").write_text("2", encoding="utf-8")
    (tmp_path / "b").touch()
    assert differing(before, contents(tmp_path)) == ["a", "b"]
