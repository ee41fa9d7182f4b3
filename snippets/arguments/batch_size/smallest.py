"""Ten samples in batches of four: two full batches and a short one."""

import torch
from torch.utils.data import DataLoader, TensorDataset


def main():
    images = torch.zeros(10, 3, 32, 32)
    labels = torch.arange(10)
    loader = DataLoader(TensorDataset(images, labels), batch_size=4)

    print("batches:", len(loader))
    for x, y in loader:
        print(tuple(x.shape), y.tolist())


if __name__ == "__main__":
    main()
