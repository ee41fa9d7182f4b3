"""dim=1 treats each sample by itself; dim=0 lets its neighbours in."""

import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader


def rounded(row):
    return [round(value, 3) for value in row.tolist()]


def main():
    scores = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [5.0, 0.0, 1.0]])
    for batch_size in (3, 2, 1):
        x = next(iter(DataLoader(scores, batch_size=batch_size)))
        for dim in (1, 0):
            first = F.softmax(x, dim=dim)[0]
            print(f"batch_size={batch_size} dim={dim}:", rounded(first))


if __name__ == "__main__":
    main()
