"""The loader's generator repeats augmentations in workers, not without."""

import random

import torch
from torch.utils.data import DataLoader, Dataset


class Augmented(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return int(torch.randint(1000, ())), random.randrange(1000)


def epoch(num_workers):
    loader = DataLoader(
        Augmented(),
        batch_size=None,
        num_workers=num_workers,
        generator=torch.Generator().manual_seed(0),
    )
    drawn = list(loader)
    return [pair[0] for pair in drawn], [pair[1] for pair in drawn]


def main():
    for num_workers in (0, 1, 2):
        first, second = epoch(num_workers), epoch(num_workers)
        print(f"num_workers={num_workers}:", end=" ")
        print("torch repeats:", first[0] == second[0], end=", ")
        print("random repeats:", first[1] == second[1])
    print("1 and 2 workers agree:", epoch(1)[0] == epoch(2)[0])


if __name__ == "__main__":
    main()
