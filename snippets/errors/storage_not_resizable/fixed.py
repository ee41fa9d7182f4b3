"""Without workers the same samples give the message that names the sizes."""

import torch
from torch.utils.data import DataLoader


def main():
    sentences = [torch.ones(3), torch.ones(2)]
    try:
        next(iter(DataLoader(sentences, batch_size=2, num_workers=0)))
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    main()
