"""default_collate turns a list of samples into one batch for each field."""

from collections import namedtuple

import torch
from torch.utils.data import default_collate

Pair = namedtuple("Pair", "image label")


def main():
    first, second = torch.tensor([1, 2]), torch.tensor([3, 4])
    kinds = {
        "tuple (image, label)": [(first, 7), (second, 8)],
        "namedtuple": [Pair(first, 7), Pair(second, 8)],
        "dict": [{"x": first, "y": 7}, {"x": second, "y": 8}],
        "tuple with a string": [(7, "cat"), (8, "dog")],
        "list of three numbers": [[1, 2, 3], [4, 5, 6]],
        "the same as a tensor": [torch.arange(1, 4), torch.arange(4, 7)],
    }
    for name, samples in kinds.items():
        batch = default_collate(samples)
        print(f"{name} -> {type(batch).__name__}")
        print(f"  {batch}")


if __name__ == "__main__":
    main()
