"""What a worker has of the main process, with each start method."""

import logging
import os
import sys
import threading

import torch
from torch.utils.data import DataLoader, Dataset

FILLED = []


class Report(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return {
            "a global that main() filled": bool(FILLED),
            "torch.set_default_dtype": torch.get_default_dtype() == torch.half,
            "logging.basicConfig": logging.root.level == logging.ERROR,
            "a thread of the main process": threading.active_count() > 1,
            "os.chdir": os.getcwd() == os.sep,
            "sys.path": "/my/modules" in sys.path,
            "os.environ, before any worker": os.environ.get("EARLY") == "yes",
            "os.environ, after a worker": os.environ.get("LATE") == "yes",
        }


def ask(method):
    loader = DataLoader(
        Report(),
        batch_size=None,
        num_workers=1,
        multiprocessing_context=method,
    )
    return next(iter(loader))


def main():
    os.environ["EARLY"] = "yes"
    methods = ("fork", "spawn", "forkserver")
    ask("forkserver")  # starts the server
    os.environ["LATE"] = "yes"
    FILLED.append(1)
    torch.set_default_dtype(torch.half)
    logging.basicConfig(level=logging.ERROR)
    os.chdir(os.sep)
    sys.path.append("/my/modules")
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    print(f"{'':30} {methods[0]:7} {methods[1]:7} {methods[2]}")
    columns = [ask(method) for method in methods]
    for what in columns[0]:
        words = ["yes" if column[what] else "no" for column in columns]
        print(f"{what:30} {words[0]:7} {words[1]:7} {words[2]}")


if __name__ == "__main__":
    main()
