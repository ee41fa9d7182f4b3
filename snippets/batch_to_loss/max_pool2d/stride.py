"""stride is kernel_size unless you give it, in the module and the function."""

import torch
import torch.nn.functional as F
from torch import nn


def main():
    row = torch.tensor([1.0, 9.0, 2.0, 3.0, 8.0, 4.0, 5.0])
    image = row.expand(1, 1, 3, 7)
    for options in ({}, {"stride": 2}, {"stride": 1}):
        pool = nn.MaxPool2d(3, **options)
        print(options, "stride is", pool.stride, pool(image).flatten().tolist())
    print("function:", F.max_pool2d(image, 3).flatten().tolist())

    wide = nn.MaxPool2d((1, 2))  # (height, width)
    print("kernel_size=(1, 2):", tuple(wide(image).shape))


if __name__ == "__main__":
    main()
