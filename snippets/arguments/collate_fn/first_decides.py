"""The type of the first sample decides how the whole batch is made."""

from collections import namedtuple

import torch
from torch.utils.data import default_collate

Pair = namedtuple("Pair", "x y")
BATCHES = [
    [1, 2.5],
    [2.5, 1],
    [1, None],
    [None, 1],
    ["a", 1],
    [1, "a"],
    [torch.tensor(1), 2],
    [2, torch.tensor(1)],
    [{"x": 1}, {"x": 2, "y": 3}],
    [{"x": 1, "y": 3}, {"x": 2}],
    [Pair(1, 2), (3, 4, 5)],
    [(1, 2), (3, 4, 5)],
]


def main():
    for samples in BATCHES:
        try:
            batch = default_collate(samples)
        except (KeyError, RuntimeError, TypeError) as error:
            batch = f"{type(error).__name__}: {error}"
        print(samples)
        print("  ", batch)


if __name__ == "__main__":
    main()
