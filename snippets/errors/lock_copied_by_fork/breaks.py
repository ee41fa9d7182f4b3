"""A lock that is held at the fork stays locked in the worker for ever.

starts: fork
"""

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
    loader = DataLoader(Locked(), num_workers=1, timeout=3)
    with LOCK:  # as another thread may, at the wrong moment
        iterator = iter(loader)  # the fork copies the lock, locked
    print(next(iterator))  # free again here, but not in the worker


if __name__ == "__main__":
    main()
