"""A file opened before a fork has one reading position for all processes."""

import tempfile

from torch.utils.data import DataLoader, Dataset


class Bytes(Dataset):
    """Reads the next byte of a file that the main process opened."""

    def __init__(self, file):
        self.file = file

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return self.file.read(1).decode()


def main():
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"abcdef")
        file.seek(0)
        print("main:  ", file.read(1).decode())
        loader = DataLoader(
            Bytes(file),
            batch_size=None,
            num_workers=1,
            multiprocessing_context="fork",
        )
        print("worker:", *loader)
        print("main:  ", file.read(1).decode())


if __name__ == "__main__":
    main()
