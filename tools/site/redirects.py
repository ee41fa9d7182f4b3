"""Pages that moved: a small page at each old address leads to the new one.

``docs/redirects.yml`` has a line for each, paths below both editions: ``old/: new/``. With
scripts the part after ``#`` goes along; without, the browser is sent where the line says.
"""

from __future__ import annotations

import re
from html import escape
from itertools import product
from pathlib import Path
from string import Template

import yaml

from tools.paths import EDITIONS, ROOT
from tools.site import policy
from tools.site.address import Address

LIST = "docs/redirects.yml"
SCRIPT = "moved.js"
TEMPLATES = Path(__file__).parent / "templates"
WORDS = {"zh": "这一页搬到了", "en": "This page has moved to"}
WRITTEN = re.compile(r"\./|(?:[a-z0-9_-]+/)+")


def moved(root: Path = ROOT) -> dict[str, str]:
    """Old to new address, both below an edition; the new one may name a heading.

    Raises:
        ValueError: An address is not written as ``memory/swap/``.
    """
    pairs = yaml.safe_load((root / LIST).read_text(encoding="utf-8")) or {}
    for address in [*pairs, *(new.partition("#")[0] for new in pairs.values())]:
        if not WRITTEN.fullmatch(address):
            raise ValueError(f"{LIST}: write addresses as memory/swap/, not {address!r}")
    return pairs


def write(out: Path, address: Address, root: Path = ROOT) -> None:
    """Write a page for each line into both editions, and the script that the pages share.

    Raises:
        ValueError: A line leads to no page, or a page stands at its old address.
    """
    pairs = moved(root)
    for (old, new), edition in product(pairs.items(), EDITIONS):
        target = out / edition / old / "index.html"
        if target.exists():
            raise ValueError(f"{LIST}: {old} is a page of the {edition} edition")
        if not (out / edition / new.partition("#")[0] / "index.html").is_file():
            raise ValueError(f"{LIST}: no page {new} in the {edition} edition")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(edition, old, new, address), encoding="utf-8", newline="\n")
    if pairs:
        (out / SCRIPT).write_bytes((TEMPLATES / SCRIPT).read_bytes())


def page(edition: str, old: str, new: str, address: Address) -> str:
    """The page at an old address: a canonical link, a link, a script and a refresh without it."""
    up = "../" * old.count("/")
    html = Template((TEMPLATES / "moved.html").read_text(encoding="utf-8")).substitute(
        lang=edition,
        words=WORDS[edition],
        to=escape(f"{up}{new}"),
        canonical=escape(f"{address.edition(edition)}{new.partition('#')[0]}"),
        script=f"../{up}{SCRIPT}",
    )
    return policy.protect(html)
