"""The line of small facts at the top of an argument's page, from the installed torch."""

from __future__ import annotations

import inspect
from html import escape

from tools.facts import history
from tools.facts.signature import default, keyword_only, parameters, shown_type
from tools.paths import EDITIONS, pinned_torch


def _code(text: str) -> str:
    return f"<code>{escape(text, quote=False)}</code>"


def badges(parameter: inspect.Parameter, place: int, lang: str) -> list[str]:
    """Type, default, how it is passed, since when, changed when, verified on what; as HTML."""
    zh = lang == "zh"
    written = default(parameter)
    first = history.since(parameter.name)
    said = [
        f"{'类型' if zh else 'type'} {_code(shown_type(parameter))}",
        ("必填" if zh else "required")
        if written is None
        else f"{'默认' if zh else 'default'} {_code(written)}",
    ]
    if keyword_only(parameter):
        said.append("只能按名字传" if zh else "keyword only")
    else:
        said.append(f"第 {place} 个位置参数" if zh else f"positional, number {place}")
    if first:
        said.append(f"自 torch {first}" if zh else f"since torch {first}")
    else:
        oldest = history.oldest()
        said.append(f"torch {oldest} 已有" if zh else f"in torch {oldest} already")
    for change in history.changes(parameter.name):
        before, after = _code(change.before), _code(change.after)
        changed = f"{change.release} 起改了" if zh else f"changed in {change.release}:"
        said.append(f"{changed} {before} → {after}")
    torch = pinned_torch()
    said.append(f"已在 torch {torch} 上验证" if zh else f"verified on torch {torch}")
    return said


def _line(parameter: inspect.Parameter, place: int, lang: str) -> str:
    spans = [f'<span class="hb-badge">{badge}</span>' for badge in badges(parameter, place, lang)]
    return f'<p class="hb-badges">{" ".join(spans)}</p>\n'


def sheets() -> dict[str, str]:
    """Path under docs/facts to text: one line per argument and language."""
    return {
        f"{lang}/badges/{parameter.name}.md": _line(parameter, place, lang)
        for place, parameter in enumerate(parameters(), 1)
        for lang in EDITIONS
    }
