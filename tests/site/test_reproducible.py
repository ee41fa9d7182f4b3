"""Two builds of one commit are the same, byte for byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.built_site import BASE
from tools.build import build_site
from tools.paths import ROOT
from tools.site.address import Address
from tools.site.edition import commit_time, environment


def test_a_second_build_is_the_same(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    build_site(again, Address(BASE))
    names = {path.relative_to(folder) for folder in (site, again) for path in folder.rglob("*")}
    files = [name for name in names if not (site / name).is_dir()]
    differ = [
        name.as_posix()
        for name in files
        if not (again / name).is_file() or (site / name).read_bytes() != (again / name).read_bytes()
    ]
    assert not differ
    assert len(files) > 300


def test_the_date_of_a_build_is_that_of_its_commit(tmp_path: Path) -> None:
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert environment(Address(BASE))["SOURCE_DATE_EPOCH"] == done.stdout.strip()
    assert commit_time(tmp_path) == "0"
