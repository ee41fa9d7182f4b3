"""StopIteration in __getitem__ ends the epoch; IndexError is an error."""

from itertools import islice

from torch.utils.data import DataLoader, Dataset


class Broken(Dataset):
    def __init__(self, error):
        self.error = error

    def __len__(self):
        return 8

    def __getitem__(self, index):
        if index == 5:
            raise self.error("sample 5")
        return index


class Squares(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * index


def main():
    for error, num_workers in (
        (IndexError, 0),
        (StopIteration, 0),
        (StopIteration, 2),
    ):
        loader = DataLoader(Broken(error), 2, num_workers=num_workers)
        batches, end = [], "the loop ends as usual"
        try:
            for batch in loader:
                batches.append(batch.tolist())
        except IndexError as problem:
            end = f"IndexError: {problem}"
        print(f"{error.__name__}, num_workers={num_workers}: {batches}, {end}")

    print("without a loader:")
    for dataset in (Broken(IndexError), Broken(StopIteration), Squares()):
        print(" ", list(islice(dataset, 10)))


if __name__ == "__main__":
    main()
