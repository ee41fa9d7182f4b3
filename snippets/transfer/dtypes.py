"""The dtype that a collated batch has, and how many bytes would travel.

needs: numpy
"""

import numpy as np
import torch
from torch.utils.data import default_collate

SIDE = 32


def main():
    image = np.zeros((3, SIDE, SIDE), dtype=np.uint8)
    samples = {
        "uint8 image": image,
        "float32: tensor / 255": torch.from_numpy(image) / 255,
        "float64: array / 255": image / 255,
        "list of Python floats": [0.5, 0.25],
        "Python float": 0.5,
        "Python int": 3,
        "numpy.float32": np.float32(0.5),
        "numpy.uint8": np.uint8(3),
    }
    for name, sample in samples.items():
        batch = default_collate([sample] * 8)
        first = batch[0] if isinstance(batch, list) else batch
        parts = batch if isinstance(batch, list) else [batch]
        size = sum(part.nbytes for part in parts)
        tensors = f"{len(parts)} tensor{'s' * (len(parts) > 1)}"
        print(f"{name:22} {first.dtype!s:14} {tensors:10} {size:6} bytes")


if __name__ == "__main__":
    main()
