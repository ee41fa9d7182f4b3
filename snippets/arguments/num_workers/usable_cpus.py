"""The warning counts the CPUs this process may use, not all of them."""

import os
import textwrap
import warnings

from torch.utils.data import DataLoader


def main():
    installed = os.cpu_count()
    one = {min(os.sched_getaffinity(0))}
    os.sched_setaffinity(0, one)  # what taskset, cpuset or Slurm do; Linux only
    print("usable CPUs:", len(os.sched_getaffinity(0)))
    print("os.cpu_count() noticed:", os.cpu_count() != installed)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        loader = DataLoader(range(4), num_workers=2)
        print("warnings at construction:", len(caught))
        print("batches all the same:", len(list(loader)))
        print("warnings after one epoch:", len(caught))
    print(textwrap.fill(str(caught[0].message), 76))


if __name__ == "__main__":
    main()
