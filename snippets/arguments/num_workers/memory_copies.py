"""Which data a worker shares with the main process, and which it copies.

needs: numpy
"""

from pathlib import Path

import numpy
import torch
from torch.utils.data import DataLoader, Dataset

N = 1_000_000  # 32 MB of data in each of the three forms


class Holder(Dataset):
    """Reads all of its data between sample 0 and sample 1."""

    def __init__(self, data):
        self.data = data

    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i == 1 and isinstance(self.data, list):
            for _ in self.data:
                pass  # each step counts a reference: it writes to the object
        elif i == 1:
            self.data.sum()
        rollup = Path("/proc/self/smaps_rollup").read_text()  # Linux
        (line,) = (s for s in rollup.splitlines() if "Private_Dirty" in s)
        return int(line.split()[1]) // 1024  # in MiB


def private_memory(data, method):
    loader = DataLoader(
        Holder(data), None, num_workers=1, multiprocessing_context=method
    )
    return list(loader)


def main():
    numbers = {
        "list": [float(i) for i in range(N)],
        "NumPy": numpy.ones(4 * N),
        "torch": torch.ones(4 * N, dtype=torch.float64),
    }
    print("                at start   after reading everything")
    for method in ("fork", "spawn"):
        empty = private_memory([], method)[0]
        for kind, data in numbers.items():
            words = [
                "copied" if m - empty > 16 else "shared"
                for m in private_memory(data, method)
            ]
            print(f"{method:<6} {kind:<7}  {words[0]:<9}  {words[1]}")


if __name__ == "__main__":
    main()
