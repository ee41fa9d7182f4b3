"""view(batch_size, -1) is right until the last batch."""

import torch
from torch import nn
from torch.utils.data import DataLoader

SIZE = 4


def epoch(name, samples, reshape, drop_last=False):
    loader = DataLoader(samples, batch_size=SIZE, drop_last=drop_last)
    linear = nn.Linear(6, 10)
    shapes = []
    try:
        for x in loader:
            flat = reshape(x)
            shapes.append(tuple(flat.shape))
            linear(flat)
    except RuntimeError as error:
        print(f"  {name}:", *shapes, "then:", error)
    else:
        print(f"  {name}:", *shapes)


def fixed(x):
    return x.view(SIZE, -1)


def main():
    for count in (7, 6):
        print(count, "samples of shape (1, 2, 3)")
        samples = torch.zeros(count, 1, 2, 3)
        epoch("view(4, -1)", samples, fixed)
        epoch("drop_last=True", samples, fixed, drop_last=True)
        epoch("flatten(1)", samples, lambda x: x.flatten(1))


if __name__ == "__main__":
    main()
