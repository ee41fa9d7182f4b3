"""A memory-mapped array is pickled whole: open it in the worker.

needs: numpy
"""

import pickle
import tempfile
from pathlib import Path

import numpy as np
from torch.utils.data import DataLoader, Dataset


class Mapped(Dataset):
    """Rows of a .npy file, mapped by each process for itself."""

    def __init__(self, path):
        self.path = path
        self.rows = None

    def opened(self):
        if self.rows is None:
            self.rows = np.load(self.path, mmap_mode="r")
        return self.rows

    def __getstate__(self):  # what goes to a worker
        return {"path": self.path, "rows": None}

    def __len__(self):
        return len(self.opened())

    def __getitem__(self, index):
        return self.opened()[index].copy()  # writable, and no longer mapped


class Kept(Mapped):
    def __getstate__(self):
        return self.__dict__


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.npy"
        np.save(path, np.zeros((100_000, 4)))  # 3.2 MB
        for dataset in (Kept(path), Mapped(path)):
            dataset.opened()
            large = len(pickle.dumps(dataset)) > 1_000_000
            print(type(dataset).__name__, "is pickled with its data:", large)
        loader = DataLoader(dataset, batch_size=50_000, num_workers=2)
        print([tuple(batch.shape) for batch in loader])


if __name__ == "__main__":
    main()
