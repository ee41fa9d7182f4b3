"""With a timeout, a dead pin thread looks like a slow batch.

The loader is made to believe that there is an accelerator, and the batch
ends the thread that calls its pin_memory().
since: torch 2.9
"""

from unittest import mock

import torch
from torch.utils.data import DataLoader


class Batch:
    def __init__(self, samples):
        self.samples = samples

    def pin_memory(self):
        raise SystemExit


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )


def main():
    with accelerator():
        for timeout in (0, 1):
            loader = DataLoader(
                range(4),
                collate_fn=Batch,
                num_workers=1,
                pin_memory=True,
                timeout=timeout,
            )
            try:
                next(iter(loader))
            except RuntimeError as error:
                print(f"timeout={timeout}: {error}")


if __name__ == "__main__":
    main()
