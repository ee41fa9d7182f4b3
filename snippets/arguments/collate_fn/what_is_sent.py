"""A worker sends a tensor as a handle and everything else byte by byte.

needs: numpy
"""

from multiprocessing.reduction import ForkingPickler

import torch
from torch.multiprocessing import reductions

shared = []


def counted(storage):
    shared.append(storage.nbytes())
    return reductions.reduce_storage(storage)


def main():
    # The queue to the main process pickles with this pickler.
    ForkingPickler.register(torch.UntypedStorage, counted)
    rows = torch.zeros(16, 16384, dtype=torch.uint8)
    batches = {
        "one tensor": rows.clone(),
        "a list of 16 tensors": [row.clone() for row in rows],
        "one row, a view of the tensor": rows[:1],
        "one row, a copy": rows[:1].clone(),
        "a NumPy array": rows.clone().numpy(),
        "a list of arrays": [row.clone().numpy() for row in rows],
        "bytes": bytes(rows.numpy()),
    }
    print("columns: KiB in shared memory, handles, KiB in the pipe")
    for name, batch in batches.items():
        shared.clear()
        message = len(ForkingPickler.dumps(batch))
        kib = sum(shared) // 1024
        print(f"{name:30}{kib:4}{len(shared):4}{message // 1024:5}")


if __name__ == "__main__":
    main()
