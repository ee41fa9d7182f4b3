"""A memory-mapped file is cut short: Bus error, with shared memory to spare.

starts: fork spawn
"""

import mmap
import tempfile
import time

from torch.utils.data import DataLoader, Dataset


class Mapped(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        with tempfile.TemporaryFile() as file:
            file.write(bytes(4096))
            file.flush()
            pages = mmap.mmap(file.fileno(), 4096)
            time.sleep(0.5)
            file.truncate(0)  # what another job that rewrites the file does
            return pages[index]


def main():
    for batch in DataLoader(Mapped(), num_workers=1):
        print(batch)


if __name__ == "__main__":
    main()
