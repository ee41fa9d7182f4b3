"""On a GPU: the bill against what the allocator counts.

needs: cuda
since: torch 2.11
"""

import time

import torch
from torch.utils.data import DataLoader, Dataset

BATCH, WORKERS, PREFETCH, HELD, UNDER_WAY = 4, 2, 3, 2, 3
LENGTHS = (3000, 5)  # float32: two tensors of a batch


class Samples(Dataset):
    def __len__(self):
        return 256

    def __getitem__(self, index):
        return tuple(torch.full((n,), float(index)) for n in LENGTHS)


def bill(batches):
    sizes = [4 * n * BATCH for n in LENGTHS]
    return batches * sum(1 << (size - 1).bit_length() for size in sizes)


def locked(last=-1):
    """Bytes of pinned blocks, once no new one has come for a while."""
    stats = torch.cuda.host_memory_stats
    while (now := stats()["allocated_bytes.current"]) != last:
        last = now
        time.sleep(0.5)
    return now


def main():
    torch.cuda.init()
    start = locked()
    batches = iter(DataLoader(
        Samples(), BATCH, num_workers=WORKERS, prefetch_factor=PREFETCH,
        pin_memory=True,
    ))
    mine = [next(batches) for _ in range(HELD + 1)]
    alive = WORKERS * PREFETCH + HELD + 1
    print("held and handed over:", locked() - start == bill(alive))
    on_gpu = [x.to("cuda") for x in mine[0]]  # warm, and nothing is under way
    torch.cuda._sleep(8_000_000_000)  # copies wait behind seconds of it
    for _ in range(UNDER_WAY):
        on_gpu = [x.to("cuda", non_blocking=True) for x in mine.pop(0)]
        mine.append(next(batches))
    print("copies under way:    ", locked() - start == bill(alive + UNDER_WAY))
    print("and the GPU is busy: ", not torch.cuda.current_stream().query())
    torch.cuda.synchronize()
    print("last batch arrived:  ", on_gpu[1][:, 0].tolist())


if __name__ == "__main__":
    main()
