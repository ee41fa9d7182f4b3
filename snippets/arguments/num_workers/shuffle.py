"""A generator of its own keeps the shuffle the same for any num_workers."""

import torch
from torch.utils.data import DataLoader, Dataset


class Augmented(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, i):
        torch.rand(())  # a random augmentation
        return i


def epochs(num_workers, generator):
    torch.manual_seed(0)
    loader = DataLoader(
        Augmented(),
        batch_size=6,
        shuffle=True,
        num_workers=num_workers,
        generator=generator,
    )
    return [batch.tolist() for _ in range(2) for batch in loader]


def main():
    print("               epoch 1             epoch 2")
    for own in (False, True):
        print("generator=g" if own else "no generator")
        for num_workers in (0, 1):
            generator = torch.Generator().manual_seed(0) if own else None
            first, second = epochs(num_workers, generator)
            print(f"  {num_workers} workers    {first}  {second}")


if __name__ == "__main__":
    main()
