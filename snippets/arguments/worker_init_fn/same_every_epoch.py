"""np.random.seed(worker_id) undoes DataLoader's seeds: each epoch repeats.

needs: numpy
"""

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Augmented(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return np.random.randint(1000)


def by_id(worker_id):
    np.random.seed(worker_id)


def by_torch(worker_id):
    np.random.seed(torch.initial_seed() % 2**32)


def by_torch_as_it_is(worker_id):
    np.random.seed(torch.initial_seed())


def main():
    for init in (by_id, None, by_torch, by_torch_as_it_is):
        torch.manual_seed(0)
        loader = DataLoader(
            Augmented(), batch_size=4, num_workers=1, worker_init_fn=init
        )
        print("worker_init_fn=" + (init.__name__ if init else "None"))
        try:
            for epoch in range(2):
                (batch,) = loader
                print(f"  epoch {epoch}:", batch.tolist())
        except ValueError as error:
            print(" ", str(error).splitlines()[-1])


if __name__ == "__main__":
    main()
