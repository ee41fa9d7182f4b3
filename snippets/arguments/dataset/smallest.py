"""A map-style dataset is read by index, an iterable-style one to its end."""

from torch.utils.data import DataLoader, Dataset, IterableDataset


class Squares(Dataset):
    """Map-style: says how many samples there are, and gives any one."""

    def __len__(self):
        return 5

    def __getitem__(self, index):
        return index * index


class Countdown(IterableDataset):
    """Iterable-style: gives the next sample until there is none."""

    def __iter__(self):
        yield from (5, 4, 3, 2, 1)


def main():
    for dataset in (Squares(), Countdown(), ["a", "b", "c"]):
        print(type(dataset).__name__)
        for batch in DataLoader(dataset, batch_size=2):
            print(" ", batch)


if __name__ == "__main__":
    main()
