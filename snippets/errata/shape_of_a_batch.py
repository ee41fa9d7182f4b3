"""A loader adds N in front of whatever a sample is; Conv2d wants C, H, W."""

import torch
from torch.nn import Conv2d
from torch.utils.data import DataLoader

SAMPLES = {
    "(3, 32, 32)": torch.zeros(3, 32, 32),
    "(32, 32, 3)": torch.zeros(32, 32, 3),
    "(32, 32)": torch.zeros(32, 32),
    "(5,)": torch.zeros(5),
    "7": 7,
}


def main():
    for text, sample in SAMPLES.items():
        batch = next(iter(DataLoader([sample] * 8, batch_size=4)))
        print(f"sample {text:12} batch {tuple(batch.shape)}")
    conv = Conv2d(3, 8, 3)
    for shape in ((4, 3, 32, 32), (3, 32, 32)):
        print(f"Conv2d {shape} -> {tuple(conv(torch.zeros(shape)).shape)}")
    try:
        conv(torch.zeros(4, 32, 32, 3))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


if __name__ == "__main__":
    main()
