"""A dead worker that sends no signal is found when the wait ends."""

import multiprocessing
import os
import time

from torch.utils.data import DataLoader, Dataset

context = multiprocessing.get_context("forkserver")


class EndsAtOne(Dataset):
    """At sample 1, and not before the main process says so, it is gone."""

    def __init__(self):
        self.go = context.Event()

    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i == 1:
            self.go.wait()
            os._exit(1)
        return i


def main():
    dataset = EndsAtOne()
    loader = DataLoader(
        dataset, num_workers=1, timeout=2, multiprocessing_context=context
    )
    batches = iter(loader)
    first = None
    while first is None:
        try:
            first = next(batches)
        except RuntimeError as error:  # the worker is still starting
            assert "timed out" in str(error)
    dataset.go.set()
    started = time.monotonic()
    try:
        next(batches)
    except RuntimeError as error:
        print(error)
    print("waited for the whole timeout:", time.monotonic() - started >= 2)


if __name__ == "__main__":
    main()
