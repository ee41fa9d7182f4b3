"""in_order=False: what is ready first comes first.

since: torch 2.7
"""

import multiprocessing
from itertools import islice

from torch.utils.data import DataLoader, Dataset, get_worker_info


class SlowFirst(Dataset):
    """Sample 0 waits for a signal; the others say when they are made."""

    def __init__(self):
        self.signal = multiprocessing.Event()
        self.made = multiprocessing.SimpleQueue()

    def __len__(self):
        return 8

    def __getitem__(self, i):
        if i == 0:
            self.signal.wait()
        else:
            self.made.put(i)
        return i, get_worker_info().id


def main():
    for in_order in (True, False):
        dataset = SlowFirst()
        batches = iter(
            DataLoader(dataset, None, num_workers=2, in_order=in_order)
        )
        # While sample 0 is held up, six others come, or none: asking would
        # wait for ever.
        early = list(islice(batches, 0 if in_order else 6))
        made = [dataset.made.get() for _ in range(2 if in_order else 6)]
        dataset.signal.set()
        samples = early + list(batches)
        print(f"in_order={in_order}")
        print("  made while 0 was held up:", made)
        print("  order of the loop:       ", [i for i, _ in samples])
        print("  made by worker 0:        ", [i for i, w in samples if w == 0])


if __name__ == "__main__":
    main()
