"""Annotations in one block of bytes: workers share it, a list they copy.

needs: numpy
"""

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


class Reader(Dataset):
    def __init__(self, annotations):
        self.annotations = annotations

    def __len__(self):
        return 1

    def __getitem__(self, index):  # Linux: /proc
        for annotation in self.annotations:
            len(annotation["mask"])
        rollup = Path("/proc/self/smaps_rollup").read_text().split()
        return int(rollup[rollup.index("Private_Dirty:") + 1]) // 1024


def own_memory(kind, length, method):
    reader = Reader(kind({"id": i, "mask": f"{i:0600}"} for i in range(length)))
    settings = {"num_workers": 1, "multiprocessing_context": method}
    return next(iter(DataLoader(reader, None, **settings)))


def main():
    for method in ("fork", "spawn"):
        for kind in (list, Packed):
            few, many = (own_memory(kind, n, method) for n in (1, 60_000))
            print(method, kind.__name__, ["shared", "copied"][many > few + 20])


if __name__ == "__main__":
    main()
