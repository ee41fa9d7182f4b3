"""A lambda kept by the dataset cannot be sent to a spawned worker.

warns: Got pickle error when attempting to start a worker Process.
text-since: torch 2.10
"""

from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self):
        self.transform = lambda number: number * number

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
