"""Python floats leave the loader as float64, and Linear refuses them."""

import torch
from torch import nn
from torch.utils.data import DataLoader, default_collate


def to_float32(samples):
    return default_collate(samples).float()


def main():
    linear = nn.Linear(1, 1)
    prices = [1.5, 2.5, 3.5, 4.5]
    tensors = [torch.tensor(price) for price in prices]
    for name, samples, options in [
        ("floats", prices, {}),
        ("tensors", tensors, {}),
        ("collate_fn", prices, {"collate_fn": to_float32}),
    ]:
        x = next(iter(DataLoader(samples, batch_size=4, **options)))
        try:
            y = tuple(linear(x.unsqueeze(1)).shape)
        except RuntimeError as error:
            y = error
        print(f"{name}: {x.dtype} -> {y}")


if __name__ == "__main__":
    main()
