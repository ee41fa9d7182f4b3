"""The nav of an edition, read from its configuration."""

from __future__ import annotations

from pathlib import Path

import yaml

from tools.site.edition import CONFIGS


class _Plain(yaml.SafeLoader):
    """Reads mkdocs' own tags as nothing."""


_Plain.add_multi_constructor("!", lambda loader, suffix, node: None)


def groups(root: Path, edition: str) -> list[tuple[str, list[str]]]:
    """Title and pages of each part of the nav, in its order; a lone page has its own title."""
    text = (root / CONFIGS[edition]).read_text(encoding="utf-8")
    nav = yaml.load(text, _Plain)["nav"]
    return [
        (title, [under] if isinstance(under, str) else list(under))
        for part in nav
        for title, under in part.items()
    ]
