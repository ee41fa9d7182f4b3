"""Sheets of the history: since when each argument and each public name, and what changed it.

The notes beside an argument are the sections of ``reference/upgrade.md`` that name it.
"""

from __future__ import annotations

import itertools
import re

from tools.facts import history, history_messages, history_releases
from tools.facts.markdown import code, table
from tools.facts.signature import has_page
from tools.history.snapshot import order
from tools.history.store import runs
from tools.pages import Page, Site
from tools.paths import EDITIONS

UPGRADE = "reference/upgrade.md"  # beside reference/history.md, for which the sheets are made
TO = re.compile(r"^to-(\d+)-(\d+)$")
HEAD = {
    "zh": ["参数", "出现", "签名的变化", "行为的变化"],
    "en": ["Argument", "Arrived", "Signature changed", "Behaviour changed"],
}
NAMES = {
    "zh": ["名字", "怎么调用", "从", "到"],
    "en": ["Name", "Call", "From", "To"],
}
NONE = '<span class="hb-none">—</span>'  # a card on a phone leaves it out


def behaviours(argument: str, page: Page | None) -> list[tuple[str, str]]:
    """The sections of the upgrade page that name an argument: release and link."""
    found = []
    for section in page.sections(2) if page else []:
        target = TO.match(section.heading.id or "")
        inside = [span.text for span in page.spans if section.holds(span.line)] if target else []
        if any(re.match(rf"{argument}(?:=|\(|$)", span) for span in inside):
            anchor = f"upgrade.md#{section.heading.id}"
            found.append((f"{target[1]}.{target[2]}", anchor))
    return found


def _arrived(argument: str) -> str:
    return history.since(argument) or f"≤ {history.oldest()}"


def _changed(argument: str, lang: str) -> str:
    zh = lang == "zh"
    parts = []
    for change in history.changes(argument):
        parts.append(
            f"{change.release}{'：' if zh else ': '}{code(change.before)} → {code(change.after)}"
        )
    if release := history.deprecated(argument):
        parts.append(f"{release}{'：弃用' if zh else ': deprecated'}")
    return ("；" if zh else "; ").join(parts) or NONE


def _arguments(lang: str, site: Site) -> str:
    page = site.editions[lang].get(UPGRADE)
    rows = []
    for name in history.arguments():
        shown = f"[{code(name)}](../arguments/{name}.md)" if has_page(name) else code(name)
        links = [f"[{release}]({target})" for release, target in behaviours(name, page)]
        more = ("、" if lang == "zh" else ", ").join(links) or NONE
        rows.append([f"{shown}{{ #history-{name} }}", _arrived(name), _changed(name, lang), more])
    # The class turns each row into a card on a phone.
    framed = f'<div class="hb-cards hb-history" markdown>\n\n{table(HEAD[lang], rows)}\n\n</div>'
    return f"{framed}\n\n{_reading(lang)}\n"


def _reading(lang: str) -> str:
    """How the table is read."""
    if lang == "zh":
        return "写着 2.6，就是 2.6.0 有它，前一个版本没有。最后一列链接到那一版另外改了它什么。"
    return (
        "2.6 means that 2.6.0 has it and the release before has not. "
        "The last column leads to what else a release changed about it."
    )


def _wheels(lang: str) -> str:
    """Every wheel that was read."""
    versions = list(history.releases())
    if lang == "zh":
        return f"读过的 wheel 有 {len(versions)} 个：{'、'.join(versions)}。\n"
    return f"{len(versions)} wheels were read: {', '.join(versions)}.\n"


def _names(lang: str) -> str:
    """Public names with their calls; those of DataPipes are left out."""
    rows = []
    found = runs(list(history.releases().values()), lambda each: each.names)
    called = {name for (name, call), _, _ in found if call} - {"DataChunk"}
    for (name, call), first, last in sorted(found, key=lambda row: (row[0][0], order(row[1]))):
        if name in called:
            oldest = first == next(iter(history.releases()))
            begin = f"≤ {history.oldest()}" if oldest else history.minor(first)
            end = history.minor(last) if last else NONE
            rows.append([code(name), code(call or "()"), begin, end])
    return f'<div class="hb-cards hb-names" markdown>\n\n{table(NAMES[lang], rows)}\n\n</div>\n'


def _fields(lang: str) -> str:
    """Methods of the iterator, fields of the worker's info, and the oldest Python."""
    zh = lang == "zh"
    each = list(history.releases().values())
    lines = []
    for call, read in (
        ("iter(loader)", lambda s: s.iterator),
        ("get_worker_info()", lambda s: s.worker_info),
    ):
        parts = [
            code(name) + _span(first, last, lang)
            for name, first, last in sorted(
                runs(each, read), key=lambda row: (order(row[1]), row[0])
            )
        ]
        lines.append(f"- {code(call)}{'：' if zh else ': '}{('、' if zh else ', ').join(parts)}")
    wanted = [
        f"{python}{_span(first, None, lang)}"
        for python, first, _ in sorted(runs(each, lambda s: [s.python]), key=lambda r: order(r[1]))
        if python
    ]
    words = "最低的 Python，括号里是 torch：" if zh else "The oldest Python, by release of torch: "
    lines.append(f"- {words}{('、' if zh else ', ').join(wanted)}")
    return "\n".join(lines) + "\n"


def _span(first: str, last: str | None, lang: str) -> str:
    """``（1.0 到 1.12）`` for what is gone, its first release for what is there."""
    zh, begin = lang == "zh", history.minor(first)
    if first == next(iter(history.releases())):
        begin += " 或更早" if zh else " or before"
    elif not last:
        begin += " 起" if zh else ""
    if zh:
        return f"（{begin}，到 {history.minor(last)} 为止）" if last else f"（{begin}）"
    return f" ({begin}, up to {history.minor(last)})" if last else f" (since {begin})"


def sheets() -> dict[str, str]:
    """Path under docs/facts to text."""
    site = Site()
    texts = {}
    for lang in EDITIONS:
        texts[f"{lang}/history/arguments.md"] = _arguments(lang, site)
        texts[f"{lang}/history/names.md"] = _names(lang)
        texts[f"{lang}/history/fields.md"] = _fields(lang)
        texts[f"{lang}/history/wheels.md"] = _wheels(lang)
        for name, text in itertools.chain(
            history_messages.sheets(lang).items(), history_releases.sheets(lang).items()
        ):
            texts[f"{lang}/history/{name}"] = text
    return texts
