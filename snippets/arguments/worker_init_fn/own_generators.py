"""A generator that the dataset keeps gets a seed of its own in each worker.

needs: numpy
"""

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Noisy(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(0)  # the same copy in each worker

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.rng.integers(1000)


def reseed(worker_id):
    info = get_worker_info()
    info.dataset.rng = np.random.default_rng(info.seed)


def main():
    for init in (None, reseed):
        torch.manual_seed(0)
        loader = DataLoader(
            Noisy(), batch_size=None, num_workers=2, worker_init_fn=init
        )
        print("worker_init_fn=" + (init.__name__ if init else "None"))
        for epoch in range(2):
            print(f"  epoch {epoch}:", [int(number) for number in loader])


if __name__ == "__main__":
    main()
