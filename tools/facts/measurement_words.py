"""What every measurement sheet says in each language."""

from __future__ import annotations

from typing import Any

from tools.measurements.limits import link_of
from tools.measurements.rules import BUSY

WORDS = {
    "zh": {
        "waiting": "**还没有记录。**在你的机器上运行"
        " `make measure MACHINE=my-machine ONLY={question}`，"
        "再运行 `make facts`，这里就会出现图和表。",
        "kept": "| 机器 | torch | 日期 |",
        "overview": "| 程序 | 有记录的机器 |",
        "none": "还没有记录",
        "names": "、",
        "machine": "**录于 `{name}`**（{date}）：{parts}。{software}。负载 {before} → {after}。",
        "threads": "{n} 个 torch 线程",
        "start": "启动方式 `{start}`",
        "driver": "驱动 {driver}",
        "link": "满载时 PCIe {generation} x{width}",
        "coherent": "GPU 与主机共用页表的链路",
        "busy": "录制时机器上有别的程序在跑，看比例，别看绝对值。",
        "gap": "",
        "freed_kept": "分配器不是默认设置：glibc 留着释放的内存。",
        "case": "**{name}**",
        "way": "写法",
        "value": "耗时",
        "amount": "数值",
        "column": "{value}{unit}，中位数（最小–最大）",
        "unit": "（{unit}）",
        "speed": "速度，{baseline}为 1",
        "baseline": "基准",
        "share": "占上限",
        "spread": "{middle}（{low}–{high}）",
        "shorter": "{value}，对数刻度，越短越好。条是中位数，横线从最小到最大，n = {n}{limit}。",
        "dashed": "；虚线是上限",
        "join": "；",
        "source": "（录于 `{machine}`，torch {torch}，{date}。）",
        "cores": "{n} 个可用核",
        "ram": "{n:.0f} GiB 内存",
        "virtual": "虚拟机",
        "container": "{kind} 容器",
        "comma": "，",
        "curves": "两个轴都是对数刻度。点是中位数，色带从最小到最大，每点 n = {n}{limit}。",
        "limit": "上限",
        "to": "{label}：{first} 时 {low}，{last} 时 {high}",
        "limit_line": "上限：{rate} GB/s，{link}{both}，已扣除编码和包头。",
        "both": "，两个方向之和",
        "no_link_limit": "上限：未知。读不到这条链路的代数和宽度，或者它不是 PCIe，"
        "所以这里没有上限可比。",
        "no_limit": "这些数字没有硬件上限可比。",
        "machines": "各台机器：{way}",
    },
    "en": {
        "waiting": "**Not recorded yet.** `make measure MACHINE=my-machine ONLY={question}` on your"
        " machine, then `make facts`, puts the chart and the table here.",
        "kept": "| Machine | torch | Date |",
        "overview": "| Program | Machines with a record |",
        "none": "not recorded yet",
        "names": ", ",
        "machine": "**Recorded on `{name}`** ({date}): {parts}. {software}."
        " Load {before} → {after}.",
        "threads": "torch threads: {n}",
        "start": "start method `{start}`",
        "driver": "driver {driver}",
        "link": "PCIe {generation} x{width} under load",
        "coherent": "a link over which the GPU reads the page tables of the host",
        "busy": "Other programs ran on the machine meanwhile: read the ratios, not the times.",
        "gap": " ",
        "freed_kept": "The allocator was not at its default: glibc kept freed memory.",
        "case": "**{name}**",
        "way": "Way",
        "value": "Time",
        "amount": "Value",
        "column": "{value}{unit}, median (min–max)",
        "unit": " ({unit})",
        "speed": "Speed, {baseline} = 1",
        "baseline": "baseline",
        "share": "Share of the limit",
        "spread": "{middle} ({low}–{high})",
        "shorter": "{value}, logarithmic, shorter is better."
        " Bar: median; line: from least to greatest, n = {n}{limit}.",
        "dashed": "; dashed: the limit",
        "join": "; ",
        "source": "(Recorded on `{machine}`, torch {torch}, {date}.)",
        "cores": "{n} usable cores",
        "ram": "{n:.0f} GiB of memory",
        "virtual": "a virtual machine",
        "container": "{kind} container",
        "comma": ", ",
        "curves": "Both axes are logarithmic. Points: medians; band: from least to greatest,"
        " n = {n} each{limit}.",
        "limit": "limit",
        "to": "{label}: {low} at {first}, {high} at {last}",
        "limit_line": "Limit: {rate} GB/s, {link}{both}, less encoding and packet headers.",
        "both": ", both directions together",
        "no_link_limit": "Limit: not known. The link's generation and width could not be read, or"
        " it is not PCIe, so there is no limit here to compare with.",
        "no_limit": "No limit of the hardware bounds these numbers.",
        "machines": "All machines: {way}",
    },
}


def machine_line(record: dict[str, Any], lang: str) -> str:
    """One paragraph: what it ran on, when, and how busy the machine was."""
    words, run = WORDS[lang], record["run"]
    loads = [run[key][0] if run[key] else None for key in ("load_before", "load_after")]
    line = words["machine"].format(
        name=record["machine"]["name"],
        parts=words["comma"].join(_hardware(record["machine"], words)),
        software=words["comma"].join(_software(record, words)),
        before=loads[0],
        after=loads[1],
        date=run["date"],
    )
    if record["parameters"].get("freed_memory_kept"):
        line += f"{words['gap']}{words['freed_kept']}"
    busy = bool(loads[0] and loads[0] > BUSY)
    return f"{line}{words['gap']}{words['busy']}" if busy else line


def _hardware(machine: dict[str, Any], words: dict[str, str]) -> list[str]:
    parts = [machine["gpu"]] if machine["gpu"] else []
    if link := link_of(machine):
        parts.append(words["link"].format(generation=link[0], width=link[1]))
    if machine.get("coherent"):
        parts.append(words["coherent"])
    parts += [machine["cpu"], words["cores"].format(n=machine["cores_usable"])]
    if machine["ram_bytes"]:
        parts.append(words["ram"].format(n=machine["ram_bytes"] / 2**30))
    if machine["virtual"]:
        parts.append(words["virtual"])
    if machine["container"]:
        parts.append(words["container"].format(kind=machine["container"]))
    return [*parts, machine["os"]]


def _software(record: dict[str, Any], words: dict[str, str]) -> list[str]:
    machine, parameters = record["machine"], record["parameters"]
    parts = [f"torch {machine['torch']}", f"Python {machine['python']}"]
    if machine["gpu"]:
        parts += [words["driver"].format(driver=machine["driver"]), f"CUDA {machine['cuda']}"]
    if "torch_threads" in parameters:
        parts.append(words["threads"].format(n=parameters["torch_threads"]))
    if "start_method" in parameters:
        parts.append(words["start"].format(start=parameters["start_method"]))
    return parts


def limit_line(case: dict[str, Any], lang: str) -> str:
    """The limit of the link of a case with a link, or that none is known."""
    words, limit = WORDS[lang], case["limit"]
    if limit is None:
        return words["no_link_limit"]
    return words["limit_line"].format(
        rate=f"{limit['bytes_per_second'] / 1e9:.1f}",
        link=limit["link"],
        both=words["both"] if limit["directions"] == 2 else "",
    )
