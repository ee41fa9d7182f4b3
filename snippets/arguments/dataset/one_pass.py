"""An iterator kept on the dataset is used up after one epoch."""

import tempfile

from torch.utils.data import DataLoader, IterableDataset


class Kept(IterableDataset):
    def __init__(self, numbers):
        self.numbers = numbers

    def __iter__(self):
        return self.numbers


class Fresh(IterableDataset):
    def __iter__(self):
        return iter(range(6))


def show(name, dataset, settings):
    loader = DataLoader(dataset, batch_size=2, **settings)
    epochs = [len(list(loader)) for _ in range(3)]
    print(f"{name:<9} {epochs} batches per epoch", settings)


def main():
    one = {"num_workers": 1}
    for settings in ({}, one, {**one, "persistent_workers": True}):
        show("Kept", Kept(iter(range(6))), settings)
    with tempfile.TemporaryFile() as file:
        file.write(b"0\n1\n2\n3\n4\n5\n")
        file.seek(0)
        settings = {**one, "multiprocessing_context": "fork"}
        show("Kept file", Kept(file), settings)
    for settings in ({}, one, {**one, "persistent_workers": True}):
        show("Fresh", Fresh(), settings)


if __name__ == "__main__":
    main()
