"""How much memory is left to this process: the machine's, or its container's.

Linux only. Reads control groups of version 2 and version 1.
"""

from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def available():
    """Bytes the machine can still give, and the total it has."""
    lines = Path("/proc/meminfo").read_text().splitlines()
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return kib["MemAvailable"] * 1024, kib["MemTotal"] * 1024


def left_in_container():
    """Bytes below the limit of the own control group, None without a limit."""
    for limit, used, stat, files in (
        ("memory.max", "memory.current", "memory.stat", "inactive_file "),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes",
         "memory/memory.stat", "total_inactive_file "),
    ):
        if not (CGROUP / limit).exists():
            continue
        most = (CGROUP / limit).read_text().strip()
        if most == "max" or int(most) > 2**60:
            return None
        cache = [
            int(line.split()[1])
            for line in (CGROUP / stat).read_text().splitlines()
            if line.startswith(files)
        ]
        return int(most) - int((CGROUP / used).read_text()) + sum(cache)
    return None


def main():
    machine, total = available()
    container = left_in_container()
    left = machine if container is None else min(machine, container)
    print("something is left:", left > 0)
    print("not more than the machine has:", left <= total)


if __name__ == "__main__":
    main()
