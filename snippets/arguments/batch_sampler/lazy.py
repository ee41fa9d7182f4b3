"""Batches made one by one: a generator object is used up, a class is not."""

from torch.utils.data import DataLoader


def batches():
    """Two samples a batch; a batch is made when it is asked for."""
    for first in range(0, 6, 2):
        yield [first, first + 1]


class Batches:
    def __iter__(self):
        return batches()


class WithLength(Batches):
    def __len__(self):
        return 99  # nobody checks it


def main():
    for name, sampler in (
        ("batches()", batches()),
        ("Batches()", Batches()),
        ("WithLength()", WithLength()),
    ):
        loader = DataLoader(range(6), batch_sampler=sampler)
        counts = [sum(1 for _ in loader) for _ in range(2)]
        print(f"{name:<13} batches in two epochs: {counts}", end="  ")
        try:
            print("len(loader):", len(loader))
        except TypeError as error:
            print("len(loader): TypeError:", error)


if __name__ == "__main__":
    main()
