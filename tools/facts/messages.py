"""The index of messages: every text that the handbook answers, and where it does.

It gathers the rows of contracts, the recorded ``.err`` files that pages include, and
``docs/messages.yml`` for texts that no program here can give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from tools.facts.contract_file import Row, contract_files, load
from tools.facts.markdown import code
from tools.pages import Page, Site
from tools.paths import EDITIONS

LISTED = "docs/messages.yml"
ERROR_LINE = re.compile(
    r"^(?:[^\s:]+:N: )?(?P<type>(?:\w+\.)*\w*(?:Error|Exception|Warning)):[ ]?(?P<text>.*)$"
)
# Wraps the error of a worker, whatever it was: its own row of a contract explains it.
WRAPPER = re.compile(r"^Caught \w+ in ")
# What is the reader's own in a message: names, sizes, limits.
OWN_WORDS = (
    (r"\[[\d, ]*\] at entry \d+", "[…] at entry …"),
    (r"\[\d+(, \d+)+\]", "[…]"),  # a shape
    (r"\(\d+( ?x ?| and |, |\d)*\)", "(…)"),  # sizes: 3 x 3, 4x12 and 6x2, 1, 1
    (r"\d+ channels", "… channels"),
    (r"timed out after [\d.]+ seconds", "timed out after … seconds"),
    (r"(Can't (?:pickle|get) local object) '.*'", r"\1 '…'"),
    (r"Can't get attribute '.*?' on <.*>", "Can't get attribute '…' on <module '__mp_main__' …>"),
    (r"(unexpected keyword argument) '.*'", r"\1 '…'"),
    (r"with exit code \d+", "with exit code …"),
)
PLACES = 4  # links to one text; the others are a click away from these
SYMBOLS = {"zh": "符号", "en": "Symbols"}
WITHOUT_TYPE = {"zh": "worker 自己打印", "en": "printed by the worker itself"}


@dataclass(frozen=True)
class Answer:
    """One place that explains one text; ``rank`` orders the places of the same text."""

    text: str
    type: str
    label: str
    target: str
    rank: int


def sheets() -> dict[str, str]:
    """One sheet per edition, made for ``errors/index.md``: its links are relative to that."""
    site = Site()
    return {f"{edition}/messages.md": render(site, edition) for edition in EDITIONS}


def render(site: Site, edition: str) -> str:
    """All texts in the order of their letters, below a heading for each letter."""
    groups: dict[str, list[str]] = {}
    for answer in answered(site, edition):
        groups.setdefault(_letter(answer[0].text), []).append(_entry(answer, edition))
    blocks = []
    for letter, entries in groups.items():
        title, anchor = (letter, letter.lower()) if letter else (SYMBOLS[edition], "symbols")
        blocks += [f"## {title} {{#messages-{anchor}}}", *entries]
    return "\n\n".join(blocks) + "\n"


def answered(site: Site, edition: str) -> list[list[Answer]]:
    """For each text, in the order of their letters, the places that explain it; best first."""
    answers = [*_listed(site, edition), *_recorded(site, edition), *_contracts(site, edition)]
    return sorted(_merged(answers), key=lambda found: _order(found[0].text))


def _entry(answers: list[Answer], edition: str) -> str:
    types = list(dict.fromkeys(a.type for a in answers if a.type))
    parts = [" / ".join(map(code, types)) or WITHOUT_TYPE[edition]]
    parts += [f"[{a.label}]({a.target})" for a in answers[:PLACES]]
    return f"{code(answers[0].text)}\n:   {' · '.join(parts)}"


def _merged(answers: list[Answer]) -> list[list[Answer]]:
    """Answers by text; texts that differ only in a last value stand once, with ``…`` for it."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(re.sub(r"=\S+$", "=…", answer.text), []).append(answer)
    merged = []
    for key, same in found.items():
        texts = {a.text for a in same}
        text = same[0].text if len(texts) == 1 else key
        ordered = sorted(same, key=lambda a: a.rank)
        unique = {a.label: a for a in reversed(ordered)}
        places = [a for a in ordered if unique[a.label] is a]
        merged.append([Answer(text, a.type, a.label, a.target, a.rank) for a in places])
    return merged


def _general(text: str) -> str:
    """A text with the names and numbers that are the reader's own written as ``…``."""
    for pattern, word in OWN_WORDS:
        text = re.sub(pattern, word, text)
    return text


def _letter(text: str) -> str:
    return text[0].upper() if re.match(r"[A-Za-z]", text) else ""


def _order(text: str) -> tuple[str, str]:
    return _letter(text), text.casefold()


def _listed(site: Site, edition: str) -> Iterator[Answer]:
    for entry in yaml.safe_load(site.read(LISTED)) or []:
        name, _, anchor = entry["at"].partition("#")
        page = site.editions[edition].get(name)
        title = next((h.text for h in page.headings if h.id == anchor), None) if page else None
        if title is None:
            raise SystemExit(f"{LISTED}: no page of docs/{edition} has {entry['at']}")
        kind = entry.get("type", "")
        yield Answer(entry["text"], kind, title, f"../{entry['at']}", 0)


def _recorded(site: Site, edition: str) -> Iterator[Answer]:
    """The messages in each recorded error that a page shows, and the heading above it."""
    for page in site.editions[edition].values():
        for include in page.includes:
            above = [h for h in page.headings if h.line < include.line]
            if include.path.endswith(".err") and include.fence and above:
                for kind, text in messages_in(site.read(include.path)):
                    target = f"../{page.name}#{above[-1].id}"
                    yield Answer(_general(text), kind, above[-1].text, target, 1)


def messages_in(recorded: str) -> Iterator[tuple[str, str]]:
    """Type and text of each error and warning in what a program wrote to stderr."""
    lines = recorded.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("ERROR: "):
            yield "", line
        elif found := ERROR_LINE.match(line):
            text = found["text"] or _paragraph(lines[number + 1 :])
            if text and not WRAPPER.match(text):
                yield found["type"], text


def _paragraph(lines: list[str]) -> str:
    """Indented lines up to the first empty one, as one line."""
    words = []
    for line in lines:
        if not line.startswith(" "):
            break
        words.append(line.strip())
    return " ".join(words)


def _contracts(site: Site, edition: str) -> Iterator[Answer]:
    """The rows with a message, of contracts that a page shows."""
    for contract in map(load, contract_files()):
        page = _page_with(f"docs/facts/{edition}/contract/{contract.name}.md", site, edition)
        if page:
            for row in contract.rows:
                target = f"../{page.name}#contract-{contract.name}-{row.id}"
                for kind, text in _messages_of(row):
                    yield Answer(_general(text), kind, code(row.call), target, 2)


def _page_with(sheet: str, site: Site, edition: str) -> Page | None:
    """The page that shows a sheet."""
    pages = site.editions[edition].values()
    return next((p for p in pages if any(i.path == sheet for i in p.includes)), None)


def _messages_of(row: Row) -> Iterator[tuple[str, str]]:
    said = [(entry.type, entry.text, "") for entry in row.also]
    if row.outcome in ("raises", "warns"):
        said.append((row.type, row.text, row.text_start))
    for kind, text, start in said:
        line = re.sub(r"\{cpus(\+1)?\}", "N", text or f"{start}…")
        yield kind, line.partition("\n")[0]
