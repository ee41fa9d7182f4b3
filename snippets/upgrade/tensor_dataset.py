"""Two tensors of different length in one TensorDataset."""

import torch
from torch.utils.data import TensorDataset


def main():
    inputs, labels = torch.zeros(4, 2), torch.zeros(3)
    try:
        data = TensorDataset(inputs, labels)
    except AssertionError as error:
        print(f"AssertionError: {error}")
    else:
        print(f"accepted, len(data) is {len(data)}")


if __name__ == "__main__":
    main()
