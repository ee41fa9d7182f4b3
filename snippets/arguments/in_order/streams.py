"""An IterableDataset: the fast worker's stream runs ahead.

since: torch 2.7
"""

import multiprocessing
from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Shards(IterableDataset):
    """Worker 0 reads a0..a3 after a signal, worker 1 reads b0..b3."""

    def __init__(self):
        self.signal = multiprocessing.Event()
        self.made = multiprocessing.SimpleQueue()

    def __iter__(self):
        shard = get_worker_info().id
        if shard == 0:
            self.signal.wait()
        for i in range(4):
            self.made.put(i)
            yield f"{'ab'[shard]}{i}"


def main():
    for in_order in (True, False):
        dataset = Shards()
        batches = iter(
            DataLoader(dataset, None, num_workers=2, in_order=in_order)
        )
        early = list(islice(batches, 0 if in_order else 4))
        for _ in range(2):  # b0 and b1 are ready, and no a
            dataset.made.get()
        dataset.signal.set()
        print(f"in_order={in_order!s:<5}", *early, *batches)


if __name__ == "__main__":
    main()
