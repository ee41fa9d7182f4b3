"""An epoch through the prefetcher; without a GPU it runs on the CPU."""

import torch
from cuda_prefetcher import CudaPrefetcher
from torch.utils.data import DataLoader


def main():
    has_gpu = torch.cuda.is_available()
    loader = DataLoader(
        torch.arange(10.0), batch_size=4, pin_memory=has_gpu
    )
    batches = CudaPrefetcher(loader, "cuda" if has_gpu else "cpu")
    for epoch in range(2):
        total = sum(batch.sum() for batch in batches)
        print("epoch", epoch, "batches", len(batches), "sum", total.item())
    for batch in batches:
        print("left after", batch.tolist())
        break


if __name__ == "__main__":
    main()
