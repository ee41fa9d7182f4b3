"""Sheets of messages: since when each text of today, which texts are gone, what replaced them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from tools.facts import history
from tools.facts.markdown import code
from tools.facts.signature import has_page
from tools.history.compare import spoken
from tools.history.snapshot import order
from tools.history.store import runs
from tools.history.texts import Message

ALIKE = 0.6  # how much of a text a reworded one keeps, by difflib
FILES = {
    "dataset.py": "dataset",
    "sampler.py": "sampler",
    "distributed.py": "sampler",
    "_utils/collate.py": "collate_fn",
    "_utils/worker.py": "num_workers",
    "_utils/pin_memory.py": "pin_memory",
}
PIPES = re.compile(
    r"datapipe|sharding|traverse|_seed`|shared seed|existing \w+_hook|worker_init_fn`? is", re.I
)
INNER = {"dataloader.py", "distributed.py", "__init__.py"}
GROUPS = {
    "zh": {"loader": "整个 DataLoader", "pipes": "DataPipe", "inside": "内部检查"},
    "en": {"loader": "DataLoader as a whole", "pipes": "DataPipes", "inside": "Checks inside"},
}


@dataclass(frozen=True)
class Span:
    """One text over the releases; ``last`` is None while the newest still has it."""

    type: str
    text: str
    file: str
    first: str
    last: str | None

    @property
    def group(self) -> str:
        """The argument that it speaks of, or ``loader``, ``pipes`` or ``inside``."""
        return group_of(self)


@cache
def spans() -> tuple[Span, ...]:
    """Every text with its first and last release, in the order of letters."""
    each = list(history.releases().values())
    files: dict[tuple[str, str], str] = {}
    for snapshot in each:
        for message in snapshot.messages:
            files[message.type, message.text] = message.file
    found = [
        Span(message.type, message.text, files[message.type, message.text], first, last)
        for message, first, last in runs(each, spoken)
        if isinstance(message, Message)
    ]
    return tuple(sorted(found, key=lambda span: (span.text.casefold(), order(span.first))))


def group_of(span: Span) -> str:
    """Where a reader looks for a text."""
    if PIPES.search(span.text) or re.match(r"graph|backward|dataloader_exp|sharding", span.file):
        return "pipes"
    internal = span.file in INNER or span.file.startswith("_utils/")
    if span.type == "AssertionError" and internal:
        return "inside"
    names = [parameter.name for parameter in history.signatures()[history.newest()]]
    places = {name: re.search(rf"(?<!\w){name}(?!\w)", span.text) for name in names}
    named = [(found.start(), name) for name, found in places.items() if found]
    if named:
        return min(named)[1]
    if re.search(r"pin.memory", span.text, re.I):
        return "pin_memory"
    if re.search(r"worker", span.text):
        return "num_workers"
    if "timed out" in span.text:
        return "timeout"
    return FILES.get(span.file, "loader")


@cache
def successor(span: Span) -> Span | None:
    """The text that took the place of one that is gone: new at once, and much alike."""
    if span.last is None:
        return None
    versions = list(history.releases())
    after = versions[versions.index(span.last) + 1]
    alike = [
        (SequenceMatcher(None, span.text, other.text).ratio(), other)
        for other in spans()
        if other.first == after and other.text != span.text
    ]
    ratio, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best if ratio >= ALIKE else None


def said(span: Span) -> str:
    """Type and text in one code span, as the last line of a traceback."""
    shown = code(f"{span.type}: {span.text}")
    # Three backticks at the start of a line would open a fence.
    return f"{code(span.type)} {code(span.text)}" if shown.startswith("```") else shown


def since(span: Span, lang: str) -> str:
    """``since 2.1``; the oldest release cannot tell what was before."""
    if span.first == next(iter(history.releases())):
        return f"≤ {history.oldest()}" if lang == "zh" else f"since {history.oldest()} or before"
    first = history.minor(span.first)
    return f"{first} 起" if lang == "zh" else f"since {first}"


def _heading(group: str, prefix: str, lang: str) -> str:
    """A heading that site search leaves out: the texts stand under errors with their answers."""
    title = GROUPS[lang].get(group) or code(group)
    return f"### {title} {{ #{prefix}-{group} data-search-exclude }}"


def _order(group: str) -> int:
    names = [parameter.name for parameter in history.signatures()[history.newest()]]
    return [*names, *GROUPS["en"]].index(group)


def _grouped(found: list[Span]) -> dict[str, list[Span]]:
    groups: dict[str, list[Span]] = {}
    for span in sorted(found, key=lambda span: _order(span.group)):
        groups.setdefault(span.group, []).append(span)
    return groups


def _today(lang: str) -> str:
    blocks = []
    for group, found in _grouped([span for span in spans() if span.last is None]).items():
        blocks.append(_heading(group, "messages", lang))
        if has_page(group):
            words = {"zh": "怎么处理，见 {}。", "en": "What to do: {}."}[lang]
            blocks.append(words.format(f"[{code(group)}](../arguments/{group}.md)"))
        blocks += [f"{said(span)}\n:   {since(span, lang)}" for span in found]
    return "\n\n".join(blocks) + "\n"


def _gone(lang: str) -> str:
    blocks = []
    for group, found in _grouped([span for span in spans() if span.last]).items():
        blocks.append(_heading(group, "gone", lang))
        for span in found:
            last = history.minor(span.last or "")
            until = f"到 {last} 为止" if lang == "zh" else f"up to {last}"
            apart = "，" if lang == "zh" else ", "
            entry = f"{said(span)}\n:   {since(span, lang)}{apart}{until}"
            if new := successor(span):
                now = {"zh": "之后写成", "en": "Then it reads"}[lang]
                entry += f"\n\n    {now} {said(new)}"
            blocks.append(entry)
    return "\n\n".join(blocks) + "\n"


def sheets(lang: str) -> dict[str, str]:
    """Path under docs/facts/<lang>/history to text."""
    return {"messages.md": _today(lang), "gone.md": _gone(lang)}
