"""Time a copy: filled buffers in turn, warm-up, a wait at both ends."""

import time
from statistics import median

import torch


def synchronize():
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()


def samples(copy, sources, runs=21, warm_up=5):
    """Seconds of each run, from an idle device to an idle device."""
    taken = []
    for run in range(warm_up + runs):
        source = sources[run % len(sources)]
        synchronize()
        start = time.perf_counter()
        result = copy(source)
        synchronize()
        end = time.perf_counter()
        del result
        if run >= warm_up:
            taken.append(end - start)
    return taken


def main():
    found = torch.accelerator.is_available()
    device = torch.accelerator.current_accelerator() if found else "cpu"
    # Filled, not empty; on a real machine more bytes than the CPU caches.
    sources = [torch.full((1 << 16,), float(n)) for n in range(8)]
    ways = {
        "to": lambda x: x.to(device, copy=True),
        "to, non_blocking": lambda x: x.to(
            device, copy=True, non_blocking=True
        ),
    }
    for name, way in ways.items():
        taken = samples(way, sources)
        rate = sources[0].nbytes / median(taken) / 1e9  # GB/s
        in_order = min(taken) <= median(taken) <= max(taken)
        print(f"{name:18} {len(taken)} samples,", rate > 0 and in_order)


if __name__ == "__main__":
    main()
