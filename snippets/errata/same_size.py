"""When padding keeps the size: (kernel_size - 1) / 2 is one case of many."""

import torch
from torch.nn import Conv2d

SETTINGS = [
    {"kernel_size": 3},
    {"kernel_size": 3, "padding": 1},
    {"kernel_size": 3, "padding": 1, "stride": 2},
    {"kernel_size": 3, "padding": 1, "dilation": 2},
    {"kernel_size": 3, "padding": 2, "dilation": 2},
    {"kernel_size": 4, "padding": 1},
    {"kernel_size": 4, "padding": 2},
    {"kernel_size": 3, "padding": "same", "dilation": 2},
]


def main():
    image = torch.zeros(1, 3, 32, 32)
    for setting in SETTINGS:
        size = Conv2d(3, 8, **setting)(image).shape[-1]
        words = ", ".join(f"{k}={v!r}" for k, v in setting.items())
        print(f"{words:44} 32 -> {size}")

    padding = (3 - 1) / 2  # in Python 3 this is a float
    print("padding:", padding)
    try:
        Conv2d(3, 8, 3, padding=padding)(image)
    except TypeError as error:
        print("TypeError:", str(error).split(" - ")[0])


if __name__ == "__main__":
    main()
