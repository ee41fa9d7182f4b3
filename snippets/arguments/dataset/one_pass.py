"""An iterator kept on the dataset is used up after one epoch."""

from torch.utils.data import DataLoader, IterableDataset


class Kept(IterableDataset):
    def __init__(self):
        self.numbers = iter(range(6))

    def __iter__(self):
        return self.numbers


class Fresh(IterableDataset):
    def __iter__(self):
        return iter(range(6))


def main():
    for dataset in (Kept, Fresh):
        for settings in (
            {},
            {"num_workers": 1},
            {"num_workers": 1, "persistent_workers": True},
        ):
            loader = DataLoader(dataset(), batch_size=2, **settings)
            epochs = [len(list(loader)) for _ in range(3)]
            print(f"{dataset.__name__:<5} {epochs} batches per epoch", settings)


if __name__ == "__main__":
    main()
