"""What default_collate and default_convert make of values and arrays.

needs: numpy
"""

import numpy as np
import torch
from torch.utils.data import default_collate, default_convert

SAMPLES = """
torch.ones(3)
torch.tensor(7)
np.ones(3)
np.ones(3, np.float32)
np.ones(3, np.uint8)
np.array(0.5)
np.array(["a"])
np.array([None])
np.float64(0.5)
np.float32(0.5)
np.int32(7)
0.5
7
True
1j
"a"
b"a"
None
"""


def short(value):
    if isinstance(value, torch.Tensor):
        return f"{tuple(value.shape)} {str(value.dtype).split('.')[1]}"
    return "unchanged array" if isinstance(value, np.ndarray) else repr(value)


def made(function, value):
    try:
        return short(function(value))
    except TypeError as error:
        return f"{type(error).__name__}, found {str(error).split('found ')[1]}"


def main():
    print(f"{'a sample':24}{'a batch of two':40}batch_size=None")
    for text in SAMPLES.split("\n")[1:-1]:
        sample = eval(text)
        batch = made(default_collate, [sample, sample])
        print(f"{text:24}{batch:40}{made(default_convert, sample)}")


if __name__ == "__main__":
    main()
