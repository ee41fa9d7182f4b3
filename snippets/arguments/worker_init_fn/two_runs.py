"""One torch.manual_seed() repeats all three libraries in the workers.

needs: numpy
"""

import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class ThreeLibraries(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return (
            int(torch.randint(1000, ())),
            random.randrange(1000),
            np.random.randint(1000),
        )


def run(num_workers):
    torch.manual_seed(0)  # random and np.random are not seeded here
    loader = DataLoader(
        ThreeLibraries(), batch_size=None, num_workers=num_workers
    )
    drawn = list(loader)
    return [[sample[library] for sample in drawn] for library in range(3)]


def main():
    for num_workers in (2, 0):
        first, second = run(num_workers), run(num_workers)
        print(f"num_workers={num_workers}: two runs agree in")
        for library, name in enumerate(("torch", "random", "np.random")):
            print(f"  {name:<9}", first[library] == second[library])


if __name__ == "__main__":
    main()
