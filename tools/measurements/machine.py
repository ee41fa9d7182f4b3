"""What a measurement ran on, read from the system. None stands for what this machine has not.

Standard library and torch only: a GPU machine has nothing else. No host name, user or path.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import torch

GPU_FIELDS = "driver_version,pcie.link.gen.current,pcie.link.width.current"


def describe(name: str) -> dict[str, Any]:
    """The machine block of a record; `name` is what its owner calls it."""
    return {
        "name": name,
        "cpu": cpu_model(),
        "cores_usable": usable_cores(),
        "ram_bytes": ram_bytes(),
        "numa_nodes": _read("/sys/devices/system/node/online"),
        "os": system(),
        "container": container(),
        "virtual": virtual(),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "cuda": torch.version.cuda,
        **gpu(),
    }


def _read(path: str) -> str | None:
    file = Path(path)
    return file.read_text(encoding="utf-8").strip() if file.is_file() else None


def cpu_model() -> str:
    """The model's name as the system gives it; RuntimeError where it gives none."""
    info = _read("/proc/cpuinfo") or ""
    if found := re.search(r"^model name\s*:\s*(.+)$", info, re.M):
        return found[1].strip()
    if shutil.which("sysctl"):
        return _output("sysctl", "-n", "machdep.cpu.brand_string")
    if named := platform.processor():
        return named
    raise RuntimeError("this system does not tell the model of its CPU")


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def usable_cores() -> int:
    """Cores this process may run on, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ram_bytes() -> int | None:
    """Physical memory in bytes; None on a system without sysconf."""
    if not hasattr(os, "sysconf"):
        return None
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def system() -> str:
    """The distribution and the kernel's release without its vendor's suffix."""
    kernel = re.match(r"[\d.]*\d", platform.release())
    plain = f"{platform.system()} {kernel[0] if kernel else ''}".strip()
    if platform.system() != "Linux":
        return plain
    return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {plain}"


def container() -> str | None:
    """The kind of container that this runs in, or None."""
    marks = {"/.dockerenv": "docker", "/run/.containerenv": "podman"}
    return next((kind for mark, kind in marks.items() if Path(mark).exists()), None)


def virtual() -> bool | None:
    """Whether the CPU says that it is a virtual machine's; None where it does not say."""
    flags = re.search(r"^flags\s*:\s*(.+)$", _read("/proc/cpuinfo") or "", re.M)
    return "hypervisor" in flags[1].split() if flags else None


def gpu() -> dict[str, Any]:
    """Model, driver and PCIe link of the first CUDA device; all None without one.

    The link is read while a copy keeps it busy: at rest it drops to a lower generation.
    """
    if not torch.cuda.is_available():
        return {"gpu": None, "driver": None, "pcie": None}
    source = torch.empty(2**28, dtype=torch.uint8, pin_memory=True)
    target = torch.empty_like(source, device="cuda")
    for _ in range(50):
        target.copy_(source, non_blocking=True)
    answer = _output("nvidia-smi", f"--query-gpu={GPU_FIELDS}", "--format=csv,noheader", "--id=0")
    torch.cuda.synchronize()
    driver, generation, width = (field.strip() for field in answer.split(","))
    return {
        "gpu": torch.cuda.get_device_name(0),
        "driver": driver,
        "pcie": {"generation": generation, "width": width},
    }
