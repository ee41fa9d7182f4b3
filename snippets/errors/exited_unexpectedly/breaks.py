"""A worker is killed from outside, as the kernel does when memory runs out.

starts: fork spawn
"""

import os
import signal
import time

from torch.utils.data import DataLoader, Dataset


class Killed(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)


def main():
    for batch in DataLoader(Killed(), num_workers=1):
        print(batch)


if __name__ == "__main__":
    main()
