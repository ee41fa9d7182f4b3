"""Each window keeps its largest value: half the height, half the width."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def main():
    images = torch.randint(0, 10, (6, 3, 4, 4)).float()
    loader = DataLoader(TensorDataset(images), batch_size=4)
    pool = nn.MaxPool2d(2)

    for (x,) in loader:
        print(tuple(x.shape), "->", tuple(pool(x).shape))
    print("to be learnt:", len(list(pool.parameters())), "parameters")
    image = torch.arange(16.0).reshape(1, 1, 4, 4)
    print(image[0, 0].tolist())
    print(pool(image)[0, 0].tolist())


if __name__ == "__main__":
    main()
