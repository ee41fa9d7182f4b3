"""What a worker has done when it calls worker_init_fn, and what comes after.

since: torch 2.12
"""

import dataclasses
import random

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

LINES = []  # this worker's own list


class Numbers(IterableDataset):
    def __iter__(self):
        LINES.append("then iter(dataset), then the first sample")
        yield from LINES


def init(worker_id):
    info = get_worker_info()
    same = random.getstate() == random.Random(info.seed).getstate()
    names = [field.name for field in dataclasses.fields(info)]
    LINES.append(f"torch threads: {torch.get_num_threads()}")
    LINES.append(f"torch has info.seed: {torch.initial_seed() == info.seed}")
    LINES.append(f"random has info.seed: {same}")
    LINES.append("get_worker_info(): " + ", ".join(names))
    LINES.append(f"rng={info.rng}, worker_method={info.worker_method}")


def main():
    loader = DataLoader(
        Numbers(), batch_size=None, num_workers=1, worker_init_fn=init
    )
    for line in loader:
        print(line)


if __name__ == "__main__":
    main()
