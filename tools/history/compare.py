"""What two releases differ in, and which pages speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.history.snapshot import Parameter, Snapshot, order
from tools.history.texts import GAP, Message
from tools.pages import Site

LEAST = 12  # letters of a message that are enough to find it on a page
WRITE = "docs/zh/arguments/{0}.md, docs/en/arguments/{0}.md"


@dataclass(frozen=True)
class Difference:
    """One thing that changed: in words, and the text by which pages that speak of it are found.

    Attributes:
        words: For example ``batch_size: default 1 → 2``.
        argument: The argument it is about, "" if none.
        sought: What stands on a page that speaks of it, "" if it is new.
    """

    words: str
    argument: str = ""
    sought: str = ""


def differences(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Everything in which the later of two releases is not as the earlier one."""
    found = _signature(before.signature, after.signature)
    if before.python != after.python:
        found.append(Difference(f"wants Python {after.python}, was {before.python}"))
    for what, old, new in (
        ("iter(loader)", before.iterator, after.iterator),
        ("get_worker_info()", before.worker_info, after.worker_info),
    ):
        found += [Difference(f"{what}: .{name} is new", "", what) for name in sorted(new - old)]
        found += [Difference(f"{what}: no .{name}", "", what) for name in sorted(old - new)]
    found += _names(dict(before.names), dict(after.names))
    return found + _messages(spoken(before), spoken(after))


def _signature(old: tuple[Parameter, ...], new: tuple[Parameter, ...]) -> list[Difference]:
    before, after = ({each.name: each for each in side} for side in (old, new))
    found = []
    for name in [*before, *(name for name in after if name not in before)]:
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            found.append(Difference(f"{name}: {'new argument' if now else 'gone'}", name))
        elif was.default != now.default:
            given = [each.default or "required" for each in (was, now)]
            found.append(Difference(f"{name}: default {given[0]} → {given[1]}", name))
        if was and now and was.keyword_only != now.keyword_only:
            passed = "by name only" if now.keyword_only else "by position too"
            found.append(Difference(f"{name}: {passed}", name))
    kept = [[each.name for each in side] for side in (old, new)]
    both = set(before) & set(after)
    if not found and [n for n in kept[0] if n in both] != [n for n in kept[1] if n in both]:
        found.append(Difference(f"the order of arguments: {', '.join(kept[1])}"))
    return found


def _names(before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    found = []
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was is None:
            found.append(Difference(f"torch.utils.data.{name} is new"))
        elif now is None:
            found.append(Difference(f"torch.utils.data.{name} is gone", "", name))
        elif was != now:
            found.append(Difference(f"{name}{was or '()'} → {name}{now or '()'}", "", name))
    return found


def spoken(each: Snapshot) -> frozenset[Message]:
    """The messages as a reader meets them: the file does not show, an assert is a raise."""
    return frozenset(
        Message("", "warn" if m.kind == "warn" else "raise", m.type, m.text) for m in each.messages
    )


def _messages(old: frozenset[Message], new: frozenset[Message]) -> list[Difference]:
    found = [
        Difference(f"no longer says {m.type}: {m.text}", "", piece(m.text))
        for m in sorted(old - new)
    ]
    return found + [Difference(f"now says {m.type}: {m.text}") for m in sorted(new - old)]


def piece(text: str) -> str:
    """The longest part of a message without a gap, "" if it is too short to be found by."""
    longest = max((part.strip() for part in re.split(GAP, text)), key=len)
    return longest if len(longest) >= LEAST else ""


def to_mend(found: list[Difference], site: Site) -> list[str]:
    """A line for each difference: what changed, and where the handbook speaks of it."""
    shown = _shown(site) if any(change.sought for change in found) else {}
    lines = []
    for change in found:
        pages = [path for path, text in shown.items() if change.sought and change.sought in text]
        if change.argument:
            pages = WRITE.format(change.argument).split(", ")
        lines.append(f"{change.words}\n    mend: {', '.join(pages) or 'no page speaks of it yet'}")
    return lines


def _shown(site: Site) -> dict[str, str]:
    """What each page shows, with its includes; what the history itself generates mends itself."""
    return {
        page.path: "\n".join(
            [page.text]
            + [
                site.read(include.path)
                for include in page.includes
                if not re.match(r"docs/facts/[^/]+/history/", include.path)
            ]
        )
        for page in site.pages
    }


def own_or_before(version: str, snapshots: dict[str, Snapshot]) -> Snapshot:
    """The entry of a release, or of the newest one before it.

    Raises:
        LookupError: Every release of the file is newer.
    """
    older = [v for v in snapshots if order(v) <= order(version)]
    if not older:
        raise LookupError(f"torch {version} is older than all of docs/history.json")
    return snapshots[older[-1]]
