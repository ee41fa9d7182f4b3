"""What calls that older releases took get today.

text-since: torch 2.12
"""

from torch.utils.data import (
    DataLoader,
    IterableDataset,
    Sampler,
    get_worker_info,
)

DATA = list(range(4))


class WithoutIter(IterableDataset):
    pass


class MySampler(Sampler):
    def __init__(self, data):
        super().__init__(data)


class Stamped(IterableDataset):
    def __iter__(self):
        try:
            get_worker_info().id = 7
        except Exception as error:
            yield f"{type(error).__name__}: {error}"


def stamp():
    print("  ", *DataLoader(Stamped(), batch_size=None, num_workers=1))


CALLS = [
    ("1.12", "iter(DataLoader(DATA)).next()"),
    ("1.13", "DataLoader(DATA, prefetch_factor=2)"),
    ("1.13", "from torch.utils.data import DataLoader2"),
    ("2.1", "WithoutIter()"),
    ("2.4", "from torch.utils.data.dataset import T_co"),
    ("2.9", "MySampler(DATA)"),
    ("2.11", "stamp()"),
]


def main():
    for last, call in CALLS:
        print(f"up to {last}: {call}")
        try:
            exec(call, globals())
        except Exception as error:
            words = str(error).partition(" class ")[0].partition(" (/")[0]
            print(f"   {type(error).__name__}: {words}")


if __name__ == "__main__":
    main()
