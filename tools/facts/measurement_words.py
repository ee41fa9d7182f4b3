"""What every measurement sheet says in each language, and how its numbers are written."""

from __future__ import annotations

from typing import Any

from tools.measurements.rules import BUSY

WORDS = {
    "zh": {
        "waiting": "**还没有记录。**在你的机器上运行"
        " `make measure MACHINE=my-machine ONLY={question}`，"
        "再运行 `make facts`，这里就会出现图和表。",
        "kept": "| 机器 | torch | 日期 |",
        "machine": "**录于 `{name}`**（{date}）：{parts}。"
        "torch {torch}，Python {python}，{threads} 个 torch 线程，启动方式 `{start}`。"
        "负载 {before} → {after}。",
        "busy": "录制时机器上有别的程序在跑，看比例，别看绝对值。",
        "gap": "",
        "freed_kept": "分配器不是默认设置：glibc 留着释放的内存。",
        "case": "**{name}**：{rows} 个样本，每个 {columns} 个 `{dtype}`，"
        "共 {megabytes} MB，每批 {batch_size} 个。",
        "columns": "| 写法 | 一个 epoch（ms），中位数（最小–最大） | 速度，默认为 1 | 占上限 |",
        "spread": "{middle}（{low}–{high}）",
        "caption": "一个 epoch 的时间，对数刻度，越短越好。"
        "条是中位数，横线从最小到最大，n = {n}；虚线是上限。",
        "join": "；",
        "source": "（录于 `{machine}`，torch {torch}，{date}。）",
        "cores": "{n} 个可用核",
        "ram": "{n:.0f} GiB 内存",
        "virtual": "虚拟机",
        "container": "{kind} 容器",
        "comma": "，",
    },
    "en": {
        "waiting": "**Not recorded yet.** `make measure MACHINE=my-machine ONLY={question}` on your"
        " machine, then `make facts`, puts the chart and the table here.",
        "kept": "| Machine | torch | Date |",
        "machine": "**Recorded on `{name}`** ({date}): {parts}. torch {torch}, Python {python},"
        " torch threads: {threads}, start method `{start}`. Load {before} → {after}.",
        "busy": "Other programs ran on the machine meanwhile: read the ratios, not the times.",
        "gap": " ",
        "freed_kept": "The allocator was not at its default: glibc kept freed memory.",
        "case": "**{name}**: {rows} samples of {columns} `{dtype}` each, {megabytes} MB in all,"
        " batches of {batch_size}.",
        "columns": "| Way | One epoch (ms), median (min–max) | Speed, default = 1"
        " | Share of the limit |",
        "spread": "{middle} ({low}–{high})",
        "caption": "Time for one epoch, logarithmic, shorter is better."
        " Bar: median; line: from least to greatest, n = {n}; dashed: the limit.",
        "join": "; ",
        "source": "(Recorded on `{machine}`, torch {torch}, {date}.)",
        "cores": "{n} usable cores",
        "ram": "{n:.0f} GiB of memory",
        "virtual": "a virtual machine",
        "container": "{kind} container",
        "comma": ", ",
    },
}


def duration(seconds: float) -> str:
    """Milliseconds with three digits that mean something."""
    ms = seconds * 1000
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 10 else f"{ms:.2f}"


def speed(ratio: float) -> str:
    """A ratio of speeds: two decimals below ten, one above."""
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"


def machine_line(record: dict[str, Any], lang: str) -> str:
    """One paragraph: what it ran on, when, and how busy the machine was."""
    words, machine, run = WORDS[lang], record["machine"], record["run"]
    parts = [machine["gpu"], machine["cpu"], words["cores"].format(n=machine["cores_usable"])]
    if machine["ram_bytes"]:
        parts.append(words["ram"].format(n=machine["ram_bytes"] / 2**30))
    if machine["virtual"]:
        parts.append(words["virtual"])
    if machine["container"]:
        parts.append(words["container"].format(kind=machine["container"]))
    parts.append(machine["os"])
    loads = [run[key][0] if run[key] else None for key in ("load_before", "load_after")]
    line = words["machine"].format(
        parts=words["comma"].join(part for part in parts if part),
        threads=record["parameters"]["torch_threads"],
        start=record["parameters"]["start_method"],
        before=loads[0],
        after=loads[1],
        date=run["date"],
        **{key: machine[key] for key in ("name", "torch", "python")},
    )
    if record["parameters"].get("freed_memory_kept"):
        line += f"{words['gap']}{words['freed_kept']}"
    busy = bool(loads[0] and loads[0] > BUSY)
    return f"{line}{words['gap']}{words['busy']}" if busy else line
