"""Workers that start before the lock is taken never copy it, held."""

import threading

from torch.utils.data import DataLoader, Dataset

LOCK = threading.Lock()


class Locked(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        with LOCK:
            return i


def main():
    loader = DataLoader(
        Locked(),
        num_workers=1,
        persistent_workers=True,
        multiprocessing_context="fork",
        timeout=60,
    )
    iter(loader)  # the fork, while the program has no other thread
    with LOCK:  # a library's thread, at the wrong moment for a fork
        for epoch in range(2):
            print(f"epoch {epoch}:", [batch.item() for batch in loader])


if __name__ == "__main__":
    main()
