"""The shape of a batch at every step from the loader to the loss."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def show(step, *tensors):
    kinds = (f"{tuple(t.shape)} {t.dtype}".split(" torch.") for t in tensors)
    print(f"{step:<11} " + "  ".join(f"{s:<15} {d}" for s, d in kinds))


def main():
    torch.manual_seed(0)
    images = torch.rand(10, 3, 32, 32)  # 10 colour images, made here
    classes = torch.randint(10, (10,))  # a class number for each
    dataset = TensorDataset(images, classes)
    show("sample", *dataset[0])

    loader = DataLoader(dataset, batch_size=4)
    x, target = next(iter(loader))
    show("DataLoader", x, target)

    for layer in (
        nn.Conv2d(3, 8, kernel_size=3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(8 * 16 * 16, 10),
        nn.LogSoftmax(dim=1),
    ):
        x = layer(x)
        show(type(layer).__name__, x)
    show("NLLLoss", nn.NLLLoss()(x, target))

    print("N of every batch:", [len(x) for x, _ in loader])


if __name__ == "__main__":
    main()
