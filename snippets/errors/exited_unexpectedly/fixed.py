"""Why a worker died stands in __cause__, except under forkserver."""

import os
import re
import signal
import sys
import time

from torch.utils.data import DataLoader, Dataset


class Dies(Dataset):
    def __init__(self, how):
        self.how = how

    def __len__(self):
        return 2

    def __getitem__(self, index):
        time.sleep(0.5)
        if self.how == "sys.exit(3)":
            sys.exit(3)
        os.kill(os.getpid(), getattr(signal, self.how))


def main():
    for method, how in (
        ("fork", "SIGKILL"),
        ("fork", "SIGABRT"),
        ("fork", "sys.exit(3)"),
        ("forkserver", "SIGKILL"),
    ):
        loader = DataLoader(
            Dies(how), num_workers=1, multiprocessing_context=method
        )
        try:
            list(loader)
        except RuntimeError as error:
            cause = repr(error.__cause__)
            print(f"{method}, {how}:\n ", re.sub(r"pid \d+", "pid N", cause))


if __name__ == "__main__":
    main()
