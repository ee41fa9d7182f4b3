"""A function at the top level of the file is sent by its name."""

from torch.utils.data import DataLoader, Dataset


def square(number):
    return number * number


class Squares(Dataset):
    def __init__(self):
        self.transform = square

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self.transform(index)


def main():
    loader = DataLoader(
        Squares(), num_workers=1, multiprocessing_context="spawn"
    )
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
