"""Renders each contract into a sheet per language: a definition list that a phone can show.

Every row is a term (the call, with the id ``contract-<folder>-<row>``) and what torch answers.
"""

from __future__ import annotations

import ast
from collections import Counter

from tools.facts.contract_file import CORES, Contract, Row, contract_files, load
from tools.facts.contract_run import with_cpus
from tools.facts.markdown import block, code, indented
from tools.paths import EDITIONS, pinned_torch

GROUPS = {
    "value": {"zh": "接受", "en": "Accepted"},
    "ignored": {"zh": "接受，但不起作用", "en": "Accepted and ignored"},
    "warns": {"zh": "警告", "en": "Warns"},
    "raises": {"zh": "报错", "en": "Raises"},
    "hangs": {"zh": "一直卡住", "en": "Hangs"},
}
MOMENTS = {
    "construct": {"zh": "构造时", "en": "when constructed"},
    "set": {"zh": "赋值时", "en": "when assigned"},
    "iterate": {"zh": "`iter(loader)` 时", "en": "at `iter(loader)`"},
    "next": {"zh": "取批次时", "en": "when a batch is taken"},
    "len": {"zh": "`len(loader)` 时", "en": "at `len(loader)`"},
    "call": {"zh": "调用时", "en": "when called"},
}
NAMES = {
    "nn": {"zh": "`nn` 是 `torch.nn`", "en": "`nn` is `torch.nn`"},
    "F": {"zh": "`F` 是 `torch.nn.functional`", "en": "`F` is `torch.nn.functional`"},
    "out": {"zh": "`out` 是这次调用的返回值", "en": "`out` is what the call returns"},
    "D": {"zh": "`D` 是 `list(range(8))`", "en": "`D` is `list(range(8))`"},
    "It": {
        "zh": "`It()` 是产出同样八个数的 `IterableDataset`",
        "en": "`It()` is an `IterableDataset` of the same eight numbers",
    },
    "CPUS": {
        "zh": f"`CPUS` 是可用的核数，执行时是 `{CORES}`",
        "en": f"`CPUS` is the number of usable cores, `{CORES}` in these runs",
    },
}


def sheets() -> dict[str, str]:
    """Path under docs/facts to text, for every contract and language."""
    return {
        f"{lang}/contract/{contract.name}.md": render(contract, lang)
        for contract in map(load, contract_files())
        for lang in EDITIONS
    }


def render(contract: Contract, lang: str) -> str:
    """One contract in one language."""
    blocks = [_opening(contract, lang)]
    for outcome, title in GROUPS.items():
        rows = [row for row in contract.rows if row.outcome == outcome]
        if rows:
            blocks.append(f"### {title[lang]} {{#contract-{contract.name}-{outcome}}}")
            blocks += [_row(row, contract.name, lang) for row in rows]
    return "\n\n".join(blocks) + "\n"


def _opening(contract: Contract, lang: str) -> str:
    """What was run where, and the names that the calls use."""
    used = {
        node.id
        for row in contract.rows
        for node in ast.walk(ast.parse(f"{row.call}\n{row.like}\n{row.show}\n{contract.setup}"))
        if isinstance(node, ast.Name)
    }
    names = [text[lang] for name, text in NAMES.items() if name in used]
    torch = pinned_torch()
    if lang == "zh":
        text = f"每一行都在没有加速器的 torch {torch} 上执行过。"
        text += f"{'；'.join(names)}。" if names else ""
    else:
        text = f"Every row ran on torch {torch} without an accelerator."
        text += f" {'; '.join(names)}." if names else ""
    return f"{text}\n\n{block(contract.setup)}" if contract.setup.strip() else text


def _row(row: Row, contract: str, lang: str) -> str:
    term = f"{code(row.call)} {{ #contract-{contract}-{row.id} }}"
    parts = [*_answers(row, lang), row.zh if lang == "zh" else row.en]
    if row.since and lang == "zh":
        parts.append(f"从 {row.since} 起如此。更早：{row.before_zh}")
    elif row.since:
        parts.append(f"So since {row.since}. Before: {row.before_en}")
    return f"{term}\n:   " + indented("\n\n".join(parts), "    ")


def _answers(row: Row, lang: str) -> list[str]:
    """What torch answers, a paragraph or two for each message and value."""
    said = []
    if row.outcome in ("raises", "warns"):
        said += _message(row.when, row.type, row.text, row.text_start, lang)
    for entry in row.also:
        said += _message((entry.when,), entry.type, entry.text, "", lang)
    if row.value:
        value = code(row.value)
        shown = {"zh": f"得到 {value}。", "en": f"Gives {value}."}
        said.append(f"{code(row.show)} → {value}" if row.show else shown[lang])
    if row.outcome == "ignored":
        like = code(row.like)
        texts = {"zh": f"和 {like} 一样，没有警告。", "en": f"Same as {like}, no warning."}
        said.append(texts[lang])
    if row.outcome == "hangs":
        moment = MOMENTS[row.when[0]][lang]
        zh, en = f"{moment}一直等，没有任何消息。", f"Waits for ever {moment}, silently."
        said.append(zh if lang == "zh" else en)
    return said


def _message(when: tuple[str, ...], kind: str, text: str, start: str, lang: str) -> list[str]:
    """The moments and the message as a traceback's last line, which readers paste into search."""
    times = {"zh": "（{} 次）", "en": " ({} times)"}[lang]
    told = [
        MOMENTS[moment][lang] + (times.format(count) if count > 1 else "")
        for moment, count in Counter(when).items()
    ]
    moments = {"zh": "和", "en": " and "}[lang].join(told).replace("和`", "和 `")
    label = moments + "：" if lang == "zh" else moments[0].upper() + moments[1:] + ":"
    line = with_cpus(f"{kind}: {text or start}", CORES)
    if "\n" in line:
        return [label, block(line)]
    space = "" if lang == "zh" else " "
    return [f"{label}{space}{code(line)}{' …' if start else ''}"]
