"""Forked workers share the position in a file that was open before."""

import multiprocessing
import os
import tempfile

from torch.utils.data import DataLoader, Dataset

fork = multiprocessing.get_context("fork")


class Records(Dataset):
    """Records of four bytes; the events make the workers' reads overlap."""

    def __init__(self, path):
        self.path, self.file = path, os.open(path, os.O_RDONLY)
        self.sought, self.moved, self.done = (fork.Event() for _ in range(3))

    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index == 0:
            os.lseek(self.file, 0, os.SEEK_SET)
            self.sought.set()
            self.moved.wait()  # meanwhile the other worker seeks
        else:
            self.sought.wait()
            os.lseek(self.file, 4, os.SEEK_SET)
            self.moved.set()
            self.done.wait()  # until the other one has read
        record = os.read(self.file, 4).decode()
        self.done.set()
        return record


class OpenedLate(Records):
    def __init__(self, path):
        super().__init__(path)
        self.file = None

    def __getitem__(self, index):
        if self.file is None:  # the first sample in this process
            self.file = os.open(self.path, os.O_RDONLY)
        return super().__getitem__(index)


def main():
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"zeroone.two.")
        file.flush()
        for dataset in (Records(file.name), OpenedLate(file.name)):
            loader = DataLoader(
                dataset, None, num_workers=2, multiprocessing_context=fork
            )
            print(type(dataset).__name__, list(loader))


if __name__ == "__main__":
    main()
