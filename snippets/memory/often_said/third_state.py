"""Neither pinned nor on the disk: an ordinary tensor lies in memory.

Linux only: reads /proc.
"""

from pathlib import Path

import torch

MIB = 1024  # in the units of /proc, KiB


def kib(field):
    """A field of this process's status, in KiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise LookupError(field)


def main():
    before = kib("VmRSS"), kib("VmSwap"), kib("VmLck")
    x = torch.ones(64 * 1024 * 1024, dtype=torch.uint8)
    after = kib("VmRSS"), kib("VmSwap"), kib("VmLck")
    ram, swap, locked = (b - a for a, b in zip(before, after, strict=True))
    print("64 MiB more in RAM:", ram >= 63 * MIB)
    print("on the disk:       ", swap, "KiB")
    print("locked:            ", locked, "KiB")
    print("pinned:            ", x.is_pinned())


if __name__ == "__main__":
    main()
