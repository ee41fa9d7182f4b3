"""The constructor's signature, read from the installed torch, as a table and as code."""

from __future__ import annotations

import importlib
import inspect

from tools.facts import history
from tools.facts.defaults import IN_EFFECT
from tools.facts.markdown import block, code, table
from tools.paths import DOCS, EDITIONS, pinned_torch

# Annotations that a reader cannot read, and arguments that torch leaves without one.
SHOWN_AS = {
    "Dataset[_T_co]": "Dataset",
    "_collate_fn_t | None": "Callable[[list], Any] | None",
    "_worker_init_fn_t | None": "Callable[[int], None] | None",
}
WITHOUT_ANNOTATION = {
    "multiprocessing_context": "str | BaseContext | None",
    "generator": "torch.Generator | None",
}
HEAD = {
    "zh": ["参数", "默认值", "实际生效", "类型", "位置", "版本"],
    "en": ["Argument", "Default", "In effect", "Type", "Position", "Since"],
}


def parameters() -> list[inspect.Parameter]:
    """The parameters of ``DataLoader`` in the installed torch, in order."""
    try:
        data = importlib.import_module("torch.utils.data")
    except ImportError as error:
        need = f"facts need torch {pinned_torch()}: pip install -r requirements.txt"
        raise SystemExit(need) from error
    return list(inspect.signature(data.DataLoader).parameters.values())


def default(parameter: inspect.Parameter) -> str | None:
    """The default as source text with double quotes; None when the argument is required."""
    if parameter.default is inspect.Parameter.empty:
        return None
    return '""' if parameter.default == "" else repr(parameter.default)


def shown_type(parameter: inspect.Parameter) -> str:
    """The type for readers; KeyError when torch left one out that is not known here."""
    if parameter.annotation is inspect.Parameter.empty:
        return WITHOUT_ANNOTATION[parameter.name]
    return SHOWN_AS.get(parameter.annotation, parameter.annotation)


def differs_from_history(version: str) -> list[str]:
    """Where the installed constructor is not as ``docs/history.json`` has it for a wheel."""
    installed = [(each.name, default(each), keyword_only(each)) for each in parameters()]
    recorded = [
        (each.name, (each.default or "").replace("'", '"') or None, each.keyword_only)
        for each in history.signatures()[version]
    ]
    if len(installed) != len(recorded):
        return [f"{len(installed)} parameters, the history has {len(recorded)}"]
    return [f"{a}, the history has {b}" for a, b in zip(installed, recorded, strict=True) if a != b]


def keyword_only(parameter: inspect.Parameter) -> bool:
    """Whether the argument can be given by name only."""
    return parameter.kind is inspect.Parameter.KEYWORD_ONLY


def has_page(argument: str) -> bool:
    """Whether both editions have a page about the argument."""
    return all((DOCS / lang / "arguments" / f"{argument}.md").exists() for lang in EDITIONS)


def releases(argument: str, lang: str) -> str:
    """Since which release, and what later ones changed."""
    first = history.since(argument)
    parts = [first or f"≤ {history.oldest()}"]
    changed = {"zh": "改：", "en": "changed"}[lang]
    for change in history.changes(argument):
        parts.append(f"{change.release} {changed} {code(change.before)} → {code(change.after)}")
    return ("；" if lang == "zh" else "; ").join(parts)


def _passed(parameter: inspect.Parameter, place: int, lang: str) -> str:
    if keyword_only(parameter):
        return {"zh": "关键字", "en": "keyword"}[lang]
    return str(place)


def _table(lang: str) -> str:
    rows = []
    for place, parameter in enumerate(parameters(), 1):
        name, written = code(parameter.name), default(parameter)
        rows.append(
            [
                # The table stands on arguments/index.md, next to the pages that it links to.
                f"[{name}]({parameter.name}.md)" if has_page(parameter.name) else name,
                {"zh": "必填", "en": "required"}[lang] if written is None else code(written),
                getattr(IN_EFFECT[parameter.name], lang),
                code(shown_type(parameter)),
                _passed(parameter, place, lang),
                releases(parameter.name, lang),
            ]
        )
    # The class turns each row into a card on a phone.
    framed = f'<div class="hb-signature" markdown>\n\n{table(HEAD[lang], rows)}\n\n</div>'
    return f"{framed}\n\n{_note(lang)}\n"


def _note(lang: str) -> str:
    oldest, newest = history.oldest(), history.newest()
    if lang == "zh":
        return (
            f"前五列读自安装好的 torch {pinned_torch()}，「实际生效」一列逐条执行过；"
            "位置写着「关键字」的，只能按名字传。"
            f"「版本」一列由 {oldest} 到 {history.minor(newest)} 的 wheel 逐个比出来："
            "写着 2.6，就是说在看过的 wheel 里，2.6 的那个最先有它。"
        )
    return (
        f"The first five columns come from the installed torch {pinned_torch()}, and each "
        "effective default was executed; “keyword” means that the argument goes by name only. "
        f"The last compares the wheels of {oldest} to {history.minor(newest)}: "
        "2.6 means that, of the wheels looked at, the one of 2.6 is the first to have it."
    )


def _call() -> str:
    """The signature as Python that compiles, one argument a line, in a fence."""
    lines, starred = ["class DataLoader:", "    def __init__(", "        self,"], False
    for parameter in parameters():
        if keyword_only(parameter) and not starred:
            lines.append("        *,")
            starred = True
        written = default(parameter)
        lines.append(f"        {parameter.name}{'' if written is None else '=' + written},")
    return block("\n".join([*lines, "    ): ..."])) + "\n"


def sheets() -> dict[str, str]:
    """Path under docs/facts to text."""
    texts = {f"{lang}/signature.md": _table(lang) for lang in EDITIONS}
    return texts | {f"{lang}/signature_call.md": _call() for lang in EDITIONS}
