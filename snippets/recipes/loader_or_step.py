"""Runs the loader without the step, then the step without the loader."""

import time
from itertools import islice

import torch
from torch.utils.data import DataLoader, Dataset


def clock():
    """Return seconds, once the accelerator (if any) has done its work."""
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()
    return time.perf_counter()


def seconds_per_batch(loader, step, batches=50, warmup=3):
    """Return (loader alone, step alone): seconds for one batch."""
    iterator = iter(loader)
    for batch in islice(iterator, warmup):
        step(batch)
    start = clock()
    count = sum(1 for _ in islice(iterator, batches))
    loader_alone = (clock() - start) / count
    start = clock()
    for _ in range(count):
        step(batch)  # the same batch again and again: no loader involved
    return loader_alone, (clock() - start) / count


class Sleepy(Dataset):
    """Each item takes 20 ms, as reading and decoding would."""

    def __len__(self):
        return 13

    def __getitem__(self, index):
        time.sleep(0.02)
        return index


def main():
    for name, pause in (("quick", 0.002), ("slow", 0.1)):
        loader_alone, step_alone = seconds_per_batch(
            DataLoader(Sleepy()), step=lambda _, pause=pause: time.sleep(pause)
        )
        limit = "the loader" if loader_alone > step_alone else "the step"
        print(f"{name} step: {limit} sets the pace")


if __name__ == "__main__":
    main()
