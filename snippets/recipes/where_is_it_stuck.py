"""Each worker prints its stack a while after its start, stuck or not.

starts: fork
"""

import faulthandler
import sys
import time

from torch.utils.data import DataLoader, Dataset


def print_stack_later(worker_id, seconds=1):
    """Pass this as worker_init_fn; outside a demo, wait some minutes."""
    faulthandler.dump_traceback_later(seconds, file=sys.stdout)


class Stuck(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return read_from_a_silent_server(index)


def read_from_a_silent_server(index):
    time.sleep(3)
    return index


def main():
    loader = DataLoader(
        Stuck(), num_workers=1, worker_init_fn=print_stack_later
    )
    next(iter(loader))


if __name__ == "__main__":
    main()
