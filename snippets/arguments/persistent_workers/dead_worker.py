"""A kept worker that dies is not replaced: every later epoch fails.

starts: fork
"""

import multiprocessing
import os
import signal

from torch.utils.data import DataLoader, Dataset


class DiesOnce(Dataset):
    def __init__(self):
        self.armed = multiprocessing.Semaphore(1)

    def __len__(self):
        return 4

    def __getitem__(self, i):
        if self.armed.acquire(block=False):
            os.kill(os.getpid(), signal.SIGKILL)
        return i


def main():
    for keep in (False, True):
        loader = DataLoader(
            DiesOnce(),
            batch_size=None,
            num_workers=1,
            timeout=2,
            persistent_workers=keep,
        )
        print(f"persistent_workers={keep}")
        for epoch in range(3):
            try:
                print(f"  epoch {epoch}:", list(loader))
            except RuntimeError as error:
                print(f"  epoch {epoch}:", error)


if __name__ == "__main__":
    main()
