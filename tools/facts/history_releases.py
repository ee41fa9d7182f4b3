"""A sheet for each release: everything in which its wheel differs from the release before."""

from __future__ import annotations

from itertools import pairwise

from tools.facts import history, history_messages
from tools.facts.history_messages import Span, said
from tools.facts.markdown import code
from tools.history.snapshot import Snapshot, order

FROM = (1, 13)  # the upgrade page begins here
FOLDED = ("inside", "pipes")  # counted, not listed: no code of a reader meets them


def lasts() -> dict[str, Snapshot]:
    """The last wheel of each ``major.minor``, oldest first."""
    return {history.minor(version): each for version, each in history.releases().items()}


def _signature(before: Snapshot, after: Snapshot, lang: str) -> list[str]:
    zh = lang == "zh"
    was, lines = {each.name: each for each in before.signature}, []
    for each in after.signature:
        old = was.get(each.name)
        shown = code(each.name if each.default is None else f"{each.name}={each.default}")
        if old is None:
            lines.append(f"新参数 {shown}" if zh else f"New argument {shown}")
        elif old.default != each.default:
            change = f"{code(old.default or '')} → {code(each.default or '')}"
            words = f"{code(each.name)} 的默认值：" if zh else f"Default of {code(each.name)}: "
            lines.append(words + change)
    return lines


def _names(before: Snapshot, after: Snapshot, lang: str) -> list[str]:
    zh = lang == "zh"
    was, now = dict(before.names), dict(after.names)
    apart = "、" if zh else ", "
    new = apart.join(code(f"{n}{now[n]}") for n in sorted(set(now) - set(was)))
    gone = apart.join(code(n) for n in sorted(set(was) - set(now)))
    lines = []
    if new:
        lines.append(f"{code('torch.utils.data')} {'多了' if zh else 'gains'} {new}")
    if gone:
        lines.append(f"{code('torch.utils.data')} {'少了' if zh else 'loses'} {gone}")
    for name in sorted(set(was) & set(now)):
        if was[name] != now[name]:
            calls = [code(f"{name}{call or '()'}") for call in (was[name], now[name])]
            lines.append(f"{calls[0]} → {calls[1]}")
    return lines


def _fields(before: Snapshot, after: Snapshot, lang: str) -> list[str]:
    zh = lang == "zh"
    lines = []
    for call, old, new in (
        ("iter(loader)", before.iterator, after.iterator),
        ("get_worker_info()", before.worker_info, after.worker_info),
    ):
        for words, names in (
            ("多了" if zh else "gains", new - old),
            ("少了" if zh else "loses", old - new),
        ):
            if names:
                shown = ("、" if zh else ", ").join(code(f".{name}") for name in sorted(names))
                lines.append(f"{code(call)} {words} {shown}")
    if before.python != after.python:
        words = "最低的 Python：" if zh else "The oldest Python: "
        lines.append(f"{words}{before.python} → {after.python}")
    return lines


def _messages(release: str, before: Snapshot, after: Snapshot, lang: str) -> list[str]:
    zh = lang == "zh"
    new = [s for s in history_messages.spans() if history.minor(s.first) == release]
    gone = [s for s in history_messages.spans() if s.last and _next(s.last) == release]
    reworded = {s: n for s in gone if (n := history_messages.successor(s))}
    folded = [s for s in {*new, *gone} if s.group in FOLDED]
    lines = []
    for span, later in reworded.items():
        if span.group not in FOLDED:
            words = "改了文字：" if zh else "Reworded: "
            lines.append(f"{words}{said(span)} → {said(later)}")
    for words, found in (
        ("新的文字：" if zh else "New text: ", [s for s in new if s not in reworded.values()]),
        ("不再出现：" if zh else "Gone: ", [s for s in gone if s not in reworded]),
    ):
        lines += [f"{words}{said(span)}" for span in found if span.group not in FOLDED]
    if folded:
        lines.append(_folded(folded, lang))
    return lines


def _folded(found: list[Span], lang: str) -> str:
    """Texts of DataPipes and of checks inside, as a number and a link."""
    zh = lang == "zh"
    parts = []
    for group in FOLDED:
        count = sum(span.group == group for span in found)
        name = history_messages.GROUPS[lang][group]
        if count:
            anchor = f"messages-{group}"
            parts.append(f"[{name}](history.md#{anchor}) {count}")
    words = "其余有变化的文字：" if zh else "Other texts that changed: "
    return words + ("，" if zh else ", ").join(parts)


def _next(version: str) -> str:
    """The ``major.minor`` of the release after a wheel."""
    versions = list(history.releases())
    return history.minor(versions[versions.index(version) + 1])


def _sheet(release: str, before: Snapshot, after: Snapshot, lang: str) -> str:
    lines = _signature(before, after, lang) + _names(before, after, lang)
    lines += _fields(before, after, lang) + _messages(release, before, after, lang)
    old = history.minor(before.version)
    if lang == "zh":
        both = f"{before.version} 和 {after.version} 的 wheel"
        first = f"逐项比对 {both}，不同的只有："
        none = f"签名、公开的名字、字段和报错文字都和 {old} 一样（比对了 {both}）。"
    else:
        first = f"All that the wheels of {before.version} and {after.version} differ in:"
        none = (
            f"Signature, public names, fields and messages are those of {old}"
            f" (wheels {before.version} and {after.version} compared)."
        )
    if not lines:
        return none + "\n"
    return f"{first}\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def _reworded(lang: str) -> str:
    """The texts that a release replaced by others much like them, oldest release first."""
    lines = []
    for release in lasts():
        for span in history_messages.spans():
            later = history_messages.successor(span)
            here = span.last is not None and _next(span.last) == release
            if here and later and order(release) >= FROM and span.group not in FOLDED:
                words = " 改了：" if lang == "zh" else ": "
                lines.append(f"- {release}{words}{said(span)} → {said(later)}")
    return "\n".join(lines) + "\n"


def sheets(lang: str) -> dict[str, str]:
    """Path under docs/facts/<lang>/history to text: a sheet for each release from 1.13 on."""
    return {"reworded.md": _reworded(lang)} | {
        f"release_{release.replace('.', '_')}.md": _sheet(release, before, after, lang)
        for (_, before), (release, after) in pairwise(lasts().items())
        if order(release) >= FROM
    }
