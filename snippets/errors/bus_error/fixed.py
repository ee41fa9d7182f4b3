"""A new file that replaces the old one leaves existing mappings whole."""

import mmap
import os
import tempfile

from torch.utils.data import DataLoader, Dataset


class Mapped(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "data.bin")
            with open(path, "wb+") as file:
                file.write(bytes(4096))
                file.flush()
                pages = mmap.mmap(file.fileno(), 4096)
            with open(path + ".new", "wb"):
                pass
            os.replace(path + ".new", path)  # the mapping keeps the old file
            return pages[index]


def main():
    for batch in DataLoader(Mapped(), num_workers=1):
        print(batch)


if __name__ == "__main__":
    main()
