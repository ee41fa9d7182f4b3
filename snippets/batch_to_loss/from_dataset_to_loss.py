"""From a dataset to a loss that falls: the same on a CPU and on a GPU."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Bars(Dataset):
    """Noisy images of a bar: along a row (0), a column (1), a diagonal (2)."""

    def __len__(self):
        return 960

    def __getitem__(self, index):
        own = torch.Generator().manual_seed(index)
        row = torch.zeros(12, 12)
        row[torch.randint(12, (), generator=own)] = 1
        label = index % 3
        bar = (row, row.T, torch.eye(12))[label]
        noise = 0.3 * torch.randn(1, 12, 12, generator=own)
        return bar + noise, label  # float32 (1, 12, 12), int


def main():
    torch.manual_seed(0)
    has_gpu = torch.accelerator.is_available()
    device = torch.accelerator.current_accelerator() if has_gpu else "cpu"
    loader = DataLoader(Bars(), batch_size=32, shuffle=True)
    model = nn.Sequential(
        nn.Conv2d(1, 8, kernel_size=3, padding=1),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(8 * 6 * 6, 3),
        nn.LogSoftmax(dim=1),
    ).to(device)
    loss_of = nn.NLLLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

    for epoch in range(4):
        total = torch.zeros((), device=device)
        for x, labels in loader:
            x, labels = x.to(device), labels.to(device)
            loss = loss_of(model(x), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(x)
        mean = total.item() / len(loader.dataset)
        print(f"epoch {epoch}  loss below 0.1: {mean < 0.1}")

    print(f"{'batch':<11} {tuple(x.shape)}, labels {tuple(labels.shape)}")
    for layer in model:
        x = layer(x)
        print(f"{type(layer).__name__:<11} {tuple(x.shape)}")
    print(f"{'NLLLoss':<11} {tuple(loss_of(x, labels).shape)}")


if __name__ == "__main__":
    main()
