"""Step 2: a loader shuffles the samples and stacks them into batches."""

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
    loader = DataLoader(Line(), batch_size=32, shuffle=True)
    print("batches:", len(loader))
    for x, y in loader:
        print("x", tuple(x.shape), "y", tuple(y.shape))


if __name__ == "__main__":
    main()
