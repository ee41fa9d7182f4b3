"""The first loader on a GPU: two workers, pinned batches, copies not awaited.

needs: cuda
"""

import warnings

import torch
from torch.utils.data import DataLoader, Dataset


class Line(Dataset):
    """100 points of y = 3x + 2, made here so that there is no download."""

    def __init__(self):
        self.x = torch.linspace(-1, 1, 100).reshape(100, 1)
        self.y = 3 * self.x + 2

    def __len__(self):
        return len(self.x)

    def __getitem__(self, index):
        return self.x[index], self.y[index]


def main():
    # Before 2.11 torch warns about its own call of Tensor.pin_memory().
    warnings.filterwarnings("ignore", message="The argument 'device' of")
    torch.manual_seed(0)
    loader = DataLoader(
        Line(), batch_size=32, shuffle=True, pin_memory=True,
        num_workers=2, persistent_workers=True,
    )
    model = torch.nn.Linear(1, 1).to("cuda")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(20):
        for batch in loader:
            x, y = (t.to("cuda", non_blocking=True) for t in batch)
            loss = torch.nn.functional.mse_loss(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print("the batch is pinned: ", [t.is_pinned() for t in batch])
    print("the copy lies on:    ", x.device.type)
    print("the model lies on:   ", model.weight.device.type)
    print(f"learned y = {model.weight.item():.2f} x + {model.bias.item():.2f}")


if __name__ == "__main__":
    main()
