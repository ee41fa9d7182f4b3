"""Finds the num_workers with which an epoch takes the shortest time."""

import sys
import time

import torch
from torch.utils.data import DataLoader, Dataset, TensorDataset


class SlowSamples(Dataset):
    """Makes you wait as a disk or a decoder does."""

    def __len__(self):
        return 160

    def __getitem__(self, i):
        time.sleep(0.005)
        return torch.zeros(3, 8, 8)


def now():
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()
    return time.perf_counter()


def seconds(loader, train_step):
    for batch in loader:  # starts the workers, warms up the step
        train_step(batch)
    start = now()
    for batch in loader:
        train_step(batch)
    return now() - start


def fastest(candidates, train_step, dataset, **arguments):
    taken = {}
    for n in candidates:
        arguments.update(num_workers=n, persistent_workers=n > 0)
        taken[n] = seconds(DataLoader(dataset, **arguments), train_step)
    if "--show" in sys.argv:  # python find_the_number.py --show
        print({n: round(t, 3) for n, t in taken.items()})
    return min(taken, key=taken.get)


def train_step(batch):
    pass  # your own step goes here


def main():
    candidates = (0, 2)  # then 4, 8, ... up to your usable CPUs
    in_memory = TensorDataset(torch.zeros(4000, 8))
    for dataset in (SlowSamples(), in_memory):
        n = fastest(candidates, train_step, dataset, batch_size=8)
        print(f"{type(dataset).__name__:<13} num_workers={n}")


if __name__ == "__main__":
    main()
