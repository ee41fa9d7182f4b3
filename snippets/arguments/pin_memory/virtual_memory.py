"""Virtual memory is not the disk: 1 TiB of it needs neither RAM nor swap.

Linux only: reads /proc.
"""

import mmap
from pathlib import Path

TIB = 1024**4


def kib(path, field):
    """A field of a /proc file, in KiB."""
    for line in Path(path).read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise LookupError(f"{path} has no {field}")


def main():
    me, machine = "/proc/self/status", "/proc/meminfo"
    before = {name: kib(me, name) for name in ("VmSize", "VmRSS", "VmSwap")}
    region = mmap.mmap(
        -1, TIB, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
        prot=mmap.PROT_READ,
    )
    grown = {name: kib(me, name) - before[name] for name in before}
    ram_and_swap = kib(machine, "MemTotal") + kib(machine, "SwapTotal")
    print("more virtual memory:   ", grown["VmSize"] // 1024**3, "TiB")
    print("more than RAM and swap:", grown["VmSize"] > ram_and_swap)
    print("RAM taken for it:      ", grown["VmRSS"] // 1024**2, "GiB")
    print("swap taken for it:     ", grown["VmSwap"] // 1024**2, "GiB")
    region.close()


if __name__ == "__main__":
    main()
