"""random_split shares one dataset; two transforms need two datasets."""

import torch
from torch.utils.data import Dataset, Subset, random_split


class Pictures(Dataset):
    def __init__(self, transform=None):
        self.transform = transform

    def __len__(self):
        return 10

    def __getitem__(self, index):
        picture = f"picture {index}"
        return self.transform(picture) if self.transform else picture


def flipped(picture):
    return picture + ", flipped"


def split():
    generator = torch.Generator().manual_seed(0)  # the same split each time
    return random_split(Pictures(), [0.8, 0.2], generator)


def main():
    torch.manual_seed(0)
    train, valid = split()
    train.transform = flipped
    print("set on the Subset:  ", (train[0], valid[0]))
    train.dataset.transform = flipped
    print("set on its dataset: ", (train[0], valid[0]))
    print("one dataset for both:", train.dataset is valid.dataset)

    train = Subset(Pictures(flipped), train.indices)
    valid = Subset(Pictures(), valid.indices)
    print("a dataset for each: ", (train[0], valid[0]))

    print("same split, same seed:   ", split()[1].indices == valid.indices)
    free = [random_split(range(10), [0.8, 0.2])[1].indices for _ in range(2)]
    print("same split, no generator:", free[0] == free[1])


if __name__ == "__main__":
    main()
