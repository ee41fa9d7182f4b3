"""in_order=False: what is ready first comes first.

since: torch 2.7
"""

import multiprocessing
from itertools import islice

from torch.utils.data import DataLoader, Dataset, get_worker_info


class SlowFirst(Dataset):
    """Sample 0 waits for a signal."""

    def __init__(self):
        self.signal = multiprocessing.Event()

    def __len__(self):
        return 8

    def __getitem__(self, i):
        if i == 0:
            self.signal.wait()
        return i, get_worker_info().id


def main():
    for in_order in (True, False):
        dataset = SlowFirst()
        batches = iter(
            DataLoader(dataset, None, num_workers=2, in_order=in_order)
        )
        # While sample 0 is held up, six others come, or none.
        early = list(islice(batches, 0 if in_order else 6))
        dataset.signal.set()
        samples = early + list(batches)
        print(f"in_order={in_order}")
        print("  came while 0 was held up:", [i for i, _ in early])
        print("  order of the loop:       ", [i for i, _ in samples])
        print("  made by worker 0:        ", [i for i, w in samples if w == 0])


if __name__ == "__main__":
    main()
