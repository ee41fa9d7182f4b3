"""A last batch of one sample stops BatchNorm; drop_last avoids it."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def epoch(model, samples, drop_last=False):
    loader = DataLoader(samples, batch_size=4, drop_last=drop_last)
    sizes = []
    try:
        for x in loader:
            model(x)
            sizes.append(len(x))
    except ValueError as error:
        return f"after {sizes}: {error}"
    return f"fine, batches of {sizes}"


def main():
    rows = torch.randn(9, 3)
    images = torch.randn(9, 3, 2, 2)
    norm = nn.BatchNorm1d(3)
    print("train:", epoch(norm, rows))
    print("drop_last:", epoch(norm, rows, drop_last=True))
    print("8 samples:", epoch(norm, rows[:8]))
    print("eval:", epoch(nn.BatchNorm1d(3).eval(), rows))
    print("images 2x2:", epoch(nn.BatchNorm2d(3), images))


if __name__ == "__main__":
    main()
