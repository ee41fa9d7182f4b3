"""Step 3: the same training loop on a CPU and on a GPU, with the same text."""

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


def pick_device():
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")


def main():
    torch.manual_seed(0)
    device = pick_device()
    loader = DataLoader(
        Line(), batch_size=32, shuffle=True, pin_memory=device.type == "cuda"
    )
    model = torch.nn.Linear(1, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for epoch in range(20):
        total = torch.zeros((), device=device)
        for x, y in loader:
            x = x.to(device, non_blocking=True)
            y = y.to(device, non_blocking=True)
            loss = torch.nn.functional.mse_loss(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(x)
        if epoch in (0, 4, 19):
            # One .item() an epoch: each one waits for the device.
            mean = total.item() / len(loader.dataset)
            print(f"epoch {epoch:2}  loss {mean:.2f}")
    print(f"learned y = {model.weight.item():.2f} x + {model.bias.item():.2f}")


if __name__ == "__main__":
    main()
