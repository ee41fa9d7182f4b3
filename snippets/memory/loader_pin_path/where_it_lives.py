"""With workers, pinning copies the batch out of the shared memory.

Tensor.pin_memory makes an ordinary copy here, so that this runs without an
accelerator; the pin thread and its way are those of the loader.
since: torch 2.9
"""

from unittest import mock

import torch
from torch.utils.data import DataLoader


class Samples(torch.utils.data.Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return torch.full((1000,), float(index))


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )


def main():
    copied = mock.patch.object(
        torch.Tensor, "pin_memory", lambda self, *args: self.clone()
    )
    for workers in (0, 2):
        for pin in (False, True):
            loader = DataLoader(
                Samples(), 2, num_workers=workers, pin_memory=pin
            )
            with accelerator(), copied:
                shared = [batch.is_shared() for batch in loader]
            print(f"num_workers={workers}, pin_memory={pin!s:5}:"
                  f" batches in shared memory {shared}")


if __name__ == "__main__":
    main()
