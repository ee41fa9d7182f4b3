"""Each result that arrives starts the clock anew, whoever made it.

starts: fork
"""

import multiprocessing
import time

from torch.utils.data import DataLoader, Dataset


class SlowFirst(Dataset):
    """Odd samples take half a second; sample 0 waits for all five of them."""

    def __init__(self):
        self.odd_are_done = multiprocessing.Event()

    def __len__(self):
        return 10

    def __getitem__(self, i):
        if i == 0:
            self.odd_are_done.wait(3)  # more than the timeout below
        elif i % 2:
            time.sleep(0.5)
        if i == 9:
            self.odd_are_done.set()
        return i


def main():
    for num_workers in (2, 1):
        batches = iter(
            DataLoader(
                SlowFirst(),
                batch_size=None,
                num_workers=num_workers,
                prefetch_factor=5,
                timeout=2,
            )
        )
        started = time.monotonic()
        try:
            next(batches)
            outcome = "came"
        except RuntimeError as error:
            outcome = error
        waited = time.monotonic() - started
        print(f"num_workers={num_workers}: batch 0: {outcome}")
        print("  waited longer than timeout=2:", waited > 2)


if __name__ == "__main__":
    main()
