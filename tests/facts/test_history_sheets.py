"""The sheets of the history say what the data says, and a changed release shows on them."""

from __future__ import annotations

import dataclasses
import re

import pytest

from tools.facts import history, history_messages, history_releases, history_sheets
from tools.facts.history_messages import spans, successor
from tools.history.snapshot import order
from tools.history.texts import Message
from tools.pages import Site
from tools.paths import EDITIONS, FACTS

SHEETS = history_sheets.sheets()
NEWEST = history.newest()


def a_living_text() -> history_messages.Span:
    """A message of the newest release that speaks of an argument."""
    named = history.arguments()
    return next(s for s in spans() if s.last is None and s.group in named and len(s.text) > 40)


def span(text: str, kind: str) -> history_messages.Span:
    """The one message of this type that begins with these words."""
    (found,) = [s for s in spans() if s.text.startswith(text) and s.type == kind]
    return found


@pytest.mark.parametrize("path", sorted(SHEETS))
def test_the_sheet_is_as_generated(path):
    assert (FACTS / path).read_text(encoding="utf-8") == SHEETS[path], "run make facts"


@pytest.mark.parametrize("lang", EDITIONS)
def test_each_argument_has_a_row_in_the_order_of_the_signature(lang):
    rows = re.findall(r"\{ #history-(\w+) \}", SHEETS[f"{lang}/history/arguments.md"])
    assert rows == [parameter.name for parameter in history.signatures()[NEWEST]]


def test_what_is_deprecated():
    found = {name: history.deprecated(name) for name in history.arguments()}
    assert {name: release for name, release in found.items() if release} == {
        "pin_memory_device": "2.9"
    }


@pytest.mark.parametrize(
    ("kind", "text", "first", "last"),
    [
        ("ValueError", "timeout option should be non-negative", "1.0.0", None),
        ("ValueError", "prefetch_factor option should be non-negative", "2.0.0", None),
        ("UserWarning", "This DataLoader will create", "1.8.0", None),
        ("UserWarning", "Got pickle error when attempting", "2.10.0", None),
        ("UserWarning", "pin_memory_device is deprecated", "2.9.0", None),
        ("UserWarning", "`data_source` argument is not used", "2.1.0", "2.9.1"),
        ("RuntimeError", "Cannot assign attributes to", "1.2.0", "2.11.0"),
        ("AssertionError", "ChainDataset only supports", "1.2.0", None),  # assert, then raise
        ("DeprecationWarning", "cummulative_sizes attribute", "1.0.0", "2.3.1"),
    ],
)
def test_first_and_last_release_of_a_text(kind, text, first, last):
    found = span(text, kind)
    assert found.first == first
    if last:
        assert found.last == last
    else:  # there in 2.15.0; a later release may have dropped it
        assert found.last is None or order(found.last) >= (2, 15)


def test_the_text_that_took_the_place_of_another():
    old = span("cummulative_sizes attribute is renamed", "DeprecationWarning")
    assert successor(old) == span("`cummulative_sizes` attribute is renamed", "FutureWarning")
    assert successor(span("Cannot assign attributes", "RuntimeError")) is None
    assert successor(a_living_text()) is None


@pytest.mark.parametrize(
    ("kind", "text", "group"),
    [
        ("ValueError", "sampler option is mutually exclusive", "sampler"),
        ("ValueError", "batch_sampler option is mutually", "batch_sampler"),
        ("RuntimeError", "DataLoader timed out", "timeout"),
        ("RuntimeError", "Pin memory thread", "pin_memory"),
        ("AssertionError", "Size mismatch between tensors", "dataset"),
        ("AssertionError", "Worker status inconsistent", "inside"),
        ("RuntimeError", "Sharding twice", "pipes"),
    ],
)
def test_where_a_reader_looks_for_a_text(kind, text, group):
    assert span(text, kind).group == group


@pytest.mark.parametrize("lang", EDITIONS)
def test_every_text_stands_once_under_today_or_gone(lang):
    today, gone = (SHEETS[f"{lang}/history/{name}.md"] for name in ("messages", "gone"))
    for each in spans():
        here = today if each.last is None else gone
        entries = [line for line in here.splitlines() if line == history_messages.said(each)]
        assert len(entries) == 1, each


def test_the_behaviour_of_an_argument_is_a_section_that_names_it():
    page = Site().editions["en"]["reference/upgrade.md"]
    assert ("2.7", "upgrade.md#to-2-7") in history_sheets.behaviours("in_order", page)
    assert history_sheets.behaviours("batch_size", page) == []


@pytest.mark.parametrize("lang", EDITIONS)
def test_each_release_from_1_13_has_its_sheet_on_the_upgrade_page(lang):
    releases = [release for release in history_releases.lasts() if release not in OLD]
    page = Site().editions[lang]["reference/upgrade.md"]
    shown = [i.path for i in page.includes if "/release_" in i.path]
    wanted = [f"docs/facts/{lang}/history/release_{r.replace('.', '_')}.md" for r in releases]
    assert shown == wanted, f"{page.path}: give each release a section ## {{#to-2-16}}"


OLD = {f"1.{n}" for n in range(13)}


def forget() -> None:
    """Read the history anew."""
    spans.cache_clear()
    successor.cache_clear()


@pytest.fixture
def changed(monkeypatch):
    """The history with another newest release."""

    def change(**new) -> None:
        releases = dict(history.releases())
        releases["9.9.0"] = dataclasses.replace(releases[NEWEST], version="9.9.0", **new)
        monkeypatch.setattr(history, "releases", lambda: releases)
        forget()

    yield change
    monkeypatch.undo()
    forget()


def test_a_changed_release_shows_on_its_sheet(changed):
    before = history.releases()[NEWEST]
    first, second, *rest = before.signature
    gone = a_living_text()
    kept = [m for m in before.messages if m.text != gone.text]
    kind = "warn" if gone.type.endswith("Warning") else "raise"
    new = Message(gone.file, kind, gone.type, f"{gone.text} Now.")
    changed(
        signature=(first, dataclasses.replace(second, default="2"), *rest),
        iterator=before.iterator - {"__len__"},
        messages=frozenset([*kept, new]),
        python="3.99",
    )
    sheet = history_releases.sheets("en")["release_9_9.md"].splitlines()
    assert sheet[0] == f"All that the wheels of {NEWEST} and 9.9.0 differ in:"
    assert "- Default of `batch_size`: `1` → `2`" in sheet
    assert "- `iter(loader)` loses `.__len__`" in sheet
    assert f"- The oldest Python: {before.python} → 3.99" in sheet
    old = history_messages.said(gone)
    reworded = history_messages.said(dataclasses.replace(gone, text=new.text))
    assert f"- Reworded: {old} → {reworded}" in sheet
    assert f"- 9.9: {old} → {reworded}" in history_releases.sheets("en")["reworded.md"]
    assert "9.9：`1` → `2`" in history_sheets.sheets()["zh/history/arguments.md"]


def test_a_release_like_the_one_before_says_so(changed):
    changed()
    assert history_releases.sheets("en")["release_9_9.md"] == (
        f"Signature, public names, fields and messages are those of {history.minor(NEWEST)}"
        f" (wheels {NEWEST} and 9.9.0 compared).\n"
    )
