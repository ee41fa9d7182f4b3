"""The smallest correct prefetcher; prints the same with and without a GPU."""

import torch
from torch.utils.data import DataLoader, TensorDataset

CUDA = torch.cuda.is_available()
device = "cuda" if CUDA else "cpu"
streams = torch.cuda if CUDA else torch.cpu  # torch.cpu: does nothing


def prefetched(loader, side):
    """The batches on the device; one copy under way beside your kernels."""
    following = None
    for batch in loader:
        mine = streams.current_stream()
        side.wait_stream(mine)  # 1: memory you let go is still being read
        with streams.stream(side):  # 2: the copy goes into the side stream
            copied = batch.to(device, non_blocking=True)
        if following is not None:
            yield following
        streams.current_stream().wait_stream(side)  # 3: before it is used
        following = copied
        del batch  # 4: keep no further pinned batch
    if following is not None:
        yield following


def main():
    side = streams.Stream()  # once, not once per epoch
    data = TensorDataset(torch.arange(12.0))
    loader = DataLoader(
        data,
        batch_size=4,
        pin_memory=CUDA,
        collate_fn=lambda samples: torch.stack([x for (x,) in samples]),
    )
    for epoch in range(2):
        for n, batch in enumerate(prefetched(loader, side)):
            print(f"epoch {epoch}, batch {n}, sum {batch.sum().item()}")


if __name__ == "__main__":
    main()
