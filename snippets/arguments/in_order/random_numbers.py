"""Which worker makes a batch decides its random numbers.

since: torch 2.7
"""

import multiprocessing
from itertools import islice

import torch
from torch.utils.data import DataLoader, Dataset


class Augmented(Dataset):
    """A random number for each sample; one of them waits for a signal."""

    def __init__(self, slow):
        self.slow = slow
        self.signal = multiprocessing.Event()
        self.made = multiprocessing.SimpleQueue()

    def __len__(self):
        return 8

    def __getitem__(self, i):
        if i == self.slow:
            self.signal.wait()
        else:
            self.made.put(i)
        return i, torch.randint(1000, ()).item()


def augmentations(slow, in_order):
    """Sample to random number, when another sample is the slow one."""
    torch.manual_seed(0)
    dataset = Augmented(slow)
    batches = iter(DataLoader(dataset, None, num_workers=2, in_order=in_order))
    early = list(islice(batches, 0 if in_order else 6))
    for _ in range(2):  # the other worker is ahead
        dataset.made.get()
    dataset.signal.set()
    return dict(early + list(batches))


def main():
    for in_order in (True, False):
        print(f"in_order={in_order}, one seed, two runs")
        runs = [augmentations(slow, in_order) for slow in (0, 1)]
        for slow, run in enumerate(runs):
            print(f"  sample {slow} slow:", [run[i] for i in range(8)])
        print("  the same numbers:", runs[0] == runs[1])


if __name__ == "__main__":
    main()
