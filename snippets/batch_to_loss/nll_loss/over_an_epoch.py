"""The loss of an epoch: sum over all labels, then one division."""

import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


def main():
    torch.manual_seed(0)
    log_p = F.log_softmax(torch.randn(10, 3), dim=1)
    labels = torch.tensor([0, 1, 2, 0, 1, -100, -100, -100, 2, 2])
    truth = F.nll_loss(log_p, labels)
    print(f"all at once                   {truth:.4f}")
    for size in (4, 5):
        loader = DataLoader(TensorDataset(log_p, labels), batch_size=size)
        means, by_length, total, counted = [], 0, 0, 0
        for x, y in loader:
            mean = F.nll_loss(x, y)
            means.append(mean)
            by_length += mean * len(y)
            total += F.nll_loss(x, y, reduction="sum")
            counted += (y != -100).sum()
        print(f"batch_size={size}")
        print(f"  mean of the means           {sum(means) / len(means):.4f}")
        print(f"  mean * len(y), over all     {by_length / 10:.4f}")
        print(f"  sums over counted labels    {total / counted:.4f}")


if __name__ == "__main__":
    main()
