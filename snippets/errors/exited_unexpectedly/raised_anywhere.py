"""A worker's death is raised wherever the main thread happens to be.

starts: fork spawn
"""

import os
import re
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
    iterator = iter(DataLoader(Killed(), num_workers=1))
    try:
        time.sleep(60)  # no next() here: the step of some other batch
    except RuntimeError as error:
        print("inside time.sleep:", re.sub(r"pid \d+", "pid N", str(error)))
    del iterator


if __name__ == "__main__":
    main()
