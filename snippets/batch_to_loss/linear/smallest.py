"""Images are flattened from dimension 1 on; Linear gives one row for each."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def main():
    torch.manual_seed(0)
    images = torch.randn(10, 3, 8, 8)
    loader = DataLoader(TensorDataset(images), batch_size=4)
    linear = nn.Linear(3 * 8 * 8, 10)

    print("weight:", tuple(linear.weight.shape))
    for (x,) in loader:
        flat = x.flatten(1)
        shapes = [tuple(t.shape) for t in (x, flat, linear(flat))]
        print(*shapes, sep=" -> ")


if __name__ == "__main__":
    main()
