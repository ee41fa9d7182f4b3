"""Where things are, and which torch the pages are verified on."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SNIPPETS = ROOT / "snippets"
DOCS = ROOT / "docs"
FACTS = DOCS / "facts"
EDITIONS = ("zh", "en")


def pinned_torch(requirements: Path = ROOT / "requirements.txt") -> str:
    """The release of torch that the pages are verified on, for example ``2.13.0``."""
    found = re.search(r"^torch==(\S+)", requirements.read_text(encoding="utf-8"), re.M)
    if not found:
        raise SystemExit(f"{requirements}: no line torch==<version>; the handbook pins one torch")
    return found[1]
