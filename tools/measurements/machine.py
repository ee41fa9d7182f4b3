"""What a measurement ran on, read from the system. None stands for what this machine has not.

Standard library and torch only: a GPU machine has nothing else. No host name, user or path.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

LINK = {  # key of the record: what nvidia-smi calls it
    "generation": "pcie.link.gen.current",
    "width": "pcie.link.width.current",
    "generation_max": "pcie.link.gen.max",
    "width_max": "pcie.link.width.max",
}
SETTLE = 0.5  # seconds of copies before the link is read
HOST_PAGE_TABLES = 100  # CU_DEVICE_ATTRIBUTE_PAGEABLE_MEMORY_ACCESS_USES_HOST_PAGE_TABLES


class NoAnswer(RuntimeError):
    """A command that should tell something of the machine failed; the text says how."""


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


@functools.cache
def gpu() -> dict[str, Any]:
    """Model, driver and link of the first CUDA device; all None without one.

    The link is read while copies keep it busy: at rest it drops to a lower generation.
    """
    if not torch.cuda.is_available():
        return {"gpu": None, "driver": None, "pcie": None}
    properties = torch.cuda.get_device_properties(0)
    row = _under_load(["uuid", "driver_version", *LINK.values()], str(properties.uuid))
    return {
        "gpu": properties.name,
        "driver": row[1] if row else None,
        "pcie": dict(zip(LINK, row[2:], strict=True)) if row else None,
        "coherent": _reads_host_page_tables(),
    }


def _under_load(fields: list[str], uuid: str) -> list[str] | None:
    """What nvidia-smi says of one GPU while it copies; None where it does not say."""
    if torch.version.hip or not shutil.which("nvidia-smi"):
        return None
    source = torch.ones(2**26, dtype=torch.uint8).pin_memory()
    target = torch.empty_like(source, device="cuda")

    def copies() -> None:
        for _ in range(8):
            target.copy_(source, non_blocking=True)
            source.copy_(target, non_blocking=True)
        torch.cuda.synchronize()

    asked = f"--query-gpu={','.join(fields)}"
    command = ["nvidia-smi", asked, "--format=csv,noheader,nounits"]
    try:
        return row_of(answer_while(copies, command), uuid)
    except NoAnswer as error:  # then the link sets no limit, and the sheet says so
        print(f"measure: driver and link stay unknown: {error}", flush=True)
        return None


def answer_while(work: Callable[[], None], command: list[str]) -> str:
    """What a command prints while `work` is repeated, begun some time before it.

    Raises:
        NoAnswer: The command failed.
    """
    begin, child = time.monotonic(), None
    while child is None or child.poll() is None:
        work()
        if child is None and time.monotonic() - begin > SETTLE:
            child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    answer = child.communicate()[0]
    if child.returncode:
        raise NoAnswer(f"{command[0]} ended with status {child.returncode}: {answer.strip()}")
    return answer


def row_of(answer: str, uuid: str) -> list[str] | None:
    """The fields of the GPU with this uuid; of the only one if a slice of it has its own uuid."""
    rows = [[field.strip() for field in line.split(",")] for line in answer.splitlines() if line]
    same = [row for row in rows if row[0].removeprefix("GPU-") == uuid.removeprefix("GPU-")]
    found = same or rows
    return found[0] if len(found) == 1 else None


def _reads_host_page_tables() -> bool | None:
    """Whether the link is a coherent one, such as NVLink-C2C; None where the driver is not CUDA."""
    if torch.version.hip or platform.system() != "Linux":
        return None
    driver, value, device = ctypes.CDLL("libcuda.so.1"), ctypes.c_int(), ctypes.c_int()
    status = driver.cuDeviceGet(ctypes.byref(device), 0)
    status = status or driver.cuDeviceGetAttribute(ctypes.byref(value), HOST_PAGE_TABLES, device)
    if status:
        raise RuntimeError(f"the CUDA driver answered {status} when asked for an attribute")
    return bool(value.value)
