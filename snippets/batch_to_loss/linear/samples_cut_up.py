"""view with a fixed size cuts samples up, and nobody complains."""

import torch
from torch.utils.data import DataLoader


def main():
    rows = torch.tensor([[0, 0, 0, 0], [1, 1, 1, 1], [2, 2, 2, 2]]).float()
    rows = torch.cat([rows, torch.full((1, 4), 3.0), rows[:2] + 4])
    *_, last = DataLoader(rows, batch_size=4)
    print("last batch:", last.tolist())
    print("view(4, -1):", last.view(4, -1).tolist())

    scores = torch.tensor([[1.0, 0, 0, 9], [1, 0, 7, 0]])  # of two samples
    print("classes:", scores.argmax(1).tolist())
    print("after view(4, -1):", scores.view(4, -1).argmax(1).tolist())
    print("after view(-1, 2):", tuple(scores.view(-1, 2).shape))


if __name__ == "__main__":
    main()
