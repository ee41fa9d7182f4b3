"""pin_memory_device changes nothing, whatever it says.

since: torch 2.9
"""

import warnings

import torch
from torch.utils.data import DataLoader


def epoch(**options):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        batches = list(DataLoader(torch.arange(4), batch_size=2, **options))
    texts = [f"{w.category.__name__}: {w.message}" for w in caught]
    told = [text for text in texts if "pin_memory_device" in text]
    return [batch.is_pinned() for batch in batches], told


def main():
    for pin_memory in (False, True):
        without, _ = epoch(pin_memory=pin_memory)
        for device in ("cuda:1", "nonsense"):
            pinned, told = epoch(
                pin_memory=pin_memory, pin_memory_device=device
            )
            print(f"{pin_memory=}, pin_memory_device={device!r}")
            print("  same as without it:", pinned == without)
            print("  warnings:", *told or ["none"])


if __name__ == "__main__":
    main()
