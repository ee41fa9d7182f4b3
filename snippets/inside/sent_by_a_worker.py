"""Each tensor of a batch is moved to shared memory; a small message follows."""

from multiprocessing.reduction import ForkingPickler

import torch
from torch.multiprocessing import reductions

moved = []


def counted(storage):
    moved.append(storage.nbytes())
    return reductions.reduce_storage(storage)


def main():
    # A worker's result queue pickles what it sends with this pickler.
    ForkingPickler.register(torch.UntypedStorage, counted)
    for rows in (256, 4096):
        x = torch.zeros(rows, 784, dtype=torch.uint8)
        y = torch.arange(rows)
        for batch in ([x], [x.clone(), y]):
            moved.clear()
            before = [t.is_shared() for t in batch]
            message = ForkingPickler.dumps(batch)
            print(f"{rows} rows, {len(batch)} tensors in the batch")
            print("  shared before:", before)
            print("  shared after: ", [t.is_shared() for t in batch])
            print("  bytes moved to shared memory:", moved)
            print("  message below 2 KB:", len(message) < 2048)


if __name__ == "__main__":
    main()
