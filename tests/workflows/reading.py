"""The workflows, read once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.paths import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads its key ``on`` as True."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


WORKFLOWS = {path.stem: read(path) for path in FILES}
JOBS = [
    pytest.param(name, job, id=f"{workflow}-{name}")
    for workflow, text in WORKFLOWS.items()
    for name, job in text["jobs"].items()
]
