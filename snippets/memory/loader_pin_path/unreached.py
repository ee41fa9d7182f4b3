"""Which tensors and arrays of your own batch does pin_memory not reach?

Finds them the way a worker does when it sends the batch: by pickling it.
Needs no GPU: nothing is pinned here, the calls are counted.
needs: numpy
"""

import io
import pickle
from dataclasses import dataclass
from unittest import mock

import numpy as np
import torch
from torch.utils.data._utils.pin_memory import pin_memory


def unreached(batch):
    """The tensors that are passed over, and the NumPy arrays: never pinned."""
    found, reached = {}, set()

    class Finder(pickle.Pickler):
        def persistent_id(self, value):
            if isinstance(value, (torch.Tensor, np.ndarray)):
                return found.setdefault(id(value), value) is not None
            return None

    def counted(tensor, *args):
        reached.add(id(tensor))
        return tensor

    Finder(io.BytesIO()).dump(batch)
    with mock.patch.object(torch.Tensor, "pin_memory", counted):
        pin_memory(batch)
    return [value for key, value in found.items() if key not in reached]


@dataclass
class Boxes:
    corners: torch.Tensor
    names: list


def main():
    batch = {
        "image": torch.zeros(2, 3, 8, 8),
        "boxes": Boxes(torch.zeros(2, 4), ["cat", "dog"]),
        "mask": np.zeros((2, 8)),
        "nested": [(torch.zeros(2), {"y": torch.zeros(2, 5)})],
    }
    for value in unreached(batch):
        print(type(value).__name__, tuple(value.shape), "is not pinned")


if __name__ == "__main__":
    main()
