"""Who pins: the calling thread without workers, one thread beside it with.

The loader is made to believe that there is an accelerator, so that it takes
the pinning path on any machine; the batch only writes down who called it.
since: torch 2.9
"""

import os
import threading
from unittest import mock

import torch
from torch.utils.data import DataLoader


class Batch:
    def __init__(self, samples):
        self.made_in = os.getpid()

    def pin_memory(self):
        self.pinned_in = os.getpid()
        self.thread = threading.current_thread().name.split()[-1]
        self.cores = torch.get_num_threads()
        return self


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )


def main():
    before = torch.get_num_threads()
    for workers in (0, 2):
        loader = DataLoader(
            range(4), 2, collate_fn=Batch, num_workers=workers, pin_memory=True
        )
        with accelerator():
            batch = list(loader)[-1]
        print(f"num_workers={workers}")
        print("  made in this process:  ", batch.made_in == os.getpid())
        print("  pinned in this process:", batch.pinned_in == os.getpid())
        print("  pinned by the thread:  ", batch.thread)
    print("torch threads in the pin thread:", batch.cores)
    print("main thread unchanged:", torch.get_num_threads() == before)


if __name__ == "__main__":
    main()
