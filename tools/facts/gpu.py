"""The sheets of programs that need CUDA: what a GPU printed, or that none has yet."""

from __future__ import annotations

import json

from tools.catalogue import Program, programs
from tools.gpu import digest
from tools.paths import EDITIONS, SNIPPETS

WAITING = {
    "zh": "**还没有在 GPU 上录过。**在有 CUDA 的机器上运行 `make gpu`，会把输出和机器型号记下来。",
    "en": "**Not recorded on a GPU yet.** On a machine with CUDA, `make gpu` records the output"
    " together with the machine.",
}
TITLE = {
    ("zh", False): "GPU 上的输出",
    ("zh", True): "GPU 上的报错",
    ("en", False): "Output on a GPU",
    ("en", True): "Error on a GPU",
}
MACHINE = {
    "zh": "录于 {gpu}，驱动 {driver}，CUDA {cuda}，torch {torch}，Python {python}，{date}。",
    "en": "Recorded on {gpu}, driver {driver}, CUDA {cuda},"
    " torch {torch}, Python {python}, {date}.",
}


def sheets() -> dict[str, str]:
    """One sheet per edition for each program that needs CUDA."""
    return {
        f"{edition}/gpu/{name_below_snippets(program)}.md": sheet(program, edition)
        for program in programs()
        if program.header.gpus
        for edition in EDITIONS
    }


def name_below_snippets(program: Program) -> str:
    """For example ``arguments/pin_memory/on_a_gpu``."""
    return program.path.relative_to(SNIPPETS).with_suffix("").as_posix()


def sheet(program: Program, edition: str) -> str:
    """Markdown with the recorded output and its machine, or what to do to record it.

    A record made from an older text of the program does not count.
    """
    path = program.path.with_suffix(".cuda.json")
    record = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    if record is None or record["program"] != digest(program):
        return WAITING[edition] + "\n"
    title = TITLE[edition, program.breaks]
    return (
        f'```{{ .text .no-copy title="{title}" }}\n{record["output"]}```\n\n'
        f"{MACHINE[edition].format(**record['machine'])}\n"
    )
