"""One open file per worker: given by worker_init_fn, not by __init__."""

import struct
import tempfile
from pathlib import Path

from torch.utils.data import DataLoader, Dataset, get_worker_info


class Records(Dataset):
    """Numbers of 4 bytes in a file."""

    def __init__(self, path):
        self.path = path
        self.file = None  # nothing open yet: pickles, and is not shared

    def __len__(self):
        return 6

    def __getitem__(self, i):
        if self.file is None:  # num_workers=0: nobody called open_records
            self.file = self.path.open("rb")
        self.file.seek(4 * i)
        return struct.unpack("i", self.file.read(4))[0]


def open_records(worker_id):
    dataset = get_worker_info().dataset
    dataset.file = dataset.path.open("rb")


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records")
        path.write_bytes(struct.pack("6i", *range(0, 60, 10)))
        for num_workers in (0, 2):
            loader = DataLoader(
                Records(path),
                batch_size=3,
                num_workers=num_workers,
                worker_init_fn=open_records,
            )
            print(num_workers, "workers:", [b.tolist() for b in loader])
            if loader.dataset.file:
                loader.dataset.file.close()


if __name__ == "__main__":
    main()
