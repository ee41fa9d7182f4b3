"""A batch is a list of indices, then a list of samples, then one tensor."""

import torch
from torch.utils.data import DataLoader, Dataset, default_collate


class Squares(Dataset):
    def __len__(self):
        return 5

    def __getitem__(self, index):
        print(f"  __getitem__({index})")
        return torch.tensor([index, index**2]), f"sample {index}"


def collate(samples):
    print(f"  collate gets a {type(samples).__name__} of {len(samples)}")
    return default_collate(samples)


def main():
    loader = DataLoader(Squares(), batch_size=3, collate_fn=collate)
    print(type(loader.batch_sampler).__name__, list(loader.batch_sampler))
    for number, (x, names) in enumerate(loader):
        print(f"batch {number}: x {tuple(x.shape)}, names {names}")


if __name__ == "__main__":
    main()
