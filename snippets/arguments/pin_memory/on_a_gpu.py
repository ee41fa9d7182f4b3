"""On a GPU: which parts of a batch are pinned, with and without workers.

needs: cuda
"""

import warnings
from dataclasses import dataclass

import torch
from torch.utils.data import DataLoader, Dataset


@dataclass
class Boxes:
    """A type without pin_memory(): the loader passes it over."""

    corners: torch.Tensor


class Samples(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return {"x": torch.full((3,), float(index)), "y": index}


def collate(samples):
    return {
        "tensor": torch.stack([s["x"] for s in samples]),
        "list": [torch.tensor([s["y"]]) for s in samples],
        "tuple": (torch.tensor([len(samples)]),),
        "dataclass": Boxes(torch.zeros(len(samples), 4)),
    }


def main():
    # Before 2.11 torch warns about its own call of Tensor.pin_memory().
    warnings.filterwarnings("ignore", message="The argument 'device' of")
    for workers in (0, 2):
        loader = DataLoader(
            Samples(), 2, collate_fn=collate,
            num_workers=workers, pin_memory=True,
        )
        for batch in loader:
            x = batch["tensor"].to("cuda", non_blocking=True)
            values = x.cpu()[:, 0].tolist()
        print(f"num_workers={workers}, last batch on {x.device.type}: {values}")
        print("  tensor pinned:   ", batch["tensor"].is_pinned())
        print("  list pinned:     ", [t.is_pinned() for t in batch["list"]])
        print("  tuple pinned:    ", [t.is_pinned() for t in batch["tuple"]])
        print("  dataclass pinned:", batch["dataclass"].corners.is_pinned())
        print("  slice pinned:    ", batch["tensor"][1:].is_pinned())


if __name__ == "__main__":
    main()
