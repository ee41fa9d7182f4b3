"""Who sends SIGTERM to a worker decides whether it is an error.

starts: fork spawn
"""

import os
import signal
import subprocess
import time
from multiprocessing import active_children

from torch.utils.data import DataLoader


def answer(send):
    """What the main process is told when a worker gets SIGTERM."""
    loader = DataLoader(range(4), num_workers=1, persistent_workers=True)
    list(loader)  # the worker is up, and idle
    (worker,) = active_children()
    try:
        send(worker.pid)
        worker.join()
        return f"no error, exit code {worker.exitcode}"
    except RuntimeError as error:
        return error


def by_the_main_process(pid):
    os.kill(pid, signal.SIGTERM)


def by_another_process(pid):
    subprocess.run(["kill", "-TERM", str(pid)], check=True)
    time.sleep(60)  # the error of a dead worker comes up anywhere


def main():
    print("from the main process:", answer(by_the_main_process))
    print("from another process: ", answer(by_another_process))


if __name__ == "__main__":
    main()
