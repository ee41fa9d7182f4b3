"""Step 1: a dataset says how many samples there are and gives one by number."""

import torch
from torch.utils.data import Dataset


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
    dataset = Line()
    print("samples:", len(dataset))
    x, y = dataset[0]
    print("the first one:", x, y)


if __name__ == "__main__":
    main()
