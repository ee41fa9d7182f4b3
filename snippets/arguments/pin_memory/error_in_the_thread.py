"""What an error during pinning looks like, and what ends the pin thread.

The loader is made to believe that there is an accelerator.
since: torch 2.9
"""

import gc
import threading
from unittest import mock

import torch
from torch.utils.data import DataLoader


class Refuses:
    def __init__(self, samples):
        self.samples = samples

    def pin_memory(self):
        raise ValueError("cannot pin this batch")


class Unreadable(Refuses):
    def __setstate__(self, state):
        raise ValueError("cannot be unpickled")


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )


def first_batch(batch_type, workers):
    loader = DataLoader(
        range(2), collate_fn=batch_type, num_workers=workers, pin_memory=True
    )
    try:
        with accelerator():
            next(iter(loader))
    except Exception as error:
        print(f"{type(error).__name__}: {str(error).splitlines()[0]}")
    gc.collect()  # the traceback keeps the iterator and its workers alive


def main():
    # In place of the traceback that a dying thread writes to stderr.
    threading.excepthook = lambda args: print("thread:", args.exc_value)
    first_batch(Refuses, 0)
    first_batch(Refuses, 1)
    first_batch(Unreadable, 1)


if __name__ == "__main__":
    main()
