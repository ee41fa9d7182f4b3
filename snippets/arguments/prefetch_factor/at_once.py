"""iter() alone makes the workers read; an iterator is one epoch."""

import multiprocessing
from itertools import islice

from torch.utils.data import DataLoader, Dataset


class Logged(Dataset):
    def __init__(self):
        self.log = multiprocessing.SimpleQueue()

    def __len__(self):
        return 6

    def __getitem__(self, i):
        self.log.put(i)
        return i


def endless(loader):
    """Epoch after epoch; with shuffle=True each in a new order."""
    while True:
        yield from loader


def main():
    for num_workers in (0, 2):
        dataset = Logged()
        loader = DataLoader(dataset, None, num_workers=num_workers)
        batches = iter(loader)
        handed_out = num_workers * (loader.prefetch_factor or 0)
        read = sorted(dataset.log.get() for _ in range(handed_out))
        print(f"num_workers={num_workers}")
        print("  read before any next():", read)
        print("  and nothing else:      ", dataset.log.empty())
        print("  one iterator gives:    ", list(batches))
        print("  one more next():       ", next(batches, "StopIteration"))
    print("endless:", list(islice(endless(loader), 10)))


if __name__ == "__main__":
    main()
