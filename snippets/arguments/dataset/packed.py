"""Annotations in one block of bytes: workers share it, a list they copy.

needs: numpy
"""

import multiprocessing
import pickle
from pathlib import Path

import torch
from torch.utils.data import DataLoader, Dataset


class Packed(Dataset):
    """A read-only list of Python objects, kept in two tensors."""

    def __init__(self, objects):
        parts = [pickle.dumps(entry, -1) for entry in objects]
        self.ends = torch.tensor([0, *map(len, parts)]).cumsum(0)
        joined = bytearray().join(parts)
        self.bytes = torch.frombuffer(joined, dtype=torch.uint8)

    def __len__(self):
        return len(self.ends) - 1

    def __getitem__(self, index):
        if not 0 <= index < len(self):
            raise IndexError(index)
        first, last = self.ends[index : index + 2].tolist()
        return pickle.loads(self.bytes[first:last].numpy())


def own_memory(annotations):
    """Read them all; return what this worker has for itself, in MiB."""
    for annotation in annotations:
        len(annotation["mask"])
    rollup = Path("/proc/self/smaps_rollup").read_text().split()  # Linux
    return int(rollup[rollup.index("Private_Dirty:") + 1]) // 1024


def main():
    multiprocessing.set_forkserver_preload(["torch"])  # once for all workers
    entries = [{"id": i, "mask": f"{i:0600}"} for i in range(40_000)]
    for method in ("fork", "forkserver"):
        settings = {"num_workers": 1, "multiprocessing_context": method}
        loaders = [  # of a single sample: all annotations
            DataLoader([data], None, collate_fn=own_memory, **settings)
            for data in (entries[:1], entries, Packed(entries))
        ]
        workers = [iter(loader) for loader in loaders]  # all start at once
        one, as_list, packed = (next(worker) for worker in workers)
        for kind, memory in (("list", as_list), ("Packed", packed)):
            print(method, kind, ["shared", "copied"][memory > one + 15])


if __name__ == "__main__":
    main()
