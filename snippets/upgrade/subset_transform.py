"""A subclass of Subset with its own __getitem__ needs __getitems__ too.

text-since: torch 2.10
"""

from torch.utils.data import DataLoader, Subset

DATA = list(range(4))


class Negated(Subset):
    """Overrides __getitem__ alone, which was enough up to 2.0."""

    def __getitem__(self, index):
        return -super().__getitem__(index)


class NegatedBoth(Negated):
    """Works in every release."""

    def __getitems__(self, indices):
        return [self[index] for index in indices]


def show(kind):
    try:
        batches = [b.tolist() for b in DataLoader(kind(DATA, [1, 2, 3]), 3)]
    except NotImplementedError as error:
        print(f"{kind.__name__}: {str(error).partition('. ')[0]}")
    else:
        print(f"{kind.__name__}: {batches}")


def main():
    show(Negated)
    show(NegatedBoth)


if __name__ == "__main__":
    main()
