"""Every block of Python typed on a page runs as a file in a fresh interpreter.

A block that both editions show runs once; its id names every place where it stands.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.page_checks.blocks import faults, programs
from tools.pages import Site

MAIN = 'assert __name__ == "__main__"\n'  # work under a main guard really happens
PROGRAMS = {MAIN: ["the runner itself"], **programs(Site())}


@pytest.mark.parametrize("code", PROGRAMS, ids=lambda code: "+".join(PROGRAMS[code]))
def test_block_runs(code: str, tmp_path: Path) -> None:
    if found := faults(code, tmp_path):
        pytest.fail("\n".join(found), pytrace=False)
