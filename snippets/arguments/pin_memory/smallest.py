"""pin_memory=True only where there is a GPU; the batches stay the same."""

import torch
from torch.utils.data import DataLoader


def main():
    has_gpu = torch.cuda.is_available()
    device = torch.device("cuda" if has_gpu else "cpu")
    data = torch.arange(8.0)
    loader = DataLoader(data, batch_size=4, pin_memory=has_gpu)
    for batch in loader:
        as_asked = batch.is_pinned() == has_gpu
        batch = batch.to(device, non_blocking=True)
        print(batch.tolist(), "pinned as asked:", as_asked)


if __name__ == "__main__":
    main()
