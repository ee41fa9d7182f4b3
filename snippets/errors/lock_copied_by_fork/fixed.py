"""A spawned worker imports the file and makes a fresh lock."""

import threading

from torch.utils.data import DataLoader, Dataset

LOCK = threading.Lock()


class Locked(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        with LOCK:
            return index


def main():
    loader = DataLoader(
        Locked(), num_workers=1, multiprocessing_context="spawn"
    )
    with LOCK:
        iterator = iter(loader)
    for batch in iterator:
        print(batch)


if __name__ == "__main__":
    main()
