"""Four batches of two, accumulated, give the gradient of a batch of eight."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def gradient(batch_size, steps):
    torch.manual_seed(0)
    model = nn.Linear(3, 1)
    data = TensorDataset(torch.randn(8, 3), torch.randn(8, 1))
    largest = 0
    for x, y in DataLoader(data, batch_size=batch_size):
        loss = nn.functional.mse_loss(model(x), y)
        (loss / steps).backward()
        largest = max(largest, len(x))
    return model.weight.grad, largest


def main():
    whole, most = gradient(batch_size=8, steps=1)
    parts, fewest = gradient(batch_size=2, steps=4)
    print("samples on the device at once:", most, "against", fewest)
    print("same gradient:", torch.allclose(whole, parts))


if __name__ == "__main__":
    main()
